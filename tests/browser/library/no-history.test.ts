import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch } from '../harness/index.ts';
import { articleShown } from '../harness/reader.ts';
import { type SampleServer, startSampleServer } from '../harness/sample-server.ts';

// Chrome has no such setting.
describe.runIf(browsers.includes('firefox'))('firefox set never to remember history', () => {
  let browser: Browser;
  let server: SampleServer;

  beforeAll(async () => {
    server = await startSampleServer();
    browser = await launch('firefox', {
      preferences: { 'browser.privatebrowsing.autostart': true },
    });
    await browser.changeSettings({ welcomed: true });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('shows the article and says why it cannot be saved', async () => {
    const popup = await browser.openPopup(await browser.openPage(server.page('library')));
    await articleShown(popup);
    await expect
      .poll(() => popup.evaluate(() => document.querySelector<HTMLElement>('.save')?.title ?? ''))
      .toContain('history may be off');
    await popup.close();
  });

  test('says in the library why there is none', async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitFor('[role="alert"]');
    await expect.poll(() => library.text('[role="alert"]')).toContain('history is off');
  });
});
