import { announceChange } from '../../library/events.ts';
import { browser } from '../browser.ts';
import { hasDownloads } from '../permissions.ts';
import { remote } from '../services/rpc.ts';
import { readPrivate, writePrivate } from '../settings/private-store.ts';
import { onSettingsChanged } from '../settings/settings.ts';
import { storedSettings } from '../settings/settings-store.ts';
import { queueOfSteps } from '../step-queue.ts';
import { startTranslator } from '../translator/offscreen.ts';
import type { BackupApi, BackupFailure, BackupReport } from './backup-api.ts';
import { deleteBackup, downloadBackup, findDownload } from './backup-files.ts';
import type { BackupMaker } from './backup-maker.ts';

// Each step is kept before it is taken, and an alarm takes it up again: the browser may end this background, the context that
// makes the file, or itself at any moment.

/** What is kept of the automatic backups. */
interface Kept {
  readonly lastAt?: number;
  readonly failure?: BackupReport['failure'];
  /** When the one that is under way began. */
  readonly startedAt?: number;
  /** The download that it is in. */
  readonly download?: number;
  /** Paths of those that are kept, the newest last. */
  readonly files: readonly string[];
}

const alarm = 'backup';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const periods = { never: undefined, daily: day, weekly: 7 * day } as const;
/** How long one may be under way before it is looked after. */
const patience = 5 * minute;

const maker = remote<BackupMaker>('backup-maker');

/** The background's part of the automatic backups that pages call, ready to be served. */
export const backupService: BackupApi = {
  async backupReport() {
    const { lastAt, failure, startedAt } = await kept();
    return {
      ...(lastAt !== undefined && { lastAt }),
      ...(failure && { failure }),
      isUnderWay: startedAt !== undefined,
    };
  },
  backUpNow: () => inTurn(backUp),
  backupReady: (address) => inTurn(() => download(address)),
  backupFailed: (reason) => inTurn(() => fail(reason)),
};

/** Makes backups when they are due, for as long as this background lives. Call it once, at the top of the background's script. */
export function startAutomaticBackup(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void inTurn(backUp);
  });
  onSettingsChanged(() => void inTurn(schedule));
  browser.permissions.onAdded.addListener(followDownloads);
  followDownloads();
  void inTurn(takeUp);
}

/** Looks after a download that may have ended while this background did not live, and sets the alarm. */
async function takeUp(): Promise<void> {
  const { download } = await kept();
  if (download === undefined) return schedule();
  return (await hasDownloads()) ? follow(download) : fail('no-permission');
}

let isFollowing = false;

/** Hears when a download ends; the browser has no downloads to hear of before the permission is given. */
function followDownloads(): void {
  if (isFollowing || !browser.downloads) return;
  isFollowing = true;
  browser.downloads.onChanged.addListener(({ id, state }) => {
    if (state && state.current !== 'in_progress') void inTurn(() => follow(id));
  });
}

const inTurn = queueOfSteps();

async function kept(): Promise<Kept> {
  return { files: [], ...((await readPrivate('backups')) as Kept | undefined) };
}

async function keep(state: Kept): Promise<void> {
  await writePrivate('backups', state);
  announceChange();
}

/** Sets the alarm for the next backup, the next try, or a look after the one that is under way. */
async function schedule(): Promise<void> {
  const period = periods[(await storedSettings()).backupEvery];
  const { failure, ...state } = await kept();
  if (period === undefined) {
    await browser.alarms.clear(alarm);
    await giveUp();
    return;
  }
  const { lastAt, startedAt } = state;
  const next = lastAt === undefined ? 0 : lastAt + period;
  const due = startedAt !== undefined ? startedAt + patience : failure ? failure.at + hour : next;
  // No wait is so long: the clock was set back since.
  const when = due > Date.now() + period ? 0 : due;
  await browser.alarms.create(alarm, { when: Math.max(when, Date.now() + minute / 2) });
}

/** Nothing is tried again, so nothing is to be told; nor is a file downloaded that is still being made. */
async function giveUp(): Promise<void> {
  const { failure, startedAt, ...state } = await kept();
  const isDownloading = startedAt !== undefined && state.download !== undefined;
  if (failure || (startedAt !== undefined && !isDownloading))
    await keep({ ...state, ...(isDownloading && { startedAt }) });
}

async function backUp(): Promise<void> {
  const state = await kept();
  if (!(await hasDownloads())) return fail('no-permission');
  followDownloads();
  if (state.download !== undefined) return follow(state.download);
  const settings = await storedSettings();
  await keep({ ...state, startedAt: Date.now() });
  await schedule();
  try {
    await startTranslator();
    await maker.begin(settings);
  } catch {
    await fail('failed');
  }
}

async function download(address: string): Promise<void> {
  const { download: earlier, ...state } = await kept();
  if (earlier !== undefined) return;
  if (state.startedAt === undefined) return release();
  try {
    const id = await downloadBackup(address);
    await keep({ ...state, download: id });
    // A small file is there before anybody listens.
    await follow(id);
  } catch {
    await fail('interrupted');
  }
}

/** Looks how far a download is; nothing where it is not the backup's. */
async function follow(id: number): Promise<void> {
  const state = await kept();
  if (state.download !== id) return;
  const found = await findDownload(id);
  if (found?.state === 'in_progress') return schedule();
  if (found?.state !== 'complete')
    return fail(found?.error === 'FILE_NO_SPACE' ? 'disk-full' : 'interrupted');
  const { backupsKept } = await storedSettings();
  const files = [...state.files, found.filename];
  await keep({ files: files.slice(-backupsKept), lastAt: Date.now() });
  await release();
  await schedule();
  for (const old of files.slice(0, -backupsKept))
    await deleteBackup(old, found.filename).catch(() => undefined);
}

async function fail(reason: BackupFailure): Promise<void> {
  const { startedAt, download, ...state } = await kept();
  await keep({ ...state, failure: { at: Date.now(), reason } });
  await release();
  await schedule();
}

/** Has the file deleted; where nobody holds it any more, the next backup overwrites it. */
async function release(): Promise<void> {
  await startTranslator();
  await maker.release().catch(() => undefined);
}
