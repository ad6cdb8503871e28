import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import {
  applyUpdate,
  cacheArticle,
  findArticle,
  putLineBack,
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { isSameStory } from '../../../src/library/articles/page-change.ts';
import type { ArticleRecord } from '../../../src/library/database/records.ts';
import { countArticles, listArticles } from '../../../src/library/lists/list.ts';
import { keptSentences, storeSentences } from '../../../src/library/translations/translations.ts';
import { versionLimits } from '../../../src/library/versions/versions.ts';
import { nextMillisecond } from './clock.ts';
import { article, sentence } from './sample.ts';

beforeEach(removeAllArticles);

test('a cached article takes the text of the newest reading', async () => {
  await cacheArticle(article('a', 'قديم'));
  await cacheArticle(article('a', 'جديد'));
  const found = await findArticle('a');
  expect(found?.article.blocks[0]?.text).toBe('جديد');
  expect(found?.keep).toBe('cached');
  expect(found?.update).toBeUndefined();
});

test('a saved article keeps its text, and a changed page is offered until it is taken', async () => {
  await saveArticle(article('a', 'قديم'));
  const record = await cacheArticle(article('a', 'جديد', 'عنوان جديد'));
  expect(record.article.blocks[0]?.text).toBe('قديم');
  expect(record.changed).toBe(true);
  await saveArticle(article('a', 'جديد', 'عنوان جديد'));
  expect((await findArticle('a'))?.article.title).toBe('خبر a');

  const { byline, ...updated } = await applyUpdate('a');
  expect(updated).toMatchObject({ title: 'عنوان جديد', changed: false, keep: 'saved' });
  expect((await findArticle('a'))?.update).toBeUndefined();
  await expect(applyUpdate('a')).rejects.toThrow('no update');
});

test('a page that went back to its old text offers nothing any more', async () => {
  await saveArticle(article('a', 'قديم'));
  await cacheArticle(article('a', 'جديد'));
  await cacheArticle(article('a', 'قديم'));
  expect(await findArticle('a')).not.toHaveProperty('update');
});

test.each([
  ['saved', saveArticle],
  ['cached', cacheArticle],
] as const)(
  'a line that was put back into a %s article stays there when its page is read again',
  async (_, keep) => {
    const read = article('a', 'النص');
    const [block] = read.blocks;
    if (!block) throw new Error('the sample has a block');
    const line = { at: 1, rule: 'call', block: { ...block, text: 'سطر', html: '<p>سطر</p>' } };
    const fresh = { ...read, leftOut: [line] };
    await keep(fresh);
    await putLineBack('a', 0);
    const record = await cacheArticle(fresh);
    expect(record.article.blocks.map(({ text }) => text)).toEqual(['النص', 'سطر']);
    expect(record.changed).toBe(false);
    await expect(putLineBack('b', 0)).rejects.toThrow('not in the library');
  },
);

test('an update does not inherit what the newer page leaves out', async () => {
  await saveArticle(article('a', 'قديم'));
  const { byline, ...anonymous } = article('a', 'جديد');
  await cacheArticle(anonymous);
  expect(await applyUpdate('a')).not.toHaveProperty('byline');
});

test('removing an article takes its translations with it and leaves the others', async () => {
  await saveArticle(article('a'));
  await saveArticle(article('b'));
  await storeSentences([sentence('a', 'س', 's'), sentence('b', 'س', 's')]);
  await removeArticle('a');
  expect(await findArticle('a')).toBeUndefined();
  expect(await keptSentences('a', 'en')).toEqual([]);
  expect(await keptSentences('b', 'en')).toHaveLength(1);
});

test('sentences are kept by source, engine and model, and only for articles that are there', async () => {
  await cacheArticle(article('a'));
  await storeSentences([sentence('a', 'س', 'old'), sentence('gone', 'س', 's')]);
  await storeSentences([
    sentence('a', 'س', 'new'),
    { ...sentence('a', 'س', 'other'), model: '2' },
    { ...sentence('a', 'س', 'autre'), target: 'fr' },
  ]);
  const kept = await keptSentences('a', 'en');
  expect(kept.map(({ translation }) => translation.text)).toEqual(['new', 'other']);
  expect(await keptSentences('gone', 'en')).toEqual([]);
  expect((await findArticle('a'))?.targets).toEqual(['en', 'fr']);
});

test('which word became which is kept with a sentence, as far as it may be true', async () => {
  await cacheArticle(article('a'));
  const linked = { ...sentence('a', 'س', 's'), links: 'ACAC' };
  await storeSentences([linked, { ...linked, source: 'ص', links: 'A'.repeat(100_000) }]);
  const kept = await keptSentences('a', 'en');
  expect(kept.map(({ links }) => links)).toEqual(['ACAC', undefined]);
});

test('lists are paged, newest first, and filtered', async () => {
  for (const id of ['a', 'b', 'c', 'd']) {
    await (id < 'c' ? saveArticle(article(id)) : cacheArticle(article(id)));
    await nextMillisecond();
  }
  const ids = async (filter: Parameters<typeof listArticles>[0]): Promise<string> =>
    (await listArticles(filter)).map(({ id }) => id).join('');
  expect(await ids({})).toBe('dcba');
  expect(await ids({ limit: 2, offset: 1 })).toBe('cb');
  expect(await ids({ keep: 'saved' })).toBe('ba');
  expect(await ids({ keep: 'saved', site: 'news.example', reverse: true })).toBe('ab');
  expect(await ids({ site: 'other.example' })).toBe('');
  expect(await ids({ sort: 'title', reverse: true, limit: 1 })).toBe('d');
  expect(await countArticles({ limit: 1 })).toBe(4);
  expect(await countArticles({ keep: 'saved', sort: 'title' })).toBe(2);
});

test('an edited article stays the same story; another article is none, whatever address it names', () => {
  const block = (text: string) =>
    ({ kind: 'paragraph', text, html: '', lang: 'ar', dir: 'rtl' }) as const;
  const story = { ...article('a'), blocks: ['أولًا', 'ثانيًا', 'ثالثًا'].map(block) };
  const edited = { ...story, title: 'عنوان آخر', blocks: ['أولًا', 'جديد', 'جديد آخر'].map(block) };
  expect(isSameStory(story, edited)).toBe(true);
  expect(isSameStory(story, { ...story, blocks: [block('نص آخر')] })).toBe(true);
  expect(isSameStory(story, { ...edited, blocks: [block('نص آخر')] })).toBe(false);
});

test.each(['fresh', 'cached', 'saved'] as const)(
  'what is written of a %s article is told, and is what is found then',
  async (before) => {
    if (before === 'cached') await cacheArticle(article('a', 'قديم'));
    if (before === 'saved') await saveArticle(article('a', 'قديم'));
    const told: ArticleRecord[] = [];
    const record = await cacheArticle(article('a', 'جديد'), versionLimits(false), (known) =>
      told.push(known),
    );
    expect(told).toEqual([record]);
    expect(await findArticle('a')).toEqual(record);
  },
);
