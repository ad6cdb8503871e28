import { gzipSync } from 'node:zlib';
import type { Article } from '../../../src/article/model.ts';
import { type BackupRecord, lineOf } from '../../../src/library/backup/backup-format.ts';
import { chooseFile } from '../harness/choose-file.ts';
import type { View } from '../harness/index.ts';

/** A backup file with these records between its header and its end. */
export function backupOf(...records: readonly BackupRecord[]): Promise<Buffer> {
  return backupWith({}, ...records);
}

/** A backup file with these settings in its header. */
export async function backupWith(
  settings: Readonly<Record<string, unknown>>,
  ...records: readonly BackupRecord[]
): Promise<Buffer> {
  const createdAt = '2026-01-01T00:00:00.000Z';
  const header = { type: 'header', format: 'warraq-backup', version: 1, createdAt } as const;
  const articles = records.filter(({ type }) => type === 'article').length;
  const all = [{ ...header, settings }, ...records, { type: 'end', articles } as const];
  return gzipSync((await Promise.all(all.map(lineOf))).join(''));
}

/** The record of a saved article; a later `savedAt` stands higher in the list. */
export function recordOf(article: Article, savedAt: number): BackupRecord {
  const summary = { keep: 'saved', readAt: savedAt, savedAt, state: 'unread' } as const;
  return { type: 'article', article, summary: { ...summary, favourite: false, tags: ['مدن'] } };
}

/** Chooses a backup in the library page, as its reader does; its restore begins. */
export const chooseBackup = (library: View, file: Uint8Array): Promise<void> =>
  chooseFile(library, '.library-backup input', 'backup.warraq', file);

/** Restores a backup in the library page, as its reader does, and gives what the page says of it. */
export async function restoreFile(library: View, file: Uint8Array): Promise<string> {
  await chooseBackup(library, file);
  const said = await library.until(() => {
    const dialog = document.querySelector('.library-dialog');
    const parts = [...(dialog ?? document).querySelectorAll('.library-dialog li, [role="alert"]')];
    return parts.map((part) => part.textContent).join('; ');
  });
  await library.evaluate(() =>
    document.querySelector<HTMLElement>('.library-dialog > .primary')?.click(),
  );
  return said;
}
