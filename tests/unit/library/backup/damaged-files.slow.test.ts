import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { findArticle, removeAllArticles } from '../../../../src/library/articles/articles.ts';
import { type BackupRecord, lineOf } from '../../../../src/library/backup/backup-format.ts';
import type { RestoreProgress } from '../../../../src/library/backup/restore.ts';
import { listArticles } from '../../../../src/library/lists/list.ts';
import { isLong } from '../../share.ts';
import { forgedBackup } from '../forged-backup.ts';
import { articleRecord, filled, restored } from './backup-file.ts';

beforeEach(removeAllArticles);

test('a cut file is restored as far as it goes, and the report says so', async () => {
  const { file } = await filled();
  const lines = gunzipSync(file).toString().split('\n');
  await removeAllArticles();
  const cut = gzipSync(lines.slice(0, -2).join('\n')).subarray(0, -12);
  const report = await restored(cut);
  expect(report).toMatchObject({ isComplete: false });
  for (const { id } of await listArticles())
    expect((await findArticle(id))?.article.blocks.length).toBeGreaterThan(0);
});

test('a line with a flipped bit is left out, the others are restored', async () => {
  const { file } = await filled();
  const lines = gunzipSync(file).toString().split('\n');
  await removeAllArticles();
  const at = lines.findIndex((line) => line.includes('نص ب'));
  lines[at] = (lines[at] ?? '').replace('نص ب', 'نص ت');
  expect(await restored(gzipSync(lines.join('\n')))).toMatchObject({
    fresh: 2,
    damaged: 1,
    isComplete: true,
  });
});

test.each([
  ['cut', (file: Buffer, at: number) => file.subarray(0, at)],
  ['with a flipped bit', (file: Buffer, at: number) => file.with(at, (file[at] ?? 0) ^ 16)],
  [
    'with a part overwritten',
    (file: Buffer, at: number) => Buffer.from(file).fill(7, at, Math.min(file.length, at + 40)),
  ],
])('a file %s anywhere brings back whole articles only, or is refused', async (_, damage) => {
  const { ids, file } = await filled();
  const whole = new Map(
    await Promise.all(ids.map(async (id) => [id, (await findArticle(id))?.article] as const)),
  );
  for (let at = 0; at < file.length; at += isLong ? 7 : 41) {
    await removeAllArticles();
    const report = await restored(damage(file, at));
    const listed = await listArticles();
    for (const { id } of listed) expect((await findArticle(id))?.article).toEqual(whole.get(id));
    if (typeof report === 'string') expect([report, listed]).toEqual(['not-a-backup', []]);
    else expect(report.fresh).toBe(listed.length);
  }
});

test.each([
  ['a line', '0'.repeat(50 * 2 ** 20)],
  ['lines that are nothing', '\n'.repeat(2 ** 20)],
  ['lines that are no records', '0\n'.repeat(2 ** 20)],
])('a file that expands to %s without end is left there', async (_, bomb) => {
  const { file } = await filled();
  await removeAllArticles();
  const [header, first, ...others] = gunzipSync(file).toString().split('\n');
  const damaged = `${header}\n${'0\n'.repeat(900)}${first}\n${'0\n'.repeat(900)}${bomb}\n${others.join('\n')}`;
  const report = await restored(gzipSync(damaged, { level: 1 }));
  expect(report).toMatchObject({ fresh: 1, isComplete: false });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['no gzip', Buffer.from('%PDF-1.7')],
  ['a foreign gzip', gzipSync('hello\nworld\n')],
  ['a line without end', gzipSync(Buffer.alloc(60 * 2 ** 20, 97), { level: 1 })],
])('%s is no backup', async (_, file) => {
  expect(await restored(file)).toBe('not-a-backup');
});

test('a later version is refused as such', async () => {
  const header = {
    type: 'header',
    format: 'warraq-backup',
    version: 2,
    createdAt: '',
    settings: {},
  };
  expect(await restored(gzipSync(await lineOf(header as BackupRecord)))).toBe('newer-version');
});

test.each([
  ['of a type that nobody knows', '{"type":"x"}'],
  ['of no type', '{"x":1}'],
  ['that are whole', undefined],
])('a file of records %s without end is left there', async (_, json) => {
  const record = await articleRecord('a');
  const line = await lineOf((json ? JSON.parse(json) : record) as BackupRecord);
  const head = gunzipSync(await forgedBackup(record)).toString();
  const seen: RestoreProgress[] = [];
  const report = await restored(gzipSync(head + line.repeat(20_000)), {
    onProgress: (progress) => seen.push(progress),
  });
  expect(report).toMatchObject({ fresh: 1, isComplete: false });
  expect(Math.max(0, ...seen.map(({ records }) => records))).toBeLessThan(5000);
});
