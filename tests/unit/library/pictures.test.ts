import 'fake-indexeddb/auto';
import { unwrap } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import * as limits from '../../../src/article/limits.ts';
import {
  cacheArticle,
  findArticle,
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { checkLibrary } from '../../../src/library/check.ts';
import { openLibrary } from '../../../src/library/database/database.ts';
import { picturesOf } from '../../../src/library/pictures/picture-list.ts';
import {
  articlePictures,
  fetchPictures,
  nextPictureDue,
  type PictureOutcome,
  retryPictures,
  skipPicture,
  storePicture,
} from '../../../src/library/pictures/picture-queue.ts';
import { article, illustrated } from './sample.ts';

beforeEach(removeAllArticles);

const one = 'https://cdn.example/1.jpg';
const two = 'https://cdn.example/2.jpg?a=1&b=2';
const picture = new Blob(['picture'], { type: 'image/jpeg' });

test('saving puts the pictures into the queue with the text; caching does not', async () => {
  await cacheArticle(illustrated('cached', one));
  expect(await nextPictureDue()).toBeUndefined();
  const { pictures } = await saveArticle(illustrated('a', one, two, one));
  expect(pictures).toMatchObject({ wanted: 2, kept: 0 });
  expect((await articlePictures('a')).map(({ url }) => url)).toEqual([one, two]);
});

test('fetched pictures are kept and counted, and the queue ends', async () => {
  await saveArticle(illustrated('a', one, two));
  const asked: string[] = [];
  await fetchPictures(async (url) => {
    asked.push(url);
    return url === one ? picture : 'permission';
  });
  expect(asked.sort()).toEqual([one, two]);
  expect(await findArticle('a')).toMatchObject({
    pictures: { wanted: 0, kept: 1, permission: 1, missing: 0 },
    pictureBytes: 7,
  });
  await skipPicture('a');
  expect((await findArticle('a'))?.pictures).toMatchObject({ kept: 1, permission: 0 });
});

test('a failure is tried again later, the third for the last time, until the reader asks', async () => {
  await saveArticle(illustrated('a', one));
  let tries = 0;
  const fail = async (): Promise<PictureOutcome> => {
    tries += 1;
    return 'failed';
  };
  const library = await openLibrary();
  for (let round = 0; round < 6; round += 1) {
    await fetchPictures(fail);
    const [found] = await articlePictures('a');
    if (found?.state === 'wanted') await library.put('pictures', { ...found, due: 0 });
  }
  expect(tries).toBe(4);
  expect((await findArticle('a'))?.pictures.missing).toBe(1);
  await retryPictures('a');
  await fetchPictures(async () => picture);
  expect((await findArticle('a'))?.pictures).toMatchObject({ kept: 1, missing: 0 });
});

test('an article removed while its picture is on the way leaves nothing behind', async () => {
  await saveArticle(illustrated('a', one));
  await fetchPictures(async () => {
    await removeArticle('a');
    return picture;
  });
  expect(await articlePictures('a')).toEqual([]);
});

test('the check repairs what a broken library lacks and says what is lost', async () => {
  await saveArticle(article('whole'));
  await saveArticle(article('no-summary'));
  await saveArticle(article('no-text', 'نص', 'عنوان بلا نص'));
  await saveArticle(illustrated('no-picture', one));
  await fetchPictures(async () => picture);
  const library = await openLibrary();
  await library.delete('articles', 'no-summary');
  await library.delete('texts', 'no-text');
  const [{ blob, ...kept } = (await articlePictures('no-picture'))[0] as never] =
    await articlePictures('no-picture');
  await library.put('pictures', kept);
  await library.put('translations', { articleId: 'gone', target: 'en', sentences: [] });

  expect(await checkLibrary()).toEqual({
    recovered: 1,
    lost: ['عنوان بلا نص'],
    picturesLost: 1,
    strays: 1,
  });
  expect((await findArticle('no-summary'))?.keep).toBe('saved');
  expect((await findArticle('no-picture'))?.pictures).toMatchObject({ wanted: 1, kept: 0 });
  expect(await checkLibrary()).toEqual({ recovered: 0, lost: [], picturesLost: 0, strays: 0 });
});

test('only pictures on the web are fetched', () => {
  const found = picturesOf(
    illustrated('a', 'data:image/png;base64,AA', 'javascript:1', 'file:///etc/x', one),
  );
  expect(found).toEqual([{ url: one, role: 'block' }]);
});

test('no picture is listed that the page may not reach, and no more than there is room for', () => {
  const inside = illustrated('a', 'http://127.0.0.1:8080/reboot', 'https://printer.local/x', one);
  expect(picturesOf({ ...inside, leadPicture: 'http://10.0.0.1/', icon: two })).toEqual([
    { url: one, role: 'block' },
    { url: two, role: 'icon' },
  ]);
  const many = Array.from({ length: 3000 }, (_, at) => `https://cdn.example/${at}.jpg`);
  expect(picturesOf(illustrated('a', ...many))).toHaveLength(limits.pictures);
});

test('counting an outcome reads no other picture, and the numbers stay true', async () => {
  const many = Array.from({ length: 300 }, (_, at) => `https://cdn.example/${at}.jpg`);
  await saveArticle(illustrated('a', ...many));
  const store = (await openLibrary()).transaction('pictures').store;
  const reading = vi.spyOn(Object.getPrototypeOf(unwrap(store)), 'getAll');
  const states = [picture, 'permission', 'failed', 'too-large', 'not-image', 'left-out'] as const;
  for (const [at, url] of many.entries())
    await storePicture({ articleId: 'a', url }, states[at % states.length] ?? picture);
  expect(reading).not.toHaveBeenCalled();
  reading.mockRestore();
  expect(await findArticle('a')).toMatchObject({
    pictures: { wanted: 50, kept: 50, permission: 50, missing: 100 },
    pictureBytes: 50 * picture.size,
  });
  await retryPictures('a');
  expect((await findArticle('a'))?.pictures).toEqual({
    wanted: 200,
    kept: 50,
    permission: 0,
    missing: 0,
  });
});

test('other pages hear of many pictures once a second', async () => {
  const many = Array.from({ length: 50 }, (_, at) => `https://cdn.example/${at}.jpg`);
  await saveArticle(illustrated('a', ...many));
  let heard = 0;
  const channel = new BroadcastChannel('warraq-library');
  channel.onmessage = () => {
    heard += 1;
  };
  await fetchPictures(async () => picture);
  await expect.poll(() => heard, { timeout: 5000 }).toBeGreaterThan(0);
  channel.close();
  expect(heard).toBeLessThanOrEqual(2);
});
