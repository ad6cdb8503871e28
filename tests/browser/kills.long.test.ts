import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch } from './harness/index.ts';
import { articleShown, shownPairs, translated } from './harness/reader.ts';
import { type SamplePage, type SampleServer, startSampleServer } from './harness/sample-server.ts';
import { pause } from './harness/wait.ts';

const pages: readonly SamplePage[] = ['library', 'football', 'drought'];
const rounds = 9;

describe.each(browsers)('many kills in %s', (name) => {
  let server: SampleServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await launch(name);
    await browser.changeSettings({ welcomed: true, modelSource: server.mirror });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const sample = (round: number): SamplePage => pages[round % pages.length] ?? 'library';

  test('the background may end at any moment of a translation', { timeout: 300_000 }, async () => {
    for (let round = 0; round < rounds; round++) {
      const page = await browser.openPage(`${server.page(sample(round))}?round=${round}`);
      const popup = await browser.openPopup(page);
      await pause(round * 80);
      await browser.killBackground();
      await articleShown(popup);
      await translated(popup);
      const shown = await shownPairs(popup);
      expect(shown.filter(({ translation }) => translation === '')).toEqual([]);
      await popup.close();
      await page.close();
    }
  });

  test('the browser may end at any moment after a save', { timeout: 600_000 }, async () => {
    for (let round = 0; round < rounds; round++) {
      const page = await browser.openPage(`${server.page(sample(round))}?kill=${round}`);
      const popup = await browser.openPopup(page);
      await articleShown(popup);
      await popup.click('.save');
      await popup.waitFor('.save[aria-pressed="true"]');
      await pause(round * 80);
      await browser.restart(true);
      const library = await browser.openExtensionPage('library.html');
      const address = `?kill=${round}`;
      await library.waitFor('a[href*="reader.html?id="]');
      const saved = await library.evaluate(
        () => document.querySelectorAll('.library-row .library-kept').length,
      );
      expect(saved, address).toBe(round + 1);
      await library.close();
    }
  });
});
