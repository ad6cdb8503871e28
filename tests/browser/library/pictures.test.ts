import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch, mainlyIn, type View } from '../harness/index.ts';
import { type LoggingProxy, startLoggingProxy } from '../harness/proxy.ts';
import { type PictureServer, startPictureServer } from './picture-server.ts';

/** Widths of the pictures that an element shows; 0 for one that is not there. */
function widths(view: View, selector: string): Promise<number[]> {
  return view.evaluate(
    (css: string) =>
      Array.from(document.querySelectorAll<HTMLImageElement>(css), (image) => image.naturalWidth),
    selector,
  );
}

import { deleteEverything, openStorage } from './storage.ts';

describe.runIf(mainlyIn('chromium')).each(browsers)('pictures of a saved article in %s', (name) => {
  let server: PictureServer;
  let proxy: LoggingProxy;
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    [server, proxy] = await Promise.all([startPictureServer(), startLoggingProxy()]);
    browser = await launch(name, { proxyPort: proxy.port });
    await browser.changeSettings({ welcomed: true });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([proxy?.close(), server?.close()]);
  });

  test('come from the page; those on another host wait for a permission, or are left out', async () => {
    const page = await browser.openPage(server.page);
    const popup = await browser.openPopup(page);
    await popup.waitFor('.pair .original');
    await popup.click('.save');
    await popup.waitFor('.save[aria-pressed="true"]');
    await popup.close();
    library = await browser.openExtensionPage('library.html');
    await library.waitFor('.picture-status button');
    const status = await library.text('.picture-status');
    expect(status).toContain('1 of 2');
    expect(status).toContain('localhost');
    await library.click('.picture-status button:last-child');
    await library.until(() => !document.querySelector('.picture-status'));
  });

  test('are there after a crash with the site gone, and nothing is asked of the network', async () => {
    await server.close();
    await browser.restart(true);
    library = await browser.openExtensionPage('library.html');
    await library.waitFor('.library-thumbnail img');
    const before = proxy.requests.length;
    await library.until(
      () => document.querySelector<HTMLImageElement>('.library-thumbnail img')?.naturalWidth,
    );
    await library.evaluate(() => document.querySelector<HTMLElement>('.library-row h3 a')?.click());
    await library.waitFor('.pair .original');
    await library.until(
      () => document.querySelector<HTMLImageElement>('.pair.picture img')?.naturalWidth,
    );
    expect((await widths(library, '.pair.picture img')).sort()).toEqual([0, 800]);
    expect(proxy.requests.slice(before)).toEqual([]);
  });

  test('come back from a backup', async () => {
    library = await browser.openExtensionPage('library.html');
    await openStorage(library);
    // A download would leave the test's folder; the file that is downloaded stays in the page's own.
    await library.evaluate(() => {
      HTMLAnchorElement.prototype.click = () => undefined;
    });
    await library.evaluate(() =>
      document.querySelector<HTMLElement>('.library-backup .button')?.click(),
    );
    await library.until(async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle('backup.warraq').then((handle) => handle.getFile());
      return file.size > 1000;
    });
    await deleteEverything(library);
    await library.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle('backup.warraq')).getFile();
      const files = new DataTransfer();
      files.items.add(new File([await file.arrayBuffer()], 'backup.warraq'));
      const input = document.querySelector<HTMLInputElement>('.library-backup input');
      if (!input) return;
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await library.waitFor('.library-dialog li');
    await expect.poll(() => library.text('.library-dialog li')).toBe('1 article restored');
    await library.waitFor('.library-thumbnail img');
  });
});
