import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  cacheArticle,
  findArticle,
  removeAllArticles,
  removeArticles,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import {
  changeArticles,
  emptyTrash,
  keepPosition,
  moveToTrash,
  restoreFromTrash,
} from '../../../src/library/articles/changes.ts';
import { evictCache } from '../../../src/library/articles/maintenance.ts';
import { countLists, listArticles, listTags } from '../../../src/library/lists/list.ts';
import { nextMillisecond } from './clock.ts';
import { article } from './sample.ts';

beforeEach(removeAllArticles);

test('tags are cleaned, counted and found whatever their letters', async () => {
  await saveArticle(article('a'));
  await saveArticle(article('b'));
  await changeArticles(['a', 'b', 'gone'], { addTags: [' إقتصاد  عالمي ', ''] });
  await changeArticles(['a'], { addTags: ['رياضة'] });
  expect(await listTags()).toEqual([
    { tag: 'إقتصاد عالمي', count: 2 },
    { tag: 'رياضة', count: 1 },
  ]);
  expect(await listArticles({ tags: ['اقتصاد عالمي', 'رياضه'] })).toHaveLength(1);
  await changeArticles(['a'], { removeTags: ['رياضة'] });
  expect(await listTags()).toHaveLength(1);
});

test('reading moves an article on, and only the reader takes it back', async () => {
  await saveArticle(article('a'));
  await keepPosition('a', { block: 3, progress: 0.4 });
  expect(await findArticle('a')).toMatchObject({ state: 'reading', position: { block: 3 } });
  await keepPosition('a', { block: 9, progress: 1 });
  expect((await findArticle('a'))?.state).toBe('read');
  await changeArticles(['a'], { state: 'archived', favourite: true });
  await keepPosition('a', { block: 1, progress: 0.1 });
  expect((await findArticle('a'))?.state).toBe('archived');
  expect(await countLists(['state:archived', 'favourite', 'state:read'])).toEqual([1, 1, 0]);
});

test('an article read again is the one read last, and a cached one stays longer for it', async () => {
  const now = vi.spyOn(Date, 'now');
  now.mockReturnValue(1000);
  await cacheArticle(article('a'));
  now.mockReturnValue(2000);
  await cacheArticle(article('b'));
  now.mockReturnValue(3000);
  await keepPosition('a', { block: 1, progress: 0.2 });
  now.mockRestore();
  expect(await listArticles({ sort: 'read' })).toMatchObject([
    { id: 'a', readAt: 3000 },
    { id: 'b' },
  ]);
});

test('what was put away is out of sight, comes back whole, and goes for good later', async () => {
  await saveArticle(article('a'));
  await changeArticles(['a'], { addTags: ['رياضة'] });
  await moveToTrash(['a']);
  expect(await findArticle('a')).toBeUndefined();
  expect(await listArticles()).toEqual([]);
  expect(await listTags()).toEqual([]);
  await cacheArticle(article('b'));
  await saveArticle(article('c'));
  await changeArticles(['c'], { state: 'archived' });
  const long = ['all', 'current', 'keep:saved', 'keep:cached'] as const;
  expect(await countLists(long)).toEqual([2, 1, 1, 1]);
  const lists = [...long, 'state:archived'] as const;
  expect(await countLists(lists, { isNotArchived: true })).toEqual([1, 1, 0, 1, 1]);
  await removeArticles(['b', 'c']);
  await restoreFromTrash(['a']);
  expect(await countLists(long)).toEqual([1, 1, 1, 0]);
  expect(await listArticles({ tags: ['رياضة'], keep: 'saved' })).toHaveLength(1);
  await moveToTrash(['a']);
  await emptyTrash(Date.now() + 1);
  await restoreFromTrash(['a']);
  expect(await listArticles()).toEqual([]);
});

test('an article put away and read again starts anew as a cached one', async () => {
  await saveArticle(article('a', 'قديم'));
  await moveToTrash(['a']);
  expect(await cacheArticle(article('a', 'جديد'))).toMatchObject({
    keep: 'cached',
    changed: false,
  });
});

test('the cache is bounded by bytes and by age; saved articles stay', async () => {
  await saveArticle(article('saved', 'نص '.repeat(5000)));
  const small = await cacheArticle(article('older', 'نص '.repeat(1000)));
  await nextMillisecond();
  await cacheArticle(article('newer', 'نص '.repeat(1000)));
  const ids = async () => (await listArticles()).map(({ id }) => id).sort();

  await evictCache({ bytes: small.textBytes * 2.5, age: 60_000 });
  expect(await ids()).toEqual(['newer', 'older', 'saved']);
  await evictCache({ bytes: small.textBytes * 1.5, age: 60_000 });
  expect(await ids()).toEqual(['newer', 'saved']);
  await evictCache({ bytes: 1e9, age: 60_000 }, Date.now() + 61_000);
  expect(await ids()).toEqual(['saved']);
});
