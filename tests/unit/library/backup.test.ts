import 'fake-indexeddb/auto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { type Article, articleId } from '../../../src/article/article.ts';
import {
  cacheArticle,
  findArticle,
  removeAllArticles,
  saveArticle,
} from '../../../src/library/articles.ts';
import { changeArticles } from '../../../src/library/changes.ts';
import { backupStream } from '../../../src/library/export/backup.ts';
import { type BackupRecord, lineOf } from '../../../src/library/export/backup-format.ts';
import { restoreBackup } from '../../../src/library/export/restore.ts';
import { listArticles } from '../../../src/library/list.ts';
import { articlePictures, fetchPictures } from '../../../src/library/pictures.ts';
import { keepSentences, keptSentences } from '../../../src/library/translations.ts';
import { article, illustrated, sentence } from './sample.ts';

beforeEach(removeAllArticles);

const picture = 'https://cdn.example/1.jpg';

async function real(made: Article): Promise<Article> {
  return { ...made, id: await articleId(made.url) };
}

async function backup(): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of backupStream({ theme: 'dark' })) parts.push(part);
  return Buffer.concat(parts);
}

/** A library of three articles, one with everything; its backup. */
async function filled(): Promise<{ ids: string[]; file: Buffer }> {
  const made = await Promise.all([
    real(illustrated('a', picture)),
    real(article('b', 'نص ب')),
    real(article('c', 'نص ج')),
  ]);
  const ids = made.map(({ id }) => id);
  for (const one of made) await saveArticle(one);
  await fetchPictures(async () => new Blob(['picture'], { type: 'image/jpeg' }));
  await keepSentences([sentence(ids[0] ?? '', 'س', 'translated')]);
  await changeArticles([ids[0] ?? ''], { addTags: ['بحر'], favourite: true, state: 'read' });
  return { ids, file: await backup() };
}

async function restored(file: Uint8Array) {
  return restoreBackup(new Blob([new Uint8Array(file)]));
}

test('an empty library gets everything back', async () => {
  const { ids, file } = await filled();
  await removeAllArticles();
  expect(await restored(file)).toEqual({
    ...{ fresh: 3, same: 0, newer: 0, older: 0, damaged: 0, pictures: 1 },
    isComplete: true,
    settings: { theme: 'dark' },
  });
  const id = ids[0] ?? '';
  expect(await findArticle(id)).toMatchObject({
    ...{ keep: 'saved', tags: ['بحر'], favourite: true, state: 'read', targets: ['en'] },
    pictures: { wanted: 0, kept: 1, missing: 0 },
  });
  expect((await keptSentences(id, 'en'))[0]?.translation.text).toBe('translated');
  expect(await (await articlePictures(id))[0]?.blob?.text()).toBe('picture');
});

test('nothing is overwritten: same texts are merged, newer ones offered, older ones left', async () => {
  const { ids, file } = await filled();
  await removeAllArticles();
  await new Promise((resolve) => setTimeout(resolve, 3));
  const [a = '', b = ''] = ids;
  await saveArticle({ ...(await real(illustrated('a', picture))) });
  await changeArticles([a], { addTags: ['جديد'] });
  await saveArticle(await real(article('b', 'نص آخر')));
  await cacheArticle(await real(article('c', 'نص مؤقت')));
  expect(await restored(file)).toMatchObject({ fresh: 1, same: 1, newer: 0, older: 1 });
  expect((await findArticle(a))?.tags).toEqual(['جديد', 'بحر']);
  expect((await findArticle(b))?.article.blocks[0]?.text).toBe('نص آخر');

  const later = await backup();
  await removeAllArticles();
  const past = Date.now() - 1e7;
  const now = Date.now;
  Date.now = () => past;
  await saveArticle(await real(article('b', 'نص قديم')));
  Date.now = now;
  expect(await restored(later)).toMatchObject({ fresh: 2, newer: 1 });
  const found = await findArticle(b);
  expect(found?.article.blocks[0]?.text).toBe('نص قديم');
  expect(found?.update?.blocks[0]?.text).toBe('نص آخر');
});

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
  for (let at = 0; at < file.length; at += 7) {
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
  ['lines that are nothing', '\n'.repeat(20 * 2 ** 20)],
  ['lines that are no records', '0\n'.repeat(20 * 2 ** 20)],
])('a file that expands to %s without end is left there', async (_, bomb) => {
  const { file } = await filled();
  await removeAllArticles();
  const [header, first, ...others] = gunzipSync(file).toString().split('\n');
  const damaged = `${header}\n${'0\n'.repeat(900)}${first}\n${'0\n'.repeat(900)}${bomb}\n${others.join('\n')}`;
  const report = await restored(gzipSync(damaged));
  expect(report).toMatchObject({ fresh: 1, isComplete: false });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['no gzip', Buffer.from('%PDF-1.7')],
  ['a foreign gzip', gzipSync('hello\nworld\n')],
  ['a line without end', gzipSync(Buffer.alloc(60 * 2 ** 20, 97))],
])('%s is no backup', async (_, file) => {
  expect(await restored(file)).toBe('not-a-backup');
});

async function forged(...records: readonly unknown[]): Promise<Buffer> {
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

test('forged records are left out', async () => {
  const whole = await real(article('a'));
  const summary = { keep: 'saved', readAt: 1, state: 'unread', favourite: false, tags: [] };
  const record = { type: 'article', article: whole, summary };
  const report = await restored(
    await forged(
      { ...record, article: { ...whole, id: '../../x' } },
      { ...record, article: { ...whole, url: 'javascript:alert(1)' } },
      { ...record, article: { ...whole, blocks: [{ html: 1 }] } },
      { ...record, summary: { ...summary, tags: [{}] } },
      { ...record, summary: { ...summary, state: 'constructor' } },
      { type: 'translation', articleId: whole.id, target: '<b>', sentences: [] },
      {
        type: 'picture',
        articleId: whole.id,
        url: picture,
        role: 'block',
        mime: 'text/html',
        data: '',
      },
      { type: 'later', anything: true },
      record,
      {
        type: 'picture',
        articleId: whole.id,
        url: picture,
        role: 'block',
        mime: 'image/png',
        data: 'AAAA',
      },
    ),
  );
  expect(report).toMatchObject({ fresh: 1, damaged: 7, pictures: 0 });
  expect(await listArticles()).toHaveLength(1);
  expect(await articlePictures(whole.id)).toEqual([]);
});
