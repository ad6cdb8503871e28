import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../../src/article/model.ts';
import { type Display, hasDisplay, startDisplay } from '../harness/display.ts';
import { type Browser, browsers, isShare, launch, mainlyIn, type View } from '../harness/index.ts';
import { ask } from '../harness/settings.ts';
import { violations } from '../reader/axe.ts';
import { restoreFile } from './backup-file.ts';
import { inLibrary } from './in-page.ts';
import { articles } from './sample.ts';
import { openStorage } from './storage.ts';

/** The part of the extension API that the tests call in its pages. */
interface Api {
  readonly alarms: {
    create(name: string, options: object): Promise<void>;
    get(name: string): Promise<{ readonly scheduledTime: number } | undefined>;
  };
}
declare const chrome: Api;

/** Settings by which each browser puts downloads into a folder without asking. */
const into = {
  chromium: (folder: string) => ({
    download: { default_directory: folder, prompt_for_download: false },
  }),
  firefox: (folder: string) => ({
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
  }),
} as const;

// The question for the permission is the browser's own, and only a browser that is seen draws it.
describe.runIf(hasDisplay && mainlyIn('firefox')).each(browsers)(
  'automatic backups in %s',
  (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-backups-'));
    const downloads = join(folder, 'downloads');
    let display: Display;
    let browser: Browser;
    let library: View;

    beforeAll(async () => {
      mkdirSync(downloads);
      display = await startDisplay();
      browser = await launch(name, { display, preferences: into[name](downloads) });
      await browser.changeSettings({ backupsKept: 3 });
      library = await browser.openExtensionPage('library.html');
      for (const article of articles) {
        const id = await articleId(article.url);
        await inLibrary(library, 'saveArticle', { ...article, id });
      }
      await openStorage(library);
    });
    afterAll(async () => {
      await browser?.close();
      await display?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const detail = test.skipIf(isShare);
    /** The backups that are there. */
    const place = join(downloads, 'Warraq');
    const files = (): string[] =>
      existsSync(place)
        ? readdirSync(place)
            .filter((file) => file.endsWith('.warraq'))
            .sort()
        : [];
    /** Lets the next backup be due at once. What is still to come of the last one sets the alarm to a day or a week ahead. */
    const due = async (): Promise<void> => {
      const page = await browser.openExtensionPage('options.html');
      await page.until(async () => {
        const alarm = await chrome.alarms.get('backup');
        return (alarm?.scheduledTime ?? 0) > Date.now() + 2 * 3_600_000;
      });
      await page.evaluate(() => chrome.alarms.create('backup', { when: Date.now() + 500 }));
      await page.close();
    };

    test('the library says what uninstalling deletes, once something is saved', async () => {
      await library.waitFor('.notice .primary');
      expect(await library.text('.notice')).toContain('removing Warraq deletes it all');
    });

    test('without the permission none is made, and the page says what is missing', async () => {
      await library.click('.notice .primary');
      await browser.answerPermission(false);
      await expect.poll(() => library.text('.notice')).toContain('Without this permission');
      await library.click('.automatic-backup .button');
      await browser.answerPermission(false);
      await library.waitFor('.automatic-backup [role="alert"]');
      expect(await violations(library)).toEqual([]);
      expect(files()).toEqual([]);
    });

    test('the first is made when they are switched on, into a folder of its own', async () => {
      // By the mouse: the browser takes the request for a permission while a click is handled only.
      await library.click('.automatic-backup .button');
      await browser.answerPermission(true);
      await expect.poll(() => files().length, { timeout: 20_000 }).toBe(1);
      await expect
        .poll(() => library.text('.automatic-backup [role="status"]'))
        .toMatch(/^Last automatic backup: /);
      expect(await violations(library)).toEqual([]);
      const picture = process.env['WARRAQ_PICTURES'];
      if (picture) await library.screenshot(`${picture}/backup-${name}.png`);
    });

    detail('they are made while no page is open, and the last ones are kept', async () => {
      await library.close();
      for (const count of [2, 3]) {
        await due();
        if (count === 3) await browser.killBackground();
        await expect.poll(() => files().length, { timeout: 60_000 }).toBe(count);
      }
      const before = files();
      await due();
      await expect
        .poll(() => files().filter((file) => !before.includes(file)).length, { timeout: 60_000 })
        .toBe(1);
      await expect.poll(() => files().length, { timeout: 60_000 }).toBe(3);
    });

    detail('the old ones go after the browser was started again, too', async () => {
      await browser.changeSettings({ backupsKept: 1 });
      await browser.restart();
      // Not by its alarm, which the background may be about to set anew.
      await ask(browser, 'backUpNow');
      library = await browser.openExtensionPage('library.html');
      if (name === 'chromium') {
        // An extension of a folder that is loaded anew has lost what it was allowed: as if the reader had taken it back.
        await library.waitFor('.notice.error .button');
        expect(await library.text('.notice.error')).toContain('may no longer save files');
        expect(await violations(library)).toEqual([]);
        await library.click('.notice.error .button');
        await browser.answerPermission(true);
      }
      await expect.poll(() => files().length, { timeout: 60_000 }).toBe(1);
      await library.until(() => !document.querySelector('.notice.error'));
    });

    test('a backup that made itself is restored like any other', async () => {
      await library.waitFor('.library-row');
      const [file = ''] = files();
      const bytes = readFileSync(join(place, file));
      await inLibrary(library, 'removeAllArticles');
      expect(await restoreFile(library, bytes)).toBe('4 articles restored');
    });
  },
);
