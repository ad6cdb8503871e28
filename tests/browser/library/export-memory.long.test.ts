import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idleMemory, watchMemory } from '../../bench/memory.ts';
import { type Browser, browsers, launch, type View } from '../harness/index.ts';
import { catchDownloads, chooseExport } from './exported-file.ts';
import { inLibrary } from './in-page.ts';

const count = 500;
/** Bytes of each of an article's two pictures. */
const bytes = 200_000;

describe.each(browsers)(`${count} articles with pictures in %s`, (name) => {
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    browser = await launch(name);
    await browser.changeSettings({ welcomed: true, language: 'en' });
    library = await browser.openExtensionPage('library.html');
    // In parts: the driver waits for no call as long as for all of them.
    for (let at = 0; at < count; at += 50)
      await inLibrary(library, 'saveIllustrated', at, at + 50, bytes);
    // What filling the library took is not to be counted as idle.
    await browser.restart();
    library = await browser.openExtensionPage('library.html');
    await library.waitFor('.library-row');
  }, 600_000);
  afterAll(() => browser?.close());

  test.each(['html', 'epub'])(
    'are written as %s in at most 300 MiB',
    { timeout: 600_000 },
    async (format) => {
      await library.evaluate(catchDownloads);
      const idle = await idleMemory();
      const most = watchMemory();
      await library.click('.library-bar .button[data-action="export-list"]');
      await chooseExport(library, { format });
      const size = await library.until(
        () => {
          const { saved } = globalThis as never as { saved?: { address: string } };
          return (globalThis as never as Record<string, Blob>)[saved?.address ?? '']?.size;
        },
        { timeout: 500_000 },
      );
      const taken = Math.round(most() - idle);
      console.log(
        `${name}, ${format}: ${taken} MiB above idle for a file of ${Math.round((size ?? 0) / 2 ** 20)} MiB`,
      );
      expect(size).toBeGreaterThan(count * 2 * bytes);
      expect(taken).toBeLessThan(300);
      await library.click('.library-dialog > .button');
    },
  );
});
