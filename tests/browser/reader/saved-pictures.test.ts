import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { type PictureServer, startPictureServer } from '../library/picture-server.ts';

describe.runIf(mainlyIn('firefox')).each(browsers)(
  'the pictures of an article that is saved in the pop-up, in %s',
  (name) => {
    let server: PictureServer;
    let browser: Browser;
    let page: View;

    beforeAll(async () => {
      server = await startPictureServer();
      browser = await borrow(name);
      await browser.changeSettings({ welcomed: true });
      page = await browser.openPage(server.page);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    const said = async (view: View): Promise<string> => {
      await view.waitFor('.picture-status button');
      return view.text('.picture-status');
    };

    test('are counted there, and those on another host are asked about, also when it is opened again', async () => {
      let popup = await browser.openPopup(page);
      await popup.waitFor('.pair .original');
      await expect
        .poll(() => popup.evaluate(() => document.querySelector('.picture-status')))
        .toBeFalsy();
      await popup.click('.save');
      const first = await said(popup);
      expect(first).toContain('1 of 2 pictures kept; the others are on localhost.');
      await popup.close();
      popup = await browser.openPopup(page);
      await expect.poll(() => said(popup)).toBe(first);
      await popup.close();
    });

    test('can be left out in the full page too', async () => {
      const library = await browser.openExtensionPage('library.html');
      await library.waitFor('.library-row h3 a');
      await library.evaluate(() =>
        document.querySelector<HTMLElement>('.library-row h3 a')?.click(),
      );
      await library.waitFor('.pair .original');
      await expect.poll(() => said(library)).toContain('1 of 2');
      await library.click('.picture-status button:last-child');
      await library.until(() => !document.querySelector('.picture-status'));
    });
  },
);
