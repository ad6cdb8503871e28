import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { findArticle, saveArticle } from '../../../src/library/articles.ts';
import { changeArticles } from '../../../src/library/changes.ts';
import { checkLibrary } from '../../../src/library/check.ts';
import {
  closeLibrary,
  libraryAvailable,
  openLibrary,
  schemaVersion,
} from '../../../src/library/database.ts';
import { countArticles, listArticles } from '../../../src/library/list.ts';
import { articlePictures } from '../../../src/library/pictures.ts';
import { findArticles } from '../../../src/library/search/find.ts';
import { deleteIndex } from '../../../src/library/search/index-database.ts';
import { reconcile } from '../../../src/library/search/indexer.ts';
import { keptSentences } from '../../../src/library/translations.ts';
import { article } from './sample.ts';

afterEach(async () => {
  await closeLibrary();
  await deleteDB('warraq');
});

const savedAt = Date.UTC(2026, 0, 5);

/** A summary just as version 1 wrote it, with what it did not know left out. */
function summaryOf1(id: string, part: object = {}, lists: readonly string[] = []) {
  const names = ['all', 'keep:saved', 'state:unread', 'site:news.example', ...lists];
  return {
    ...{ id, url: `https://www.news.example/${id}`, site: 'news.example', title: `خبر ${id}` },
    ...{ lang: 'ar', dir: 'rtl', words: 4, keep: 'saved', readAt: savedAt, savedAt },
    ...{ state: 'unread', favourite: false, tags: [], targets: [], textBytes: 400 },
    ...{ pictures: { wanted: 0, kept: 0, permission: 0, missing: 0 }, pictureBytes: 0 },
    ...{ changed: false, sortTitle: `خبر ${id}` },
    places: names.map((list) => [list, -savedAt, id]),
    ...part,
  };
}

/** Makes a library of version 1 as that version made it; described in full, since its code is gone. */
async function makeVersion1(): Promise<void> {
  const library = await openDB('warraq', 1, {
    upgrade(made) {
      const articles = made.createObjectStore('articles', { keyPath: 'id' });
      articles.createIndex('places', 'places', { multiEntry: true });
      articles.createIndex('readAt', 'readAt');
      articles.createIndex('sortTitle', 'sortTitle');
      made.createObjectStore('texts', { keyPath: 'id' });
      made.createObjectStore('translations', { keyPath: ['articleId', 'target'] });
      const pictures = made.createObjectStore('pictures', { keyPath: ['articleId', 'url'] });
      pictures.createIndex('queue', ['state', 'due']);
      made.createObjectStore('pending', { keyPath: 'id' }).createIndex('due', 'due');
    },
  });
  const summaries = [
    summaryOf1('a', {
      ...{ publishedTime: '2025-03-01T08:00:00+03:00', tags: ['بحر'], targets: ['en'] },
      places: [...summaryOf1('a').places, ['tag:بحر', -savedAt, 'a']],
      pictures: { wanted: 0, kept: 1, permission: 0, missing: 0 },
      pictureBytes: 7,
    }),
    summaryOf1('b', { state: 'archived' }),
  ];
  for (const summary of summaries) {
    await library.put('articles', summary);
    await library.put('texts', { id: summary.id, article: article(summary.id) });
  }
  await library.put('translations', {
    ...{ articleId: 'a', target: 'en' },
    sentences: [
      { source: 'س', engine: 'bergamot', model: '1', translation: { text: 'kept', marks: [] } },
    ],
  });
  await library.put('pictures', {
    ...{ articleId: 'a', url: 'https://cdn.example/1.jpg', state: 'kept', role: 'block' },
    ...{ blob: new Blob(['picture'], { type: 'image/jpeg' }), bytes: 7, tries: 0, due: 0 },
  });
  library.close();
}

test('a library of version 1 opens whole, and does all that a new one does', async () => {
  await makeVersion1();
  expect((await listArticles({ isNotArchived: true })).map(({ id }) => id)).toEqual(['a']);
  expect((await listArticles({ before: Date.UTC(2025, 5, 1) })).map(({ id }) => id)).toEqual(['a']);
  expect((await listArticles({ tags: ['بحر'] })).map(({ id }) => id)).toEqual(['a']);
  expect(await countArticles({})).toBe(2);
  expect((await findArticle('a'))?.article).toEqual(article('a'));
  expect((await keptSentences('a', 'en'))[0]?.translation.text).toBe('kept');
  expect(await (await articlePictures('a'))[0]?.blob?.text()).toBe('picture');
  expect(await checkLibrary()).toEqual({ recovered: 0, lost: [], picturesLost: 0, strays: 0 });
  await deleteIndex();
  await reconcile();
  expect((await findArticles('الخبر ')).total).toBe(2);
  await changeArticles(['b'], { state: 'read' });
  await saveArticle(article('c'));
  expect(await countArticles({ isNotArchived: true })).toBe(3);
});

test('many articles of version 1 are all brought along', async () => {
  await makeVersion1();
  const library = await openDB('warraq', 1);
  const transaction = library.transaction('articles', 'readwrite');
  for (let n = 0; n < 1203; n += 1) void transaction.store.put(summaryOf1(`n${n}`));
  await transaction.done;
  library.close();
  expect(await countArticles({ isNotArchived: true })).toBe(1204);
});

test('a library of a newer version is refused and stays as it is', async () => {
  const newer = await openDB('warraq', schemaVersion + 1, {
    upgrade: (made) => void made.createObjectStore('later'),
  });
  newer.close();
  await expect(openLibrary()).rejects.toThrow(expect.objectContaining({ name: 'VersionError' }));
  expect(await libraryAvailable()).toBe(false);
  const same = await openDB('warraq');
  expect([...same.objectStoreNames]).toEqual(['later']);
  same.close();
});
