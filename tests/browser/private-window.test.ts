import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, borrow, browsers } from './harness/index.ts';
import { type SampleServer, startSampleServer } from './harness/sample-server.ts';

interface Api {
  readonly windows: {
    getAll(options: object): Promise<{ incognito: boolean; tabs: { url?: string }[] }[]>;
  };
}

/** Every tab as `private|ordinary address`, asked from a page of the extension. */
async function tabsOf(browser: Browser): Promise<readonly string[]> {
  const page = await browser.openExtensionPage('library.html');
  const tabs = await page.evaluate(async () => {
    const scope = globalThis as never as { browser?: Api; chrome: Api };
    const windows = await (scope.browser ?? scope.chrome).windows.getAll({ populate: true });
    return windows.flatMap(({ incognito, tabs }) =>
      tabs.map(({ url }) => `${incognito ? 'private' : 'ordinary'} ${url}`),
    );
  });
  await page.close();
  return tabs;
}

describe.each(browsers)('a private window in %s', (name) => {
  let browser: Browser;
  let server: SampleServer;
  beforeAll(async () => {
    server = await startSampleServer();
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, modelSource: server.mirror });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('shows its article in no ordinary window, whatever is pressed, and keeps no word of it', async () => {
    const page = await browser.openPrivatePage(server.page('library'));
    const popup = await browser.openPopup(page);
    await popup.waitFor('.cell.original');
    await popup.press('m');
    await popup.waitFor('.word-card');
    expect(
      await popup.evaluate(() => document.querySelector('.word-card [aria-pressed]')),
    ).toBeNull();
    await popup.press('Escape');
    // Where the key opens a page, it closes the pop-up under the driver's hands.
    await popup.press('o').catch(() => {});
    if (name === 'firefox') await browser.findPage('reader.html');
    else {
      await popup.press('?');
      await popup.waitFor('.shortcut-list[open]');
    }
    const ordinary = (await tabsOf(browser)).filter((tab) => tab.startsWith('ordinary'));
    expect(ordinary.filter((tab) => tab.includes('reader.html'))).toEqual([]);
  });

  it.runIf(name === 'chromium')('opens the pop-up where the button opens a full page', async () => {
    await browser.changeSettings({ opensIn: 'page' });
    const page = await browser.openPrivatePage(server.page('football'));
    const popup = await browser.openPopup(page);
    await popup.waitFor('.cell.original');
    expect((await browser.addresses()).filter((tab) => tab.includes('reader.html'))).toEqual([]);
  });

  it.runIf(name === 'chromium')('fetches no picture through the ordinary profile', async () => {
    const page = await browser.openPrivatePage(server.page('drought'));
    const before = server.requests.length;
    const popup = await browser.openPopup(page);
    await popup.until(
      () => document.querySelector<HTMLImageElement>('.picture-place img')?.complete,
    );
    // The tab itself may ask for its own icon at any moment.
    const pictures = server.requests
      .slice(before)
      .filter((path) => path.includes('/pictures/') && !path.endsWith('/site.png'));
    expect(pictures).toEqual([]);
  });
});
