import { isDiskFull } from '../../library/database/full-disk.ts';
import { remote, serve } from '../services/rpc.ts';
import type { Settings } from '../settings/settings.ts';
import type { BackupApi } from './backup-api.ts';

/** What makes the file of an automatic backup: it needs a document, and more time than Chrome's background has. */
export interface BackupMaker {
  /** Begins to make a backup; `backupReady` or `backupFailed` of the background tells what came of it. One at a time. */
  begin(settings: Settings): Promise<void>;
  /** Deletes the file once it is downloaded or given up. */
  release(): Promise<void>;
}

const name = 'automatic.warraq';

let making: Promise<void> | undefined;
let address: string | undefined;

/** Whether this context makes a backup, or holds one that is being downloaded. */
export function isBackingUp(): boolean {
  return making !== undefined || address !== undefined;
}

/** Lets the background have backups made in this context; `keepAlive` is called when one begins. */
export function hostBackups(keepAlive: () => void): void {
  serve<BackupMaker>('backup-maker', {
    async begin(settings) {
      keepAlive();
      making ??= make(settings).finally(() => {
        making = undefined;
      });
    },
    async release() {
      const { forgetBackup } = await import('../../library/backup/backup.ts');
      if (address) URL.revokeObjectURL(address);
      address = undefined;
      await forgetBackup(name);
    },
  });
}

async function make(settings: Settings): Promise<void> {
  const background = remote<BackupApi>('background');
  try {
    // The background was ended before it could download what it asked for: it is there still.
    address ??= await write(settings);
    await background.backupReady(address);
  } catch (error) {
    await background.backupFailed(isDiskFull(error) ? 'disk-full' : 'failed');
  }
}

async function write(settings: Settings): Promise<string> {
  // Loaded now, since whatever starts the translator mostly wants to translate.
  const { writeBackup } = await import('../../library/backup/backup.ts');
  const file = await writeBackup(settings, undefined, name);
  // Without a type Chrome looks at what is in it, and calls it a text.
  return URL.createObjectURL(file.slice(0, file.size, 'application/octet-stream'));
}
