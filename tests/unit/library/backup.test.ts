import 'fake-indexeddb/auto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, expect, test, vi } from 'vitest';
import { limits } from '../../../src/article/limits.ts';
import { type Article, articleId, storyForm } from '../../../src/article/model.ts';
import {
  applyUpdate,
  cacheArticle,
  findArticle,
  removeAllArticles,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../src/library/articles/changes.ts';
import { backupStream } from '../../../src/library/backup/backup.ts';
import { checkedArticle } from '../../../src/library/backup/backup-check.ts';
import { type BackupRecord, lineOf } from '../../../src/library/backup/backup-format.ts';
import {
  type RestoreOptions,
  type RestoreProgress,
  restoreBackup,
} from '../../../src/library/backup/restore.ts';
import { listArticles } from '../../../src/library/lists/list.ts';
import { articlePictures, fetchPictures } from '../../../src/library/pictures/picture-queue.ts';
import { keepSearch, savedSearches } from '../../../src/library/searches/saved-searches.ts';
import { keptSentences, storeSentences } from '../../../src/library/translations/translations.ts';
import { articleVersions } from '../../../src/library/versions/versions.ts';
import { isLong } from '../share.ts';
import { nextMillisecond } from './clock.ts';
import { forgedBackup } from './forged-backup.ts';
import { article, illustrated, jpeg, sentence } from './sample.ts';

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
  await fetchPictures(async () => jpeg);
  await storeSentences([{ ...sentence(ids[0] ?? '', 'س', 'translated'), links: 'AUAC' }]);
  await changeArticles([ids[0] ?? ''], { addTags: ['بحر'], favourite: true, state: 'read' });
  return { ids, file: await backup() };
}

function restored(file: Uint8Array, options: RestoreOptions = {}) {
  return restoreBackup(new Blob([new Uint8Array(file)]), options);
}

test('an article of a page on the disk comes back', async () => {
  const url = 'file:///home/reader/%D9%88%D8%A7%D8%AD%D8%A9.html';
  const made = await real({ ...article('f', 'نص من القرص'), url });
  await saveArticle(made);
  const file = await backup();
  await removeAllArticles();
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 0 });
  expect((await findArticle(made.id))?.article).toEqual(made);
});

test('an article that a file says was read on the own network asks that for no picture', async () => {
  const router = 'http://192.168.1.1/admin?reboot=1';
  const made = await real({ ...illustrated('p', router, picture), url: 'http://192.168.1.1/news' });
  for (const keep of ['saved', 'cached'] as const) {
    await (keep === 'saved' ? saveArticle(made) : cacheArticle(made));
    const file = await backup();
    await removeAllArticles();
    expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 0 });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    const asked: string[] = [];
    await fetchPictures(async (url) => {
      asked.push(url);
      return jpeg;
    });
    vi.useRealTimers();
    expect(asked).toEqual([picture]);
    // What is not saved would show the page's pictures live.
    expect((await findArticle(made.id))?.keep).toBe('saved');
    await removeAllArticles();
  }
});

test('an empty library gets everything back', async () => {
  const { ids, file } = await filled();
  await removeAllArticles();
  expect(await restored(file)).toEqual({
    ...{ fresh: 3, same: 0, newer: 0, older: 0, damaged: 0, mended: 0, pictures: 1 },
    ...{ words: 0, marks: 0 },
    isComplete: true,
    settings: { theme: 'dark' },
  });
  const id = ids[0] ?? '';
  expect(await findArticle(id)).toMatchObject({
    ...{ keep: 'saved', tags: ['بحر'], favourite: true, state: 'read', targets: ['en'] },
    pictures: { wanted: 0, kept: 1, missing: 0 },
  });
  expect((await keptSentences(id, 'en'))[0]).toMatchObject({
    translation: { text: 'translated' },
    links: 'AUAC',
  });
  expect(await (await articlePictures(id))[0]?.blob?.bytes()).toEqual(await jpeg.bytes());
});

