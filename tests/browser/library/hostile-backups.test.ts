import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, isShare, mainlyIn, type View } from '../harness/index.ts';
import { backupOf, restoreFile } from './backup-file.ts';
import { articleWith, expectOpen, kinds, recordWith } from './hostile-backups.ts';
import { inLibrary } from './in-page.ts';

const quick = Object.values(kinds).filter(({ isLarge }) => !isLarge);

describe.runIf(mainlyIn('chromium')).each(browsers)('hostile backups in %s', (name) => {
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    library = await browser.openExtensionPage('library.html');
  });
  afterAll(() => browser?.close());

  test('with articles of every hostile kind are restored as far as they can be shown, and all are shown', async () => {
    const records = await Promise.all(quick.map((kind, n) => recordWith(kind, `h${n}`)));
    const count = (what: string): number => quick.filter((kind) => kind.is === what).length;
    const [restored, mended, refused] = ['restored', 'mended', 'refused'].map(count);
    const said = await restoreFile(library, await backupOf(...records));
    expect(said).toContain(`${(restored ?? 0) + (mended ?? 0)} articles restored`);
    expect(said).toContain(`${mended} articles were restored without what was damaged or too long`);
    expect(said).toContain(`${refused} damaged parts were left out`);
    const rows = (restored ?? 0) + (mended ?? 0);
    await expectOpen(browser, library, rows, isShare ? 4 : rows);
  });

  test('the records that an older version took are shown, or told and removed', async () => {
    await inLibrary(library, 'removeAllArticles');
    const hostile = quick.filter(({ part }) => !part || !('blocks' in part));
    const given = await Promise.all(
      hostile.map(async ({ part = {}, summary = {} }, n) => ({
        article: { ...(await articleWith(part)), id: `old-${n}` },
        summary,
      })),
    );
    await inLibrary(library, 'putAsIs', given as never);
    await expectOpen(browser, library, given.length, 1);
    await inLibrary(library, 'damageText', 'old-0');
    const reader = await browser.openExtensionPage('reader.html?id=old-0');
    await reader.waitFor('.failure [role="alert"]');
    await expect.poll(() => reader.text('.failure')).toContain('damaged');
    await reader.close();
    const damaged = (): Promise<number> =>
      library.evaluate(() => document.querySelectorAll('.library-row.damaged').length);
    const before = await damaged();
    expect(before).toBeGreaterThan(0);
    await library.evaluate(() =>
      document.querySelector<HTMLElement>('.library-row.damaged .danger')?.click(),
    );
    await expect.poll(damaged).toBe(before - 1);
  });
});
