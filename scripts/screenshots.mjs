// npm run screenshots [-- --browser firefox]: the sample article in every language, theme, layout and width, and the other pages.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { importTs } from './import-ts.mjs';
import { root } from './install.mjs';

const { values } = parseArgs({ options: { browser: { type: 'string', default: 'chromium' } } });
const name = values.browser === 'chrome' ? 'chromium' : values.browser;
process.chdir(root);
await build();
const { launch } = await importTs('tests/browser/harness/index.ts');
const { startSampleServer } = await importTs('tests/browser/harness/sample-server.ts');
const { translated } = await importTs('tests/browser/harness/reader.ts');
const { allScreens, sizes } = await importTs('tests/browser/reader/screens.ts');

const folder = join(root, 'artifacts/screenshots', name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await startSampleServer();
const browser = await launch(name);
try {
  await browser.changeSettings({
    welcomed: true,
    engine: 'bergamot',
    modelSource: server.mirror,
  });
  const page = await browser.openPage(server.page('library'));
  const popup = await browser.openPopup(page);
  await translated(popup, 120_000);
  await popup.click('.save');
  await popup.screenshot(join(folder, 'popup.png'));
  await popup.close();
  const library = await browser.openExtensionPage('library.html');
  const address = await library.until(
    () => document.querySelector('a[href*="reader.html?id="]')?.href,
  );
  await library.close();
  await readerScreens(address.slice(browser.origin.length));
  await otherScreens();
  await libraryDialogs();
  await troubledScreens();
  console.log(`Screenshots: ${folder}`);
} finally {
  await browser.close();
  await server.close();
}

async function readerScreens(path) {
  const reader = await browser.openExtensionPage(path);
  for (const screen of allScreens.filter((one) => one.browser === name)) {
    const { language, theme, layout, width } = screen;
    await browser.changeSettings({ language, theme, layout });
    await reader.resize(...sizes[width]);
    await reader.reload();
    await reader.waitFor('[data-translation="done"]');
    await reader.screenshot(join(folder, `reader-${language}-${theme}-${layout}-${width}.png`));
  }
  await reader.close();
}

async function otherScreens() {
  const settings = { layout: 'side-by-side' };
  for (const language of ['en', 'ar'])
    for (const theme of ['light', 'dark'])
      for (const [what, path, wait, change, width = 'wide'] of [
        ['welcome', 'reader.html?id=none', '.welcome', { welcomed: false }],
        ['missing', 'reader.html?id=none', '.failure', { welcomed: true }],
        ['welcome-popup', 'reader.html?id=none', '.welcome', { welcomed: false }, 'popup'],
        ['options', 'options.html', '.options', { welcomed: true }],
        ['options-narrow', 'options.html', '.options', {}, 'narrow'],
        ['library', 'library.html', 'a[href*="reader.html?id="]', {}],
        ['library-narrow', 'library.html', 'a[href*="reader.html?id="]', {}, 'narrow'],
      ]) {
        await browser.changeSettings({ ...settings, language, theme, ...change });
        const page = await browser.openExtensionPage(path);
        await page.resize(...sizes[width]);
        await page.waitFor(wait);
        await page.screenshot(join(folder, `${what}-${language}-${theme}.png`));
        await page.close();
      }
}

/** What opens over or beside the library's list: its storage, and the dialogs to export and to cite what is selected. */
async function libraryDialogs() {
  for (const language of ['en', 'ar'])
    for (const theme of ['light', 'dark'])
      for (const width of ['wide', 'narrow']) {
        await browser.changeSettings({ language, theme });
        const page = await browser.openExtensionPage('library.html');
        await page.resize(...sizes[width]);
        await page.waitFor('.library-row');
        const keep = (what) =>
          page.screenshot(join(folder, `library-${what}-${language}-${theme}-${width}.png`));
        await page.click('.library-check input');
        for (const what of ['export', 'cite']) {
          await page.click(`.library-bar.selecting [data-action="${what}"]`);
          await page.waitFor('.library-dialog .primary, .cite-preview p');
          await keep(what);
          await page.press('Escape');
        }
        await page.click('.library-storage summary');
        await page.waitFor('.automatic-backup');
        await page.evaluate(() => document.querySelector('.automatic-backup').scrollIntoView());
        await keep('storage');
        await page.close();
      }
}

/** The library with each of its notices: repaired, with a loss, on a nearly full disk, and written by a newer version. */
async function troubledScreens() {
  // The library checks itself once as long as the browser runs.
  await browser.restart();
  const other = await browser.openExtensionPage('options.html');
  await other.evaluate(damage);
  await other.close();
  for (const [language, theme, width] of [
    ['en', 'light', 'wide'],
    ['ar', 'dark', 'wide'],
    ['ar', 'light', 'narrow'],
  ]) {
    await browser.changeSettings({ language, theme });
    const page = await browser.openExtensionPage('library.html');
    await page.evaluate(pretendNearlyFull);
    await page.resize(...sizes[width]);
    await page.waitFor('.notice + .notice + .notice');
    await page.screenshot(join(folder, `library-notices-${language}-${theme}-${width}.png`));
    await page.close();
  }
  const damaged = await browser.openExtensionPage('options.html');
  await damaged.evaluate(raiseVersion);
  await damaged.close();
  const page = await browser.openExtensionPage('library.html');
  await page.waitFor('[role="alert"]');
  await page.screenshot(join(folder, 'library-newer.png'));
  await page.close();
}

/** Runs in an extension page: a list entry without a text, and a text without a list entry. */
function damage() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('warraq');
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(['articles', 'texts'], 'readwrite');
      const articles = transaction.objectStore('articles');
      const first = articles.getAll(undefined, 1);
      first.onsuccess = () => {
        const [entry] = first.result;
        articles.put({ ...entry, id: 'textless' });
        articles.delete(entry.id);
      };
      transaction.oncomplete = () => resolve(database.close());
      transaction.onerror = () => reject(transaction.error);
    };
  });
}

function pretendNearlyFull() {
  navigator.storage.estimate = async () => ({ usage: 980e6, quota: 1e9 });
}

/** Runs in an extension page: leaves the database as a later version of Warraq would. */
function raiseVersion() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('warraq', 1000);
    opening.onsuccess = () => resolve(opening.result.close());
    opening.onerror = () => reject(opening.error);
  });
}
