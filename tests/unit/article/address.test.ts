import { describe, expect, test } from 'vitest';
import { addressKey, articleAddress } from '../../../src/article/address/canonical-address.ts';
import { articleId } from '../../../src/article/model.ts';

const story = 'https://www.news.example/2024/11/olives';

describe('one article under all spellings of its address', () => {
  test.each([
    'http://www.news.example/2024/11/olives',
    'https://news.example/2024/11/olives/',
    'https://WWW.news.example:443/2024/11/olives#comments',
    `${story}#:~:text=الزيتون`,
    `${story}/amp/`,
    ...[
      'utm_source=x&utm_medium=y',
      'fbclid=1',
      'igsh=1',
      'mibextid=1',
      'srsltid=1',
      'ttclid=1',
    ].map((query) => `${story}?${query}`),
    ...['gbraid=1', 'wbraid=1', 'xtor=RSS-1', 'at_medium=x&at_format=y', 'amp=1', ''].map(
      (query) => `${story}?${query}`,
    ),
  ])('%s', async (address) => expect(await articleId(address)).toBe(await articleId(story)));

  test.each([
    ['https://news.example/%d8%b2%d9%8a%d8%aa', 'https://news.example/زيت'],
    ['https://news.example/a%7Eb', 'https://news.example/a~b'],
    ['https://news.example/?id=5&p=2', 'https://news.example/?p=2&id=5'],
  ])('%s is %s', (one, other) => expect(addressKey(one)).toBe(addressKey(other)));
});

test.each([
  ['https://news.example/?id=5', 'https://news.example/?id=6'],
  [story, `${story}?page=2`],
  ['https://news.example/a?p=1', 'https://news.example/a?p=2'],
  ['https://news.example/#/story/1', 'https://news.example/#/story/2'],
  ['https://news.example/#!/1', 'https://news.example/#!/2'],
  ['https://news.example/a', 'https://sport.news.example/a'],
  ['https://news.example:8080/a', 'https://news.example/a'],
  ['https://news.example/Abc', 'https://news.example/abc'],
])('%s and %s are two', (one, other) => expect(addressKey(one)).not.toBe(addressKey(other)));

test('a selection and a private reading have ids of their own', async () => {
  const ids = await Promise.all([
    articleId(story),
    articleId(story, 'selection'),
    articleId(story, 'private'),
  ]);
  expect(new Set(ids).size).toBe(3);
});

describe('the address that a page names is believed where its own bears it out', () => {
  test.each([
    [`${story}?ref=home`, story],
    ['https://m.news.example/2024/11/olives', story],
    ['https://news.example/amp/2024/11/olives', story],
    ['https://news.example/local/olives.html', story],
    ['https://news.example/print.php?id=48213', 'https://news.example/48213/olives'],
    ['https://news.example/?p=48213', 'https://news.example/48213/olives'],
    ['http://news.example/2024/11/olives', story],
  ])('%s', (address, canonical) => expect(articleAddress(address, canonical)).toBe(canonical));
});

describe('and its own is taken where it does not', () => {
  test.each([
    [`${story}?page=2`, story],
    [`${story}/2`, story],
    [`${story}/page/2/`, story],
    ['https://news.example/a-2.html', 'https://news.example/a.html'],
    [story, 'https://www.news.example/'],
    [story, 'https://www.news.example/ar/'],
    [story, 'https://www.news.example/2024/11/harbour'],
    [story, 'https://www.news.example/2024/11/'],
    ['https://news.example/21', 'https://news.example/20-coast-train'],
    ['https://news.example/article.php?id=5', 'https://news.example/article.php'],
    ['https://news.example/article.php?id=5', 'https://news.example/article.php?id=6'],
    ['https://news.example/story/124', 'https://news.example/story/123'],
    [story, 'https://other.example/2024/11/olives'],
    [story, 'javascript:alert(1)'],
  ])('%s, not %s', (address, canonical) =>
    expect(articleAddress(address, canonical)).toBe(address),
  );
});

test('a page saved as a file is the one that it names, or the file', () => {
  const file = 'file:///home/reader/%D9%88%D8%A7%D8%AD%D8%A9.html';
  expect(articleAddress(file, 'https://news.example/40')).toBe('https://news.example/40');
  expect(articleAddress(file, undefined)).toBe(file);
  expect(articleAddress(file, 'http://192.168.1.1/x')).toBe(file);
});
