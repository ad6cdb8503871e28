import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as limits from '../../../src/article/limits.ts';
import { findArticle } from '../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../src/library/articles/changes.ts';
import { keptSentences } from '../../../src/library/translations/translations.ts';
import { checkedExtraction } from '../../../src/platform/background/tab-reading.ts';
import type { Background } from '../../../src/platform/services/background-api.ts';
import { keepChecked, saveChecked } from '../../../src/platform/services/checked-calls.ts';
import { serve } from '../../../src/platform/services/rpc.ts';
import { storedSettings } from '../../../src/platform/settings/settings-store.ts';
import { article, sentence } from '../library/sample.ts';

serve<Pick<Background, 'settings'>>('background', { settings: storedSettings });

const long = (most: number): string => 'ن'.repeat(most + 1);

test('an article to be kept is cut at the limits', async () => {
  await saveChecked({ ...article('a'), title: long(limits.title), byline: long(limits.name) });
  const found = await findArticle('a');
  expect(found?.article.title.length).toBe(limits.title);
  expect(found?.article.byline?.length).toBe(limits.name);
});

test.each([
  ['without blocks', { ...article('b'), blocks: [] }],
  ['with an address that is none', { ...article('b'), url: 'javascript:alert(1)' }],
  ['that is a text', 'article'],
])('an article %s is not kept', async (_, wrong) => {
  await expect(saveChecked(wrong)).rejects.toThrow();
  expect(await findArticle('b')).toBeUndefined();
});

test('of sentences to be kept those beyond the limits are left out', async () => {
  await saveChecked(article('c'));
  const whole = sentence('c', 'س', 'A sentence.');
  await keepChecked([
    whole,
    { ...whole, source: long(limits.blockText) },
    { ...whole, source: 'ع', translation: { text: long(limits.blockText), marks: [] } },
    { ...whole, source: 'ف', engine: 'other' },
    'sentence',
  ]);
  expect((await keptSentences('c', 'en')).map(({ source }) => source)).toEqual(['س']);
});

test('tags have limits in length and number', async () => {
  await saveChecked(article('d'));
  const tags = Array.from({ length: limits.tags + 5 }, (_, at) => `${at} ${long(limits.tag)}`);
  await changeArticles(['d'], { addTags: tags });
  const kept = (await findArticle('d'))?.tags ?? [];
  expect(kept.length).toBe(limits.tags);
  expect(Math.max(...kept.map((tag) => tag.length))).toBeLessThanOrEqual(limits.tag);
});

test.each([
  ['blocks', { blocks: Array(limits.blocks + 1).fill(article('e').blocks[0]) }],
  [
    'letters',
    { blocks: Array(5).fill({ ...article('e').blocks[0], html: long(limits.blockHtml - 1) }) },
  ],
])(
  'a page whose script returns too many %s is too large, and nothing of it is taken',
  (_, part) => {
    const result = { article: { ...article('e'), ...part } };
    expect(checkedExtraction(result)).toEqual({ failure: 'too-large' });
  },
);
