import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { applyUpdate, findArticle, saveArticle } from '../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../src/library/articles/changes.ts';
import { checkLibrary } from '../../../src/library/check.ts';
import {
  closeLibrary,
  libraryAvailable,
  openLibrary,
  schemaVersion,
} from '../../../src/library/database/database.ts';
import { countArticles, listArticles } from '../../../src/library/lists/list.ts';
import { articlePictures } from '../../../src/library/pictures/picture-queue.ts';
import { findArticles } from '../../../src/library/search/find.ts';
import { deleteIndex } from '../../../src/library/search/index-database.ts';
import { reconcileIndex } from '../../../src/library/search/indexer.ts';
import { savedSearches } from '../../../src/library/searches/saved-searches.ts';
import { keptSentences } from '../../../src/library/translations/translations.ts';
import { articleVersions } from '../../../src/library/versions/versions.ts';
import { article } from './sample.ts';
import { makeVersion1 } from './version-1.ts';
import { addedIn3, makeVersion3 } from './version-3.ts';

afterEach(async () => {
  await closeLibrary();
  await deleteDB('warraq');
});

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
  await reconcileIndex();
  expect((await findArticles('الخبر ')).total).toBe(2);
  await changeArticles(['b'], { state: 'read' });
  await saveArticle(article('c'));
  expect(await countArticles({ isNotArchived: true })).toBe(3);
});

test('a library of version 3 opens whole, and knows when its articles were added', async () => {
  await makeVersion3();
  const found = await listArticles({ isNotArchived: true });
  expect(found.map(({ id, addedAt, versions }) => [id, addedAt, versions])).toEqual([
    ['a', addedIn3, 0],
    ['b', addedIn3, 0],
  ]);
  expect(await findArticle('a')).toMatchObject({ changed: true, article: article('a') });
  expect((await articleVersions('a')).map(({ role }) => role)).toEqual(['shown', 'update']);
  await applyUpdate('a');
  expect((await articleVersions('a')).map(({ role }) => role)).toEqual(['earlier', 'shown']);
  expect(await checkLibrary()).toEqual({ recovered: 0, lost: [], picturesLost: 0, strays: 0 });
  expect(await savedSearches()).toEqual([]);
  const library = await openLibrary();
  expect([await library.count('words'), await library.count('marks')]).toEqual([0, 0]);
});

test('many articles of version 1 are all brought along', async () => {
  await makeVersion1(503);
  expect(await countArticles({ isNotArchived: true })).toBe(504);
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
