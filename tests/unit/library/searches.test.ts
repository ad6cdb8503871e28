import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import * as limits from '../../../src/article/limits.ts';
import { removeAllArticles } from '../../../src/library/articles/articles.ts';
import { openLibrary } from '../../../src/library/database/database.ts';
import {
  addSearch,
  keepSearch,
  noteOpened,
  removeSearch,
  savedSearches,
} from '../../../src/library/searches/saved-searches.ts';

beforeEach(removeAllArticles);

const search = (id: string, name = id) => ({ id, name, query: `خبر ${id}`, openedAt: 1 });

test('searches are kept, renamed, opened and forgotten', async () => {
  await keepSearch(search('b'));
  await keepSearch(search('a'));
  await keepSearch(search('a', 'ج'));
  await noteOpened('a');
  await noteOpened('gone');
  const found = await savedSearches();
  expect(found.map(({ name }) => name)).toEqual(['b', 'ج']);
  expect(found[1]?.openedAt).toBeGreaterThan(1);
  await removeSearch('a');
  expect(await savedSearches()).toEqual([search('b')]);
});

test('what is no search is refused, or left out where it stands in the database', async () => {
  await expect(keepSearch({ ...search('a'), query: '' })).rejects.toThrow();
  await (await openLibrary()).put('searches', { id: 'x', name: 3 } as never);
  expect(await savedSearches()).toEqual([]);
});

test('there are only so many searches, and a backup replaces none', async () => {
  for (let n = 0; n < limits.searches; n += 1) await keepSearch(search(`s${n}`));
  await expect(keepSearch(search('more'))).rejects.toThrow(RangeError);
  await keepSearch(search('s0', 'اسم'));
  expect(await addSearch(search('other'))).toBe(false);
  expect(await addSearch(search('s0', 'آخر'))).toBe(true);
  expect((await savedSearches()).some(({ name }) => name === 'اسم')).toBe(true);
});
