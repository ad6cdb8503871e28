// Opens saved pages in a headless browser at their own addresses, with the network and the pages' scripts shut off.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browsers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The built content script, as the extension injects it. */
export const contentScript = join(root, 'dist/chrome/content.js');

/** The built script of the languages' words, which is injected before it. */
export const languagesScript = join(dirname(contentScript), 'languages.js');

const timeLimit = 30_000;

/** The pages under paths: each `{file, slug, url, meta}`, in the order given, a folder's sorted by name. */
export function savedPages(paths, { url } = {}) {
  return paths.flatMap(filesUnder).map((file) => {
    const beside = ['meta.json', 'expected.json'].map((note) => join(dirname(file), note));
    const metaFile = beside.find((note) => existsSync(note));
    const meta = metaFile ? JSON.parse(readFileSync(metaFile, 'utf8')) : {};
    const name = basename(file);
    const slug = name === 'source.html' ? basename(dirname(file)) : basename(name, extname(name));
    const address = url ?? meta.page_url ?? `https://saved.example/${encodeURIComponent(slug)}`;
    return { file, slug, url: address, meta };
  });
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  const own = join(path, 'source.html');
  if (existsSync(own)) return [own];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = join(path, entry.name);
      if (entry.isDirectory()) return filesUnder(child);
      return /\.x?html?$/i.test(entry.name) ? [child] : [];
    });
}

/** Opens every page below the paths in turn, in one browser, and gives each to `visit(saved, tab)`. */
export async function openPages(paths, options, visit) {
  const pages = savedPages(paths, options);
  const browser = await launch();
  try {
    let tab = await openTab(browser);
    for (const saved of pages) {
      try {
        await tab.open(saved);
      } catch (error) {
        console.error(`${saved.slug}: ${error.message}`);
        await tab.page.close().catch(() => {});
        tab = await openTab(browser);
        continue;
      }
      await visit(saved, tab);
    }
  } finally {
    await browser.close();
  }
}

/** Starts a headless browser that keeps quiet. */
export function launch(name = 'chromium') {
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`No ${name} found: set CHROME_BIN or FIREFOX_BIN.`);
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return puppeteer.launch({
    ...{ executablePath, headless: true, protocolTimeout: 4 * timeLimit },
    ...(name === 'firefox' ? { browser: name } : { args }),
  });
}

/**
 * A new tab for saved pages: `open(saved)` loads one, `extract(scope)` runs the content script in it, without its time limit
 * where `scope.unhurried` is set.
 */
export async function openTab(browser) {
  const script = readFileSync(contentScript, 'utf8');
  const languages = readFileSync(languagesScript, 'utf8');
  const page = await browser.newPage();
  const state = { saved: undefined };
  await page.setViewport({ width: 1280, height: 900 });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const main = request.isNavigationRequest() && request.frame() === page.mainFrame();
    // What the page no longer waits for when it is refused, Firefox knows no more.
    if (!main || !state.saved) return request.abort().catch(() => {});
    return request.respond(answer(state.saved));
  });
  const client = isFirefox(page) ? undefined : await page.createCDPSession();
  const open = async (saved) => {
    state.saved = saved;
    await page.goto(saved.url, { waitUntil: 'domcontentloaded', timeout: timeLimit });
  };
  const tab = { page, client, open };
  return { ...tab, extract: (scope) => runExtraction(tab, { script, languages }, scope) };
}

// The page's own scripts stay off by a policy, not by the browser's switch, so that <noscript> is read as in a real tab.
function answer({ file }) {
  const body = readFileSync(file);
  const charset = declaresCharset(body) || !isUtf8(body) ? '' : '; charset=utf-8';
  return {
    status: 200,
    headers: {
      'content-type': `text/html${charset}`,
      'content-security-policy': "script-src 'none'; frame-src 'none'; object-src 'none'",
    },
    body,
  };
}

function declaresCharset(body) {
  return /<meta[^>]+charset/i.test(body.subarray(0, 4096).toString('latin1'));
}

function isUtf8(body) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}

const isFirefox = (page) => page.browser().process()?.spawnfile.includes('firefox');

/** Evaluates an expression in a world of its own in the page, as an injected script would: in Chromium a fresh one, in Firefox one a document. */
export async function evaluateIsolated({ page, client }, expression) {
  if (!client) return page.mainFrame().isolatedRealm().evaluate(expression);
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId: page.mainFrame()._id,
    worldName: 'warraq',
  });
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    expression,
    contextId: executionContextId,
    returnByValue: true,
    awaitPromise: true,
    timeout: timeLimit,
  });
  if (exceptionDetails)
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** Runs the content script, with the languages' words before it, in a world of its own. */
async function runExtraction(tab, { script, languages }, scope = {}) {
  const wish = {
    // Not undefined, which JSON leaves out: what an earlier run laid out would stay.
    warraqScope: scope.scope ?? 'article',
    warraqArea: scope.area ?? null,
    warraqUnhurried: Boolean(scope.unhurried),
    warraqExplains: true,
  };
  const setup = `Object.assign(globalThis, ${JSON.stringify(wish)});`;
  const timed = `{${setup}
    const warraqStart = performance.now();
    ${languages}
    Promise.resolve((0, () => { ${script.replace(/extraction\.default;\s*$/, 'return extraction.default;')} })())
      .then((result) => ({ result, ms: performance.now() - warraqStart }))}`;
  return evaluateIsolated(tab, timed);
}
