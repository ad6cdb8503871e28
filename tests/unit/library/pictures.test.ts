import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import {
  cacheArticle,
  findArticle,
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../src/library/articles.ts';
import { checkLibrary } from '../../../src/library/check.ts';
import { openLibrary } from '../../../src/library/database.ts';
import { pictureAddress, picturesOf } from '../../../src/library/picture-list.ts';
import {
  articlePictures,
  fetchPictures,
  leaveOut,
  nextPictureDue,
  type PictureOutcome,
  wantAgain,
} from '../../../src/library/pictures.ts';
import { article, illustrated } from './sample.ts';

beforeEach(removeAllArticles);

const one = 'https://cdn.example/1.jpg';
const two = 'https://cdn.example/2.jpg?a=1&b=2';
const picture = new Blob(['picture'], { type: 'image/jpeg' });

test('saving puts the pictures into the queue with the text; caching does not', async () => {
  await cacheArticle(illustrated('cached', one));
  expect(await nextPictureDue()).toBeUndefined();
  const { pictures } = await saveArticle(illustrated('a', one, two.replace('&', '&amp;'), one));
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
  await leaveOut('a');
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
  await wantAgain('a');
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

test('of several sizes the smallest that is wide enough is kept', () => {
  const sizes =
    'https://a.example/s,1.jpg 300w, https://a.example/l.jpg 1600w, https://a.example/xl.jpg 4000w';
  expect(pictureAddress(one, sizes)).toBe('https://a.example/l.jpg');
  expect(pictureAddress(one, 'https://a.example/s.jpg 300w')).toBe('https://a.example/s.jpg');
  expect(pictureAddress(one, 'https://a.example/s.jpg 2x')).toBe(one);
  expect(pictureAddress(one, undefined)).toBe(one);
});

test('only pictures on the web are fetched', () => {
  const found = picturesOf(
    illustrated('a', 'data:image/png;base64,AA', 'javascript:1', 'file:///etc/x', one),
  );
  expect(found).toEqual([{ url: one, role: 'block' }]);
});
