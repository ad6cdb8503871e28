import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Article } from '../../../src/article/model.ts';
import {
  cacheArticle,
  findArticle,
  removeAllArticles,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { changeArticles, moveToTrash } from '../../../src/library/articles/changes.ts';
import { evictCache } from '../../../src/library/articles/maintenance.ts';
import { checkLibrary } from '../../../src/library/check.ts';
import { openLibrary } from '../../../src/library/database/database.ts';
import type { StoredSummary } from '../../../src/library/database/records.ts';
import { rawRecords } from '../../../src/library/export/raw.ts';
import { listArticles, listTags } from '../../../src/library/lists/list.ts';
import { fetchPictures, nextPictureDue } from '../../../src/library/pictures/picture-queue.ts';
import { indexPending } from '../../../src/library/search/indexer.ts';
import { keptSentences, storeSentences } from '../../../src/library/translations/translations.ts';
import { article, illustrated, sentence } from './sample.ts';

beforeEach(removeAllArticles);

/** Overwrites parts of a stored summary with what no version wrote. */
async function damage(id: string, part: object): Promise<void> {
  const library = await openLibrary();
  const found = await library.get('articles', id);
  await library.put('articles', { ...found, ...part } as StoredSummary);
}

test.each<[string, object]>([
  ['a time that no date holds', { savedAt: 9e15, readAt: Number.POSITIVE_INFINITY }],
  ['tags that are none', { tags: 'بحر' }],
  ['languages that are none', { targets: undefined, lang: 'bad tag!' }],
  ['counts that are none', { pictures: null, words: '4', textBytes: undefined }],
  ['a date that is none', { publishedTime: {} }],
])('a summary with %s is shown, and can be changed', async (_, part) => {
  await saveArticle(article('a'));
  await damage('a', part);
  const [found] = await listArticles();
  expect(found).toMatchObject({ id: 'a', title: 'خبر a', targets: [] });
  expect(found?.isDamaged).toBeUndefined();
  for (const time of [found?.savedAt ?? 0, found?.readAt ?? 0])
    expect(Number.isNaN(new Date(time).getTime())).toBe(false);
  await listTags();
  await changeArticles(['a'], { addTags: ['بحر'] });
  await storeSentences([sentence('a', 'س', 's')]);
  await indexPending();
  expect((await listArticles())[0]).toMatchObject({ tags: ['بحر'], targets: ['en'] });
});

test.each<[string, object]>([
  ['no address', { url: 'https://[' }],
  ['no title', { title: 7 }],
])('a summary with %s is told, and can be removed', async (_, part) => {
  await saveArticle(article('a'));
  await damage('a', part);
  expect(await listArticles()).toMatchObject([{ id: 'a', isDamaged: true }]);
  expect(JSON.parse(await rawRecords('a'))).toMatchObject({ summary: part });
  await moveToTrash(['a']);
  expect(await listArticles()).toEqual([]);
});

test('a text that is damaged is told, and read anew from its page', async () => {
  await saveArticle(article('a'));
  await changeArticles(['a'], { addTags: ['بحر'] });
  const library = await openLibrary();
  await library.put('texts', { id: 'a', article: { blocks: 7 } as never as Article });
  await expect(findArticle('a')).rejects.toThrow('damaged');
  await checkLibrary();
  await indexPending();
  await cacheArticle(article('a', 'من جديد'));
  expect(await findArticle('a')).toMatchObject({
    ...{ keep: 'saved', tags: ['بحر'] },
    article: { blocks: [{ text: 'من جديد' }] },
  });
});

test('sentences that are damaged are left out, and the others found', async () => {
  await saveArticle(article('a'));
  await storeSentences([sentence('a', 'س', 's')]);
  const library = await openLibrary();
  const found = await library.get('translations', ['a', 'en']);
  const sentences = [null, { source: 1 }, ...(found?.sentences ?? [])] as never;
  await library.put('translations', { articleId: 'a', target: 'en', sentences });
  expect(await keptSentences('a', 'en')).toMatchObject([{ source: 'س' }]);
});

/** Does something as if the clock stood a year before now. */
async function yearBefore<T>(work: () => Promise<T>): Promise<T> {
  const { now } = Date;
  Date.now = () => now() - 365 * 24 * 3_600_000;
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}

test('pictures that wait for another try do not wait for a clock that was set back', async () => {
  await saveArticle(illustrated('a', 'https://cdn.example/1.jpg'));
  await fetchPictures(async () => 'failed');
  const asked: string[] = [];
  await fetchPictures(async (url) => {
    asked.push(url);
    return 'failed';
  });
  expect(asked).toEqual([]);
  await yearBefore(async () => {
    expect(await nextPictureDue()).toBeLessThanOrEqual(Date.now());
    await fetchPictures(async (url) => {
      asked.push(url);
      return new Blob(['picture'], { type: 'image/jpeg' });
    });
  });
  expect(asked).toEqual(['https://cdn.example/1.jpg']);
});

test('a change waits for the search index, but not for a clock that was set back', async () => {
  await saveArticle(article('a'));
  await indexPending();
  await storeSentences([sentence('a', 'س', 's')]);
  expect(await indexPending()).toBeGreaterThan(Date.now());
  expect(await yearBefore(indexPending)).toBeUndefined();
});

test('what was removed before the clock was set back is deleted', async () => {
  await saveArticle(article('a'));
  await moveToTrash(['a']);
  await yearBefore(() => evictCache({ bytes: 1e9, age: 1e12 }));
  expect(await (await openLibrary()).count('articles')).toBe(0);
});
