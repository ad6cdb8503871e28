import { gzipSync } from 'node:zlib';
import { type BackupRecord, lineOf } from '../../../src/library/backup/backup-format.ts';

/** A backup of records that Warraq need not have written. */
export async function forgedBackup(...records: readonly unknown[]): Promise<Buffer> {
  const header = {
    type: 'header',
    format: 'warraq-backup',
    version: 1,
    createdAt: '',
    settings: {},
  };
  const lines = await Promise.all(
    [header, ...records].map((record) => lineOf(record as BackupRecord)),
  );
  return gzipSync(lines.join(''));
}
