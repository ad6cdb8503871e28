import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackupRecord, lineOf } from '../../../src/library/backup/backup-format.ts';
import { type Browser, borrow, browsers, type View } from '../harness/index.ts';
import { backupOf, restoreFile } from './backup-file.ts';
import { expectOpen, kinds, recordWith } from './hostile-backups.ts';
import { inLibrary } from './in-page.ts';

const words = {
  restored: /^1 article restored$/,
  mended: /^1 article restored; 1 article was restored without what was damaged or too long/,
  refused: /^0 articles restored; 1 damaged part was left out$/,
} as const;

describe.each(browsers)('hostile backups, one by one in %s', (name) => {
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    library = await browser.openExtensionPage('library.html');
  });
  afterAll(() => browser?.close());

  test.each(Object.entries(kinds))('with %s', { timeout: 120_000 }, async (_, kind) => {
    await inLibrary(library, 'removeAllArticles');
    const file = await backupOf(await recordWith(kind));
    expect(await restoreFile(library, file)).toMatch(words[kind.is]);
    await expectOpen(browser, library, kind.is === 'refused' ? 0 : 1);
  });

  test('with records of no known type without end', { timeout: 120_000 }, async () => {
    await inLibrary(library, 'removeAllArticles');
    const header = { type: 'header', format: 'warraq-backup', version: 1, createdAt: '' };
    const head = await lineOf({ ...header, settings: {} } as BackupRecord);
    const line = await lineOf({ type: 'x' } as unknown as BackupRecord);
    const said = await restoreFile(library, gzipSync(head + line.repeat(400_000)));
    expect(said).toMatch(/incomplete or damaged.*; 0 articles restored$/);
    await expectOpen(browser, library, 0);
  });
});