test('nothing is overwritten: same texts are merged, newer ones offered, older ones left', async () => {
  const { ids, file } = await filled();
  await removeAllArticles();
  await nextMillisecond();
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

test('earlier texts come back with their times, into a library that has the article too', async () => {
  const made = (text: string) => real(article('a', text));
  await saveArticle(await made('أول'));
  for (const text of ['ثان', 'ثالث']) {
    // Versions are told apart by when they were read.
    await nextMillisecond();
    await cacheArticle(await made(text));
  }
  await nextMillisecond();
  await applyUpdate((await made('')).id);
  await cacheArticle(await made('رابع'));
  await keepSearch({ id: 's', name: 'بحث', query: 'قطار OR ميناء', openedAt: 5 });
  const { id } = await made('');
  const whole = await findArticle(id);
  const before = await articleVersions(id);
  expect(before.map(({ role }) => role)).toEqual(['earlier', 'earlier', 'shown', 'update']);
  const file = await backup();
  await removeAllArticles();
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 0 });
  expect(await articleVersions(id)).toEqual(before);
  expect(await findArticle(id)).toMatchObject({
    ...{ versions: 2, versionBytes: whole?.versionBytes, addedAt: whole?.addedAt },
  });
  expect(await savedSearches()).toEqual([
    { id: 's', name: 'بحث', query: 'قطار OR ميناء', openedAt: 5 },
  ]);
  expect(await restored(file)).toMatchObject({ same: 1, damaged: 0 });
  expect(await articleVersions(id)).toEqual(before);

  await removeAllArticles();
  await nextMillisecond();
  await saveArticle(await made('خامس'));
  expect(await restored(file)).toMatchObject({ older: 1, damaged: 0 });
  const texts = (await articleVersions(id)).map(({ article }) => article.blocks[0]?.text);
  expect(texts.toSorted()).toEqual(['أول', 'ثان', 'ثالث', 'رابع', 'خامس'].toSorted());
  expect((await findArticle(id))?.article.blocks[0]?.text).toBe('خامس');
});

test('versions and searches that are none, or another article’s, are left out', async () => {
  const record = await articleRecord('a');
  const { article: whole } = record;
  const version = { type: 'version', articleId: whole.id, at: 1, article: whole };
  const other = await real(article('b'));
  const file = await forgedBackup(
    record,
    { ...version, article: other },
    { ...version, articleId: other.id, article: other },
    { ...version, article: 'none' },
    { ...version, at: 7e15 },
    { type: 'search', id: 's', name: '', query: 'x', openedAt: 1 },
    { type: 'search', id: 's', name: 'x', query: 'x', openedAt: 'never' },
  );
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 5 });
  const found = await articleVersions(whole.id);
  for (const { at } of found) expect(at).toBeLessThanOrEqual(Date.now());
  expect(await savedSearches()).toEqual([]);
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

