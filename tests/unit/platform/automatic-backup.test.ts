import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  backupService,
  startAutomaticBackup,
} from '../../../src/platform/backup/automatic-backup.ts';
import type { BackupMaker } from '../../../src/platform/backup/backup-maker.ts';
import { serve } from '../../../src/platform/services/rpc.ts';
import { writePrivate } from '../../../src/platform/settings/private-store.ts';
import { changeSettings } from '../../../src/platform/settings/settings-store.ts';
import browser from '../fake-browser.ts';

const { alarms, downloads, permissions } = browser;
const maker = { begun: 0, released: 0 };
serve<BackupMaker>('backup-maker', {
  begin: async () => {
    maker.begun += 1;
  },
  release: async () => {
    maker.released += 1;
  },
});
startAutomaticBackup();

const hour = 3_600_000;
const now = Date.UTC(2026, 4, 1, 12);
let clock = now;

beforeEach(async () => {
  clock = now;
  // Not fake timers: waiting for something would turn their clock on.
  vi.spyOn(Date, 'now').mockImplementation(() => clock);
  permissions.granted.add('downloads');
  downloads.all.length = 0;
  await writePrivate('backups', { files: [] });
  await changeSettings({ backupEvery: 'daily', backupsKept: 2 });
  maker.begun = 0;
  maker.released = 0;
  return () => vi.restoreAllMocks();
});

const report = () => backupService.backupReport();
/** Waits until a check holds, and looks often: each is there in a moment. */
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { interval: 2 });
const next = (): number => (alarms.set.get('backup')?.when ?? 0) - Date.now();

/** Makes a backup from the alarm to its end. */
async function make(outcome: 'complete' | 'interrupted' = 'complete'): Promise<void> {
  alarms.onAlarm.emit({ name: 'backup' });
  await until(async () => expect((await report()).isUnderWay).toBe(true));
  await backupService.backupReady('blob:1');
  downloads.end(downloads.all.length, outcome);
  await until(async () => expect((await report()).isUnderWay).toBe(false));
}

test('one is made at each alarm, the next a day later, and the last ones are kept', async () => {
  for (let n = 1; n <= 4; n += 1) {
    await make();
    expect(await report()).toEqual({ lastAt: Date.now(), isUnderWay: false });
    await until(() => expect(next()).toBe(24 * hour));
    clock = now + n * 24 * hour;
  }
  await until(() =>
    expect(downloads.all.map(({ state }) => state)).toEqual([
      'removed',
      'removed',
      'complete',
      'complete',
    ]),
  );
  expect(downloads.all[0]?.filename).toMatch(/Warraq\/warraq-2026-05-01\.warraq$/);
  expect(maker.released).toBe(4);
});

test('a download that is broken off is told, and tried again after an hour', async () => {
  await make('interrupted');
  expect((await report()).failure).toEqual({ at: now, reason: 'interrupted' });
  await until(() => expect(next()).toBe(hour));
  clock = now + hour;
  await make();
  expect((await report()).failure).toBeUndefined();
});

test('a disk that is full is told as such, and nothing any more once backups are switched off', async () => {
  alarms.onAlarm.emit({ name: 'backup' });
  await until(async () => expect((await report()).isUnderWay).toBe(true));
  await backupService.backupReady('blob:1');
  downloads.end(1, 'interrupted', 'FILE_NO_SPACE');
  await until(async () => expect((await report()).failure?.reason).toBe('disk-full'));
  await changeSettings({ backupEvery: 'never' });
  await until(async () => expect((await report()).failure).toBeUndefined());
});

test('a backup that the browser has forgotten is left alone where another folder is that of the downloads', async () => {
  await changeSettings({ backupsKept: 1 });
  await make();
  const [old] = downloads.all;
  if (old) old.filename = '';
  await make();
  await until(() => expect(next()).toBe(24 * hour));
  await backupService.backupReady('blob:0');
  expect(downloads.all).toHaveLength(2);
});

test('a file that cannot be made, and a permission that was taken back, are told', async () => {
  await backupService.backUpNow();
  await backupService.backupFailed('disk-full');
  expect((await report()).failure?.reason).toBe('disk-full');
  permissions.granted.clear();
  await backupService.backUpNow();
  expect(await report()).toMatchObject({ isUnderWay: false, failure: { reason: 'no-permission' } });
  expect(downloads.all).toEqual([]);
});

test('one whose maker was ended is begun again, and one whose end nobody heard is looked up', async () => {
  await backupService.backUpNow();
  expect(next()).toBe(hour / 12);
  clock = now + hour / 12;
  await backupService.backUpNow();
  expect(maker.begun).toBe(2);
  await backupService.backupReady('blob:1');
  const [download] = downloads.all;
  if (download) download.state = 'complete';
  await backupService.backUpNow();
  expect(await report()).toEqual({ lastAt: Date.now(), isUnderWay: false });
});

test('what is ready twice is downloaded once, and what nobody asked for not at all', async () => {
  await backupService.backupReady('blob:0');
  expect(downloads.all).toHaveLength(0);
  await backupService.backUpNow();
  await backupService.backupReady('blob:1');
  await backupService.backupReady('blob:1');
  expect(downloads.all).toHaveLength(1);
});

test('switched off, no alarm is left; weekly, the next one is due a week after the last', async () => {
  await make();
  await changeSettings({ backupEvery: 'weekly' });
  await until(() => expect(next()).toBe(7 * 24 * hour));
  await changeSettings({ backupEvery: 'never' });
  await until(() => expect(alarms.set.has('backup')).toBe(false));
});

test('switched off while one is being made, that one is given up, and its file not downloaded', async () => {
  await backupService.backUpNow();
  await changeSettings({ backupEvery: 'never' });
  await until(async () => expect((await report()).isUnderWay).toBe(false));
  await backupService.backupReady('blob:1');
  expect([downloads.all.length, maker.released]).toEqual([0, 1]);
  await backupService.backupFailed('failed');
  expect(await report()).toEqual({ isUnderWay: false });
});

test('switched off while one is downloaded, that one is kept, even where the browser ended meanwhile', async () => {
  await backupService.backUpNow();
  await backupService.backupReady('blob:1');
  await changeSettings({ backupEvery: 'never' });
  await until(() => expect(alarms.set.has('backup')).toBe(false));
  expect((await report()).isUnderWay).toBe(true);
  const [download] = downloads.all;
  if (download) download.state = 'complete';
  startAutomaticBackup();
  await until(async () => expect(await report()).toEqual({ lastAt: now, isUnderWay: false }));
});

test('a clock that was set back does not put backups off', async () => {
  await writePrivate('backups', { files: [], lastAt: now + 300 * 24 * hour });
  await changeSettings({ backupsKept: 3 });
  await until(() => expect(next()).toBeLessThan(hour));
});
