import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../harness/files.ts';
import { type Browser, browsers, isShare, launch, type View } from '../harness/index.ts';
import { type PictureServer, startPictureServer } from '../library/picture-server.ts';
import { openArticle } from './open-article.ts';
import { sample, sampleKept } from './sample.ts';

/** Takes from Firefox what Firefox for Android has not, before any script of ours runs. */
const without = `
for (const name of ['windows', 'contextMenus', 'menus', 'commands', 'sidebarAction'])
  Object.defineProperty(browser, name, { value: undefined });
Object.defineProperty(browser.action, 'openPopup', { value: undefined });
// The pop-up is a page above the tab it is about; here it stands in a tab of its own.
const query = browser.tabs.query;
Object.defineProperty(browser.tabs, 'query', { value: () => query({ url: 'http://127.0.0.1/*' }) });
`;

/** A copy of the built extension that runs as on a phone. */
function phoneExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-phone-'));
  cpSync(builtExtension('firefox'), folder, { recursive: true });
  writeFileSync(join(folder, 'without.js'), without);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  delete manifest.commands;
  manifest.permissions = manifest.permissions.filter((one: string) => one !== 'contextMenus');
  // A tap on the button grants the tab; nothing is tapped here.
  manifest.host_permissions = ['http://127.0.0.1/*'];
  manifest.background.scripts.unshift('without.js');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  for (const page of ['popup.html', 'reader.html', 'library.html', 'options.html']) {
    const html = readFileSync(join(folder, page), 'utf8');
    const first = '<script src="without.js"></script><script';
    writeFileSync(join(folder, page), html.replace('<script', first));
  }
  return folder;
}

/** How much wider than the window a page is, in CSS pixels. */
const overflow = (view: View): Promise<number> =>
  view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const touchOnly = { 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1 };

describe.runIf(browsers.includes('firefox'))('with what Firefox for Android has', () => {
  let server: PictureServer;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    server = await startPictureServer();
    folder = phoneExtension();
    browser = await launch('firefox', { extension: folder, preferences: touchOnly });
    await browser.changeSettings({ welcomed: true });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the pop-up is a page that fills the screen, upright and lying', async () => {
    await browser.openPage(server.page);
    const popup = await browser.openExtensionPage('popup.html');
    for (const [width, height] of [
      [412, 915],
      [915, 412],
      [1280, 800],
    ] as const) {
      await popup.resize(width, height);
      await popup.waitFor('.pair .original');
      await expect
        .poll(() =>
          popup.evaluate(() => {
            const box = document.body.getBoundingClientRect();
            return [Math.round(box.width), Math.round(box.height)];
          }),
        )
        .toEqual([width, height]);
      await expect.poll(() => overflow(popup)).toBeLessThan(2);
    }
    await popup.close();
  });

  test('an area chosen in the page opens as a page, since no pop-up can be opened', async () => {
    const page = await browser.openPage(server.page);
    const options = await browser.openExtensionPage('options.html');
    const missing = await options.evaluate(async () => {
      interface Phone {
        readonly windows?: object;
        readonly commands?: object;
        readonly tabs: { query(about: object): Promise<{ id: number }[]> };
        readonly runtime: { sendMessage(message: object): Promise<unknown> };
      }
      const { browser: phone } = globalThis as never as { browser: Phone };
      const tabs = await phone.tabs.query({});
      const args = [tabs.at(-1)?.id];
      await phone.runtime.sendMessage({ service: 'background', method: 'pickArea', args });
      return !phone.windows && !phone.commands;
    });
    expect(missing).toBe(true);
    await options.close();
    await page.until(() => document.documentElement.lastElementChild?.tagName === 'DIV');
    await page.click('article p');
    const reader = await browser.findPage('reader.html?');
    await reader.waitFor('.pair .original');
    await reader.close();
  });

  test('an article is saved there, and the library has it', async () => {
    const popup = await browser.openExtensionPage('popup.html');
    await popup.resize(412, 915);
    await popup.waitFor('.pair .original');
    await popup.click('.save');
    await popup.waitFor('.save[aria-pressed="true"]');
    await popup.close();
    const library = await browser.openExtensionPage('library.html');
    await library.resize(412, 915);
    await library.waitFor('.library-row');
    await expect.poll(() => overflow(library)).toBeLessThan(2);
    await library.close();
  });

  test('the translation stands under each paragraph, and a tap lights a sentence with its counterpart', async () => {
    const reader = await openArticle(browser, sample, sampleKept);
    await reader.resize(412, 915);
    await reader.until(() => {
      const [a, b] = document.querySelectorAll('[data-block="1"] > .cell');
      return (b?.getBoundingClientRect().top ?? 0) > (a?.getBoundingClientRect().bottom ?? 1) - 1;
    });
    await reader.click('[data-block="5"] > .translation p');
    await expect.poll(() => reader.evaluate(() => CSS.highlights.get('sentence')?.size)).toBe(2);
    await expect.poll(() => overflow(reader)).toBeLessThan(2);
    await reader.close();
  });

  test.skipIf(isShare)(
    'panels fit the screen, and the list of keys has none of the browser’s',
    async () => {
      const reader = await browser.openExtensionPage(`reader.html?id=${sample.id}`);
      await reader.resize(360, 640);
      await reader.waitFor('.dropdown');
      for (const label of ['Text and theme', 'Contents', 'More']) {
        await reader.click(`[aria-label="${label}"]`);
        await reader.waitFor('.panel');
        const box = await reader.evaluate(() => {
          const { left, right, bottom } =
            document.querySelector('.panel')?.getBoundingClientRect() ?? new DOMRect(-1);
          return { left, right, bottom };
        });
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(360);
        expect(box.bottom).toBeLessThanOrEqual(640);
        await reader.press('Escape');
        await reader.until(() => !document.querySelector('.panel'));
      }
      await reader.press('?');
      await reader.waitFor('.shortcut-list[open]');
      await expect.poll(() => overflow(reader)).toBeLessThan(2);
      await reader.close();
    },
  );

  test.skipIf(isShare)('the options and the first screen fit too', async () => {
    const options = await browser.openExtensionPage('options.html');
    await options.resize(360, 640);
    await options.waitFor('.library-limits');
    await expect.poll(() => overflow(options)).toBeLessThan(2);
    await options.close();
    await browser.changeSettings({ welcomed: false });
    const first = await browser.openExtensionPage(`reader.html?id=${sample.id}`);
    await first.resize(360, 640);
    await first.waitFor('.welcome');
    await expect.poll(() => overflow(first)).toBeLessThan(2);
    await first.close();
  });
});
