import type { Downloads } from 'webextension-polyfill';
import { ownTime } from '../../article/page-date.ts';
import { browser } from '../browser.ts';

/** The folder in the browser's downloads folder that automatic backups go to. */
const folder = 'Warraq';

/** Begins to download a backup; gives the download's id. */
export function downloadBackup(address: string): Promise<number> {
  const day = new Date(ownTime(Date.now())).toISOString().slice(0, 10);
  return browser.downloads.download({
    url: address,
    filename: `${folder}/warraq-${day}.warraq`,
    saveAs: false,
    conflictAction: 'uniquify',
  });
}

/** A download of this or an earlier session; undefined where the browser knows none of it any more. */
export async function findDownload(id: number): Promise<Downloads.DownloadItem | undefined> {
  return (await browser.downloads.search({ id }))[0];
}

/** Deletes a backup that was downloaded to a path, knowing that of the newest one; one that is gone or was moved is left alone. */
export async function deleteBackup(path: string, newest: string): Promise<void> {
  const [known] = await browser.downloads.search({ filename: path, state: 'complete' });
  const id = known?.id ?? (await takenAgain(path, newest));
  if (id === undefined) return;
  await browser.downloads.removeFile(id).catch(() => undefined);
  await browser.downloads.erase({ id });
}

/**
 * A download that stands in the place of one which the browser has forgotten (Firefox does when it ends), so that it can be
 * deleted; undefined where it would stand elsewhere, and perhaps in the place of another backup: the downloads folder is another
 * one since.
 */
async function takenAgain(path: string, newest: string): Promise<number | undefined> {
  const [place, name] = placeOf(path);
  const url = place === placeOf(newest)[0] ? emptyFile() : undefined;
  if (!url) return undefined;
  const filename = `${folder}/${name}`;
  const id = await browser.downloads.download({
    url,
    filename,
    saveAs: false,
    conflictAction: 'overwrite',
  });
  await ended(id);
  URL.revokeObjectURL(url);
  return id;
}

/** A path's folder and name. */
function placeOf(path: string): readonly [folder: string, name: string] {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return [path.slice(0, end), path.slice(end)];
}

/** An address of a file with nothing in it; undefined in Chrome's background, whose browser forgets no download by itself. */
function emptyFile(): string | undefined {
  return 'createObjectURL' in URL ? URL.createObjectURL(new Blob(['\n'])) : undefined;
}

async function ended(id: number): Promise<void> {
  while ((await findDownload(id))?.state === 'in_progress')
    await new Promise((resolve) => setTimeout(resolve, 50));
}
