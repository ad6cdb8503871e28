// The library at 2,000 and 10,000 articles in headless Chromium: npm run bench:library [-- --json] [--large] [--only ARTICLES]
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { build } from '../build.mjs';
import { measureMiniSearch } from './bench-minisearch.mjs';
import { importTs } from './import-ts.mjs';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, large: { type: 'boolean' }, only: { type: 'string' } },
});
const sizes = values.only
  ? [Number(values.only)]
  : values.large
    ? [2000, 10_000, 50_000]
    : [2000, 10_000];
const queries = 200;

await build();
const { launch } = await importTs('tests/browser/harness/index.ts');
const { startSampleServer } = await importTs('tests/browser/harness/sample-server.ts');
const invented = await importTs('tests/bench/library/invented.ts');

const say = (text) => values.json || console.log(text);

/** A function of the bench's own modules, to be run in the library page. */
async function inPage(name) {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents:
        "export * from './tests/bench/library/seed.ts'; export * from './tests/bench/library/invented.ts'",
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
  });
  return new Function('...args', `${outputFiles[0].text}; return bench.${name}(...args);`);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Memory of the extension's own processes below this one, in MiB. */
function extensionMemory() {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const parent = status.match(/^PPid:\s+(\d+)/m)?.[1];
        const kib = Number(status.match(/^VmRSS:\s+(\d+)/m)?.[1] ?? 0);
        return [{ pid, parent, kib, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
  const own = new Set([String(process.pid)]);
  for (let size = 0; size !== own.size; ) {
    size = own.size;
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
  }
  const extension = processes.filter(
    ({ pid, command }) => own.has(pid) && command.includes('--extension-process'),
  );
  return extension.reduce((sum, { kib }) => sum + kib, 0) / 1024;
}

/** Runs in the library page: asks the page's own kind of worker, and times it. */
async function timeQueries(list, repeat) {
  const worker = new Worker('search-worker.js', { type: 'module' });
  let waiting;
  worker.onmessage = ({ data }) => 'result' in data && waiting?.(data.result);
  const ask = (query, id) => {
    const start = performance.now();
    return new Promise((resolve) => {
      waiting = () => resolve(performance.now() - start);
      worker.postMessage({ id, query, filter: { isNotArchived: true, limit: 12 } });
    });
  };
  const times = [];
  for (let round = 0; round < repeat; round += 1)
    for (const [id, query] of list.entries()) times.push(await ask(query, id));
  worker.terminate();
  return times;
}

/** Runs in the library page: saves an article as the reader does, through the background. */
async function timeSave(article) {
  const start = performance.now();
  await chrome.runtime.sendMessage({ service: 'background', method: 'save', args: [article] });
  return performance.now() - start;
}

/** Runs in the library page: the time from a save's answer until a search for a word of its own finds it (ms). */
async function timeFound(article, word) {
  const worker = new Worker('search-worker.js', { type: 'module' });
  const ask = () =>
    new Promise((resolve) => {
      worker.onmessage = ({ data }) => 'result' in data && resolve(data.result.total);
      worker.postMessage({ id: 0, query: word, filter: {} });
    });
  await ask();
  await chrome.runtime.sendMessage({ service: 'background', method: 'save', args: [article] });
  const start = performance.now();
  while (!(await ask())) await new Promise((resolve) => setTimeout(resolve, 10));
  worker.terminate();
  return performance.now() - start;
}

/** So long nothing is done between two openings (ms): the database may still be counting for the page before. */
const rest = 2000;

/** Ends all that runs of the extension, as Chrome does after a while without use. */
async function endAll(browser) {
  await browser.killTranslator();
  await browser.killBackground();
  await pause(rest);
}

/** Opens the library by its address, as it is after a while without use. */
async function timeOpening(browser) {
  await endAll(browser);
  return openNow(browser);
}

/** The same by the button on a page and the one in the pop-up, as most readers come there: the pop-up has started the process. */
async function timeOpeningFromPopup(browser, article) {
  await endAll(browser);
  const popup = await browser.openPopup(article);
  await popup.waitFor('.pair .original');
  await popup.click('button[aria-label="Library"]');
  return timeOfRows(await browser.findPage('library.html'));
}

/** A page of the extension without scripts, opened in the same way: what starting the process costs of the time to the first rows (ms). */
async function timeBarePage(browser) {
  await endAll(browser);
  const page = await browser.openExtensionPage('manifest.json');
  const time = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
  );
  await page.close();
  return time;
}

async function openNow(browser) {
  return timeOfRows(await browser.openExtensionPage('library.html'));
}

async function timeOfRows(page) {
  // The page sets the mark in its first frame that has articles in it; the time runs from the navigation.
  const time = await page.until(
    () => performance.getEntriesByName('library-rows')[0]?.startTime ?? 0,
  );
  await page.close();
  return time;
}

/** Runs in the library page: types a query into its box, and times what is found until it is shown. */
async function timeTyped(query) {
  const box = document.querySelector('.library-search input');
  const main = document.querySelector('.library-main');
  const start = performance.now();
  box.value = query;
  box.dispatchEvent(new Event('input'));
  const isShown = () => document.querySelector('.library-row mark, .library-empty');
  await new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isShown()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(main, { childList: true, subtree: true });
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}

async function timeFirstSearch(browser, query) {
  const page = await browser.openExtensionPage('library.html');
  await page.waitFor('.library-row');
  const time = await page.evaluate(timeTyped, query);
  await page.close();
  await pause(rest);
  return time;
}

/** Fills the library from one size to another, with its index; gives the milliseconds that indexing took. */
async function fill(browser, from, size) {
  const page = await browser.openExtensionPage('options.html');
  const seedPage = await inPage('seed');
  for (let start = from; start < size; start += 1000)
    await page.evaluate(seedPage, start, Math.min(size, start + 1000));
  await page.evaluate(await inPage('startIndexing'));
  // Asked again and again, since one answer may not take longer than three minutes.
  const indexMs = await page.until(() => globalThis.indexedIn, { timeout: 3_600_000 });
  // What filled the library is no part of what is measured, nor its memory; the background looks at it as at any start.
  await browser.restart();
  const rested = await browser.openExtensionPage('options.html');
  await rested.until(async () => (await chrome.storage.session.get('firstRows')).firstRows);
  await rested.close();
  return indexMs;
}

async function measure(browser, address, size, from) {
  const indexMs = await fill(browser, from, size);
  // What is read on the way is not to come into the library that is measured.
  await browser.changeSettings({ welcomed: true, cache: false });
  const opens = [];
  for (let i = 0; i < 7; i += 1) opens.push(await timeOpening(browser));
  const bare = [];
  for (let i = 0; i < 7; i += 1) bare.push(await timeBarePage(browser));
  const article = await browser.openPage(address);
  const fromPopup = [];
  for (let i = 0; i < 7; i += 1) fromPopup.push(await timeOpeningFromPopup(browser, article));
  await article.close();
  const again = [];
  for (let i = 0; i < 7; i += 1) {
    await pause(rest);
    again.push(await openNow(browser));
  }
  const restarts = [];
  for (let i = 0; i < 3; i += 1) {
    await browser.restart();
    restarts.push(await openNow(browser));
  }
  const firsts = [];
  for (let i = 0; i < 5; i += 1)
    firsts.push(await timeFirstSearch(browser, invented.inventedQuery(9000 + i, size)));

  const work = await browser.openExtensionPage('library.html');
  const list = Array.from({ length: queries }, (_, n) => invented.inventedQuery(n, size));
  const searches = (await work.evaluate(timeQueries, list, 2)).slice(queries);
  const saves = [];
  for (let i = 0; i < 12; i += 1) {
    saves.push(await work.evaluate(timeSave, invented.inventedArticle(1_000_000 + size + i)));
    await pause(700);
  }
  const founds = [];
  for (let i = 0; i < 5; i += 1) {
    const { title, ...article } = invented.inventedArticle(2_000_000 + size + i);
    const word = `كلمة${'بتثجح'.repeat(3).slice(i, i + 6)}${size}`;
    founds.push(await work.evaluate(timeFound, { ...article, title: `${title} ${word}` }, word));
  }
  const memoryMiB = extensionMemory();
  const usage = await work.evaluate(async () => (await navigator.storage.estimate()).usage);
  await work.close();
  return {
    result: {
      openMs: median(opens),
      searchP95Ms: p95(searches),
      firstSearchMs: median(firsts),
      saveMs: median(saves.slice(2)),
      memoryMiB,
      bytesPerArticle: usage / (size + 17),
    },
    more: {
      openBarePageMs: median(bare),
      openFromPopupMs: median(fromPopup),
      openAgainMs: median(again),
      openAtBrowserStartMs: median(restarts),
      searchMedianMs: median(searches),
      foundAfterSaveMs: Math.max(...founds),
      indexMsPerArticle: indexMs / (size - from),
    },
  };
}

const browser = await launch('chromium');
const server = await startSampleServer();
const results = {};
try {
  let from = 0;
  for (const size of sizes) {
    const measured = await measure(browser, server.page('football'), size, from);
    from = size;
    results[size] = measured.result;
    say(`\n${size} articles of 400 words with their translation`);
    if (!values.json) console.table({ ...measured.result, ...measured.more });
    if (!values.json && size <= 10_000) {
      say('MiniSearch on the same texts, in memory (Node)');
      const { times, ...costs } = measureMiniSearch(size, queries);
      console.table({ searchP95Ms: p95(times), searchMedianMs: median(times), ...costs });
    }
  }
} finally {
  await browser.close();
  await server.close();
}
if (values.json) console.log(JSON.stringify(results));
