import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Article, Block } from '../../../src/article/model.ts';
import {
  cacheArticle,
  removeAllArticles,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { article } from './sample.ts';

beforeEach(removeAllArticles);

const lines = [
  'أعلنت بلدية المرفأ أن الجسر القديم سيفتح للمشاة في مطلع الربيع',
  'وقالت رئيسة البلدية إن الأعمال كلفت عشرين مليونا وانتهت قبل موعدها بشهر',
  'ومن المقرر أن يقام حفل صغير يوم الافتتاح تشارك فيه فرق محلية',
] as const;

function readBy(extractor: string | undefined, ...texts: readonly string[]): Article {
  const blocks = texts.map((text): Block => {
    const html = `<p>${text}</p>`;
    return { kind: 'paragraph', text, html, lang: 'ar', dir: 'rtl' };
  });
  return { ...article('a'), ...(extractor ? { extractor } : {}), blocks };
}

async function isChanged(reading: Article): Promise<boolean> {
  return (await cacheArticle(reading)).changed;
}

test.each([
  ['drop a line', [lines[0], lines[1]]],
  ['add a line', [...lines, 'ويربط الجسر بين سوق السمك والحي الشرقي منذ قرن']],
  ['cut the end of a line', [lines[0], lines[1].replace(' قبل موعدها بشهر', ''), lines[2]]],
  ['cut the beginning of a line', [lines[0].replace('أعلنت ', ''), lines[1], lines[2]]],
  ['join two lines', [`${lines[0]} ${lines[1]}`, lines[2]]],
])('a page is not changed where new rules %s', async (_, read) => {
  await saveArticle(readBy('1', ...lines));
  expect(await isChanged(readBy('2', ...read))).toBe(false);
  expect(await isChanged(readBy('2', ...read))).toBe(false);
  expect(await isChanged(readBy('1', ...read))).toBe(true);
});

test('a page is not changed where rules read what older ones left no version of', async () => {
  await saveArticle(readBy(undefined, ...lines));
  expect(await isChanged(readBy('2', lines[0], lines[1]))).toBe(false);
});

test('a line that was rewritten is a change under new rules as well', async () => {
  await saveArticle(readBy('1', ...lines));
  const corrected = lines[1].replace('عشرين', 'ثلاثين');
  expect(await isChanged(readBy('2', lines[0], corrected))).toBe(true);
});

test('what changes after the first reading by new rules is a change, however small', async () => {
  await saveArticle(readBy('1', ...lines));
  expect(await isChanged(readBy('2', lines[0], lines[1]))).toBe(false);
  expect(await isChanged(readBy('2', lines[0], lines[1], 'تحديث'))).toBe(true);
  expect(await isChanged(readBy('2', lines[0], lines[1]))).toBe(false);
  expect(await isChanged(readBy('3', lines[0]))).toBe(false);
});
