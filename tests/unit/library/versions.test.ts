import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  applyUpdate,
  cacheArticle,
  findArticle,
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { moveToTrash } from '../../../src/library/articles/changes.ts';
import { libraryUsage } from '../../../src/library/articles/maintenance.ts';
import { checkLibrary } from '../../../src/library/check.ts';
import { openLibrary } from '../../../src/library/database/database.ts';
import { articleVersions, versionLimits } from '../../../src/library/versions/versions.ts';
import { article } from './sample.ts';

beforeEach(removeAllArticles);

/** Does something at a time of the clock. */
async function at<T>(time: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: time });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

async function texts(id = 'a'): Promise<string[]> {
  const found = await articleVersions(id);
  return found.map((one) => `${one.at} ${one.role} ${one.article.blocks[0]?.text}`);
}

test('every text that a saved page had is kept, with the time it was first read', async () => {
  await at(1000, () => saveArticle(article('a', 'أول')));
  await at(2000, () => cacheArticle(article('a', 'ثان')));
  await at(3000, () => cacheArticle(article('a', 'ثان')));
  await at(4000, () => cacheArticle(article('a', 'ثالث')));
  expect(await texts()).toEqual(['1000 shown أول', '2000 earlier ثان', '4000 update ثالث']);
  await at(5000, () => applyUpdate('a'));
  expect(await texts()).toEqual(['1000 earlier أول', '2000 earlier ثان', '4000 shown ثالث']);
});

test('what a page said for a while is kept when it takes that back, once', async () => {
  await at(1000, () => saveArticle(article('a', 'أول')));
  for (const time of [2000, 4000]) {
    await at(time, () => cacheArticle(article('a', 'خطأ')));
    await at(time + 1000, () => cacheArticle(article('a', 'أول')));
  }
  expect(await texts()).toEqual(['1000 shown أول', '2000 earlier خطأ']);
  expect(await findArticle('a')).toMatchObject({ changed: false, versions: 1 });
});

test('of an article that is merely read no version is kept', async () => {
  await cacheArticle(article('a', 'أول'));
  await cacheArticle(article('a', 'ثان'));
  expect((await articleVersions('a')).map(({ role }) => role)).toEqual(['shown']);
});

test('the first version and the newest ones stay, unless the reader keeps all', async () => {
  await at(1, () => saveArticle(article('a', 'نص 1')));
  for (let n = 2; n <= 30; n += 1) await at(n, () => cacheArticle(article('a', `نص ${n}`)));
  const kept = (await articleVersions('a')).map((one) => one.at);
  expect(kept).toEqual([1, 2, ...Array.from({ length: 20 }, (_, n) => n + 11)]);

  await at(1, () => saveArticle(article('b', 'نص 1')));
  for (let n = 2; n <= 30; n += 1)
    await at(n, () => cacheArticle(article('b', `نص ${n}`), versionLimits(true)));
  expect(await articleVersions('b')).toHaveLength(30);
});

test('versions are bounded by their bytes too', async () => {
  const long = 'كلمة '.repeat(200_000);
  await saveArticle(article('a', 'نص'));
  for (let n = 0; n < 6; n += 1) await cacheArticle(article('a', `${long}${n}`));
  const { saved } = await libraryUsage();
  expect(saved.versionBytes).toBeGreaterThan(2 * long.length);
  expect(saved.versionBytes).toBeLessThanOrEqual(10_000_000);
  expect((await findArticle('a'))?.versionBytes).toBe(saved.versionBytes);
});

test('versions go with their article, also with one that is read again while it can be brought back', async () => {
  for (const id of ['a', 'b']) {
    await saveArticle(article(id, 'أول'));
    await cacheArticle(article(id, 'ثان'));
    await applyUpdate(id);
  }
  await removeArticle('a');
  await moveToTrash(['b']);
  await cacheArticle(article('b', 'ثالث'));
  expect(await (await openLibrary()).count('versions')).toBe(0);
});

test('the check of the library drops versions without an article, and counts those of a lost entry', async () => {
  const library = await openLibrary();
  await saveArticle(article('a', 'أول'));
  await cacheArticle(article('a', 'ثان'));
  await applyUpdate('a');
  await library.put('versions', { articleId: 'gone', at: 1, article: article('gone') });
  await library.delete('articles', 'a');
  expect(await checkLibrary()).toMatchObject({ recovered: 1, strays: 1 });
  expect(await findArticle('a')).toMatchObject({ versions: 1 });
  expect(await articleVersions('a')).toHaveLength(2);
});

test('a damaged version is left out', async () => {
  await saveArticle(article('a', 'أول'));
  const broken = { articleId: 'a', at: 1, article: { blocks: 3 } };
  await (await openLibrary()).put('versions', broken as never);
  expect((await articleVersions('a')).map(({ role }) => role)).toEqual(['shown']);
});
