// npm start: a sample news page, a browser with a fresh profile and the extension in it, and its button clicked.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './find-browsers.mjs';
import { installBrowsers, installPackages, root } from './install.mjs';

const registry = 'https://firefox.settings.services.mozilla.com/v1/';
const usage = `npm start -- [--browser chromium|firefox] [--url URL] [--headless] [--sample-model]`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'string' },
        url: { type: 'string' },
        headless: { type: 'boolean', default: false },
        'sample-model': { type: 'boolean', default: false },
      },
    });
    const given = values.browser === 'chrome' ? 'chromium' : values.browser;
    const name =
      given ?? (findBrowser('firefox') && !findBrowser('chromium') ? 'firefox' : 'chromium');
    if (!['chromium', 'firefox'].includes(name)) throw new Error(`no browser is called ${name}`);
    if (values.url) new URL(values.url);
    return { ...values, name };
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    process.exit(2);
  }
}

const noDisplay =
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

async function isReachable(url) {
  return fetch(url, { signal: AbortSignal.timeout(3000) }).then(
    (reply) => reply.ok,
    () => false,
  );
}

/** Says an article as it stands in the reader: each block, and its translation below it. */
function print(pairs) {
  const marks = {
    heading: '## ',
    quote: '> ',
    list: '• ',
    picture: '[picture] ',
    embed: '[link] ',
  };
  for (const { index, kind, original, translation } of pairs) {
    const mark = index === 0 ? '# ' : (marks[kind] ?? '');
    console.log(`\n${mark}${original.replaceAll('\n', ' / ')}`);
    if (translation && translation !== original)
      console.log(`${mark}${translation.replaceAll('\n', ' / ')}`);
  }
  console.log('');
}

/** Does the whole job with nobody watching: reads, translates, prints, and takes pictures. */
async function show(browser, popup, { whyUnread, translated, shownPairs }, sample) {
  const folder = join(root, 'artifacts', `start-${browser.name}`);
  mkdirSync(folder, { recursive: true });
  const refusal = await whyUnread(popup);
  if (refusal) {
    console.log(refusal);
    process.exitCode = 1;
    return;
  }
  await translated(popup, sample ? 60_000 : 600_000);
  print(await shownPairs(popup));
  await popup.screenshot(join(folder, 'popup.png'));
  await popup.close();
  const library = await browser.openExtensionPage('library.html');
  const address = await library.until(
    () => document.querySelector('a[href*="reader.html?id="]')?.href,
    { what: 'the article in the library' },
  );
  await library.screenshot(join(folder, 'library.png'));
  const page = await browser.openExtensionPage(address.slice(browser.origin.length));
  await page.resize(1280, 900);
  await translated(page);
  await page.screenshot(join(folder, 'page.png'));
  console.log(`Screenshots of the pop-up, the full page and the library: ${folder}`);
}

const options = readOptions();
const headless = options.headless || noDisplay;
process.chdir(root);
installPackages();
installBrowsers([options.name]);
if (spawnSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0)
  process.exit(1);

const { importTs } = await import('./import-ts.mjs');
const { launch } = await importTs('tests/browser/harness/index.ts');
const { startSampleServer } = await importTs('tests/browser/harness/sample-server.ts');
const reader = await importTs('tests/browser/harness/reader.ts');
const { addSampleDictionary } = await importTs('tests/browser/harness/dictionary.ts');

const sample = options['sample-model'] || !(await isReachable(registry));
const server = await startSampleServer();
const url = options.url ?? server.page('library');
const browser = await launch(options.name, { headful: !headless });
try {
  await browser.changeSettings({
    welcomed: true,
    engine: 'bergamot',
    ...(sample ? { modelSource: server.mirror } : {}),
  });
  await addSampleDictionary(browser);
  console.log(`Opening ${url} in ${options.name} and clicking the button.`);
  const popup = await browser.openPopup(await browser.openPage(url));
  if (sample)
    console.log(
      'The sample model knows the sample articles only; of other pages it makes nonsense.',
    );
  else console.log("The translation model comes from Mozilla's registry.");
  if (headless) {
    await show(browser, popup, reader, sample);
  } else {
    await reader
      .articleShown(popup)
      .then(() => reader.translated(popup, 600_000))
      .catch(() => {});
    console.log('Close the browser to end this.');
    await browser.closed;
  }
} finally {
  await browser.close();
  await server.close();
}