test('forged records are left out', async () => {
  const whole = await real(article('a'));
  const summary = { keep: 'saved', readAt: 1, state: 'unread', favourite: false, tags: [] };
  const record = { type: 'article', article: whole, summary };
  const report = await restored(
    await forgedBackup(
      { ...record, article: { ...whole, id: '../../x' } },
      { ...record, article: { ...whole, url: 'javascript:alert(1)' } },
      { ...record, article: { ...whole, blocks: [{ html: 1 }] } },
      { ...record, summary: 'saved' },
      { ...record, article: { ...whole, url: 'https://[', id: await articleId('https://[') } },
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

/** A record of an article that needs nothing; parts of it and of its summary may be replaced. */
async function articleRecord(name: string, part: object = {}, summary: object = {}) {
  const read = { keep: 'saved', readAt: 1, savedAt: 1, state: 'unread', favourite: false };
  const made = await real(article(name));
  return {
    ...{ type: 'article', article: { ...made, ...part } },
    summary: { ...read, tags: [], ...summary },
  };
}

test.each<[string, object, object, object]>([
  ['a time that is none', {}, { savedAt: 9e15, readAt: Number.NaN }, { keep: 'saved' }],
  ['a time to come', {}, { savedAt: Date.now() + 1e12 }, { state: 'unread' }],
  ['a state that is none', {}, { state: 'constructor' }, { state: 'unread' }],
  ['tags that are none', {}, { tags: [{}, null, 'بحر', ''] }, { tags: ['بحر'] }],
  ['a place that is none', {}, { position: { block: -1, progress: 'half' } }, { state: 'unread' }],
  ['a language that is none', { lang: 'bad tag!' }, {}, { lang: 'ar' }],
  ['a direction that is none', { dir: 'up' }, {}, { dir: 'rtl' }],
  ['a date that is none', { publishedTime: 'soon' }, {}, { title: 'خبر a' }],
  ['a writer that is none', { byline: { name: 'سلمى' } }, {}, { title: 'خبر a' }],
  ['a picture without address', { leadPicture: 'https://[' }, {}, { title: 'خبر a' }],
])('an article with %s is repaired', async (_, part, summary, expected) => {
  const record = await articleRecord('a', part, summary);
  expect(await restored(await forgedBackup(record))).toMatchObject({ fresh: 1 });
  const found = await findArticle(record.article.id);
  expect(found).toMatchObject(expected);
  expect(found?.readAt).toBeLessThanOrEqual(Date.now());
  expect(found?.savedAt).toBeLessThanOrEqual(Date.now());
  expect(found?.position).toBeUndefined();
  expect(found?.publishedTime).toBeUndefined();
  expect(found?.leadPicture).toBeUndefined();
});

const paragraph = { kind: 'paragraph', text: 'نص', html: '<p>نص</p>', lang: 'ar', dir: 'rtl' };

test.each<[string, object, object]>([
  ['a title without end', { title: 'كلمة '.repeat(200_000) }, {}],
  ['tags without end', {}, { tags: Array.from({ length: 10_000 }, (_, n) => `وسم ${n}`) }],
  ['a block that is none', { blocks: [{ html: 1 }, paragraph] }, {}],
  ['blocks without end', { blocks: Array(limits.blocks + 1).fill(paragraph) }, {}],
])('an article with %s is cut, and the report says so', async (_, part, summary) => {
  const record = await articleRecord('a', part, summary);
  expect(await restored(await forgedBackup(record))).toMatchObject({
    fresh: 1,
    mended: 1,
    damaged: 0,
  });
  const found = await findArticle(record.article.id);
  expect(found?.title.length).toBeLessThanOrEqual(limits.title);
  expect(found?.tags.length).toBeLessThanOrEqual(limits.tags);
  expect(found?.article.blocks.length).toBeLessThanOrEqual(limits.blocks);
});

test('a block whose HTML is beyond the limit keeps its text', async () => {
  const html = `<p>${'<b>'.repeat(limits.blockHtml)}</p>`;
  const record = await articleRecord('a', { blocks: [{ ...paragraph, text: 'أ < ب', html }] });
  expect(await restored(await forgedBackup(record))).toMatchObject({ fresh: 1 });
  const found = await findArticle(record.article.id);
  expect(found?.article.blocks[0]?.html).toBe('<p>أ &#60; ب</p>');
});

test('what the library has of a translation is never replaced', async () => {
  const { ids, file } = await filled();
  const [a = ''] = ids;
  await storeSentences([{ ...sentence(a, 'س', 'better'), model: '2' }, sentence(a, 'س', 'mine')]);
  await restored(file);
  const kept = await keptSentences(a, 'en');
  expect(kept.map(({ translation }) => translation.text)).toEqual(['better', 'mine']);
});

test('a translation that the library lacks stands behind what it has', async () => {
  const { ids, file } = await filled();
  const [a = ''] = ids;
  await removeAllArticles();
  await saveArticle(await real(illustrated('a', picture)));
  await storeSentences([{ ...sentence(a, 'س', 'better'), engine: 'deepl' }]);
  await restored(file);
  const kept = await keptSentences(a, 'en');
  expect(kept.map(({ translation }) => translation.text)).toEqual(['translated', 'better']);
});

test('translations and pictures of articles that the file does not bring are left out', async () => {
  const other = await real(illustrated('other', picture));
  await saveArticle(other);
  const { id: articleId } = other;
  const file = await forgedBackup(
    await articleRecord('a'),
    { type: 'translation', ...{ articleId, target: 'en', sentences: [] } },
    { type: 'picture', articleId, url: picture, role: 'block', mime: 'image/png', data: 'AAAA' },
  );
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 2, pictures: 0 });
  expect(await articlePictures(articleId)).toMatchObject([{ state: 'wanted' }]);
});

test('a record that comes twice is taken once', async () => {
  const record = await articleRecord('a');
  const { id: articleId } = record.article;
  const translation = { type: 'translation', articleId, target: 'en', sentences: [] };
  const file = await forgedBackup(record, translation, record, translation, translation);
  expect(await restored(file)).toMatchObject({ fresh: 1, damaged: 3 });
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

test('nothing is read behind the end', async () => {
  const file = await forgedBackup({ type: 'end', articles: 0 }, await articleRecord('a'));
  expect(await restored(file)).toMatchObject({ fresh: 0, isComplete: true });
});

test('a restore counts what it reads, and ends when it is told to', async () => {
  const records = await Promise.all(Array.from({ length: 400 }, (_, n) => articleRecord(`n${n}`)));
  const stopping = new AbortController();
  const seen: RestoreProgress[] = [];
  const report = await restored(await forgedBackup(...records), {
    signal: stopping.signal,
    onProgress: (progress) => {
      seen.push(progress);
      if (progress.articles > 1) stopping.abort();
    },
  });
  expect(report).toMatchObject({ isComplete: false });
  expect((await listArticles({ limit: 1000 })).length).toBe(seen.at(-1)?.articles);
  expect(seen.at(-1)).toMatchObject({ share: 1, records: seen.at(-1)?.articles });
});

test('a story that shares its address with another is taken under its own id', async () => {
  const url = 'https://www.news.example/app';
  const story = { ...article('x', 'نص', 'خبر آخر'), url };
  const id = await articleId(url, storyForm(story.title));
  const summary = { keep: 'saved', readAt: 1, state: 'unread', favourite: false, tags: [] };
  const record = { type: 'article', article: { ...story, id }, summary };
  expect((await checkedArticle(record))?.record.article.id).toBe(id);
  const other = { ...record, article: { ...record.article, title: 'عنوان آخر' } };
  expect(await checkedArticle(other)).toBeUndefined();
});
