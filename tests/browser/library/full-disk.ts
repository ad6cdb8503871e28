import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk in memory that can be filled to its last byte. */
export interface SmallDisk {
  readonly path: string;
  /** Fills it but for so many bytes. */
  fill(left: number): void;
  /** Takes away what it was filled with. */
  empty(): void;
  /** Unmounts it; nothing on it may still be open. */
  remove(): void;
}

/** Mounts a small disk, or gives undefined where this machine lets nobody mount one. */
export function smallDisk(mebibytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'warraq-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill: (left) => {
      const part = Buffer.alloc(4096, 1);
      const file = openSync(filler, 'a');
      try {
        // Asked each time: the browser writes to the disk as well.
        while (statfsSync(path).bavail * part.length > left) writeSync(file, part);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', path], { stdio: 'ignore' });
      rmSync(path, { recursive: true, force: true });
    },
  };
}
