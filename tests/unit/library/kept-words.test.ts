import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import * as limits from '../../../src/article/limits.ts';
import { articleId } from '../../../src/article/model.ts';
import {
  removeAllArticles,
  removeArticle,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { changeArticles, moveToTrash } from '../../../src/library/articles/changes.ts';
import { backupStream } from '../../../src/library/backup/backup.ts';
import { restoreBackup } from '../../../src/library/backup/restore.ts';
import { checkLibrary } from '../../../src/library/check.ts';
import { openLibrary } from '../../../src/library/database/database.ts';
import { findWords, offeredFilter, wordChoices } from '../../../src/library/words/find-words.ts';
import {
  articlesOfWords,
  countWords,
  findWord,
  keepWords,
  keptWords,
  removeWords,
} from '../../../src/library/words/kept-words.ts';
import { keepCheckedWords } from '../../../src/platform/services/checked-calls.ts';
import { forgedBackup } from './forged-backup.ts';
import { articleFacts, keptWord } from './kept-word.ts';
import { article } from './sample.ts';

beforeEach(removeAllArticles);

const texts = async (): Promise<string[]> => (await keptWords()).map(({ text }) => text);

test('words are listed by when they were kept, the last first, and one place of an article is one word', async () => {
  await keepWords([keptWord('مكتبة', { keptAt: 2 }), keptWord('مدينة', { keptAt: 3 })]);
  await keepWords([keptWord('كتاب', { keptAt: 1 })]);
  await keepWords([keptWord('مَكتبة', { keptAt: 4 })]);
  expect(await texts()).toEqual(['مَكتبة', 'مدينة', 'كتاب']);
  const elsewhere = keptWord('مكتبة', { article: articleFacts('b'), keptAt: 5 });
  await keepWords([elsewhere]);
  expect(await texts()).toEqual(['مكتبة', 'مَكتبة', 'مدينة', 'كتاب']);
  expect(await findWord(elsewhere.id)).toEqual(elsewhere);
});

test('a word that is taken back and put back is as it was', async () => {
  const word = keptWord('مكتبة', {
    term: 'مكتبة',
    reading: 'مَكْتَبَة',
    translation: 'I read.',
    target: 'en',
  });
  await keepWords([word]);
  await removeWords([word.id]);
  expect([await countWords(), await findWord(word.id)]).toEqual([0, undefined]);
  await keepWords([word]);
  expect(await keptWords()).toEqual([word]);
});

test('a word has the tags that its article has, and outlives the article with its facts', async () => {
  await saveArticle(article('a'));
  await changeArticles(['a'], { addTags: ['اقتصاد'] });
  await keepWords([keptWord('مكتبة')]);
  expect((await keptWords())[0]?.tags).toEqual(['اقتصاد']);
  expect([...(await articlesOfWords(await keptWords())).keys()]).toEqual(['a']);
  await moveToTrash(['a']);
  expect((await articlesOfWords(await keptWords())).size).toBe(0);
  await removeArticle('a');
  await checkLibrary();
  expect((await keptWords())[0]).toMatchObject({ article: articleFacts('a'), tags: ['اقتصاد'] });
});

test('deleting everything deletes the words', async () => {
  await keepWords([keptWord('مكتبة')]);
  await removeAllArticles();
  expect(await keptWords()).toEqual([]);
});

const hostile: readonly (readonly [string, object])[] = [
  ['another word’s id', { id: keptWord('مدينة').id }],
  ['no letters', { text: '\u064e', id: 'a ' }],
  ['a sentence without the word', { sentence: 'لا شيء هنا.', start: 0 }],
  ['a place that is none', { start: -1 }],
  ['an address that runs', { article: { ...articleFacts('a'), url: 'javascript:alert(1)' } }],
  ['a sentence without end', { sentence: `مكتبة ${'كلمة '.repeat(limits.sentence)}`, start: 0 }],
  ['a time that is none', { keptAt: 'now' }],
  ['meanings for an article', { article: 'a' }],
];

test.each(hostile)(
  'a word with %s is refused, and left out where it stands in the database',
  async (_, part) => {
    const word = { ...keptWord('مكتبة'), ...part };
    await expect(keepCheckedWords([word])).rejects.toThrow();
    if ('id' in word) await (await openLibrary()).put('words', word as never);
    expect(await keptWords()).toEqual([]);
  },
);

test('nothing of a private window is kept', async () => {
  const { url } = articleFacts('p');
  const facts = { ...articleFacts('p'), id: await articleId(url, 'private') };
  await expect(keepCheckedWords([keptWord('مكتبة', { article: facts })])).rejects.toThrow(
    'private',
  );
  const open = { ...articleFacts('p'), id: await articleId(url) };
  await keepCheckedWords([keptWord('مكتبة', { article: open })]);
  expect(await texts()).toEqual(['مكتبة']);
});

test('words are found by article, tag, day and text, whatever their vowels and hamzas', () => {
  const day = (text: string): number => new Date(`${text}T12:00`).getTime();
  const words = [
    keptWord('أُسرة', { tags: ['أسرة'], keptAt: day('2026-03-02'), meanings: ['family'] }),
    keptWord('مدينة', {
      article: articleFacts('b'),
      keptAt: day('2026-03-01'),
      translation: 'I read.',
    }),
  ];
  const found = (filter: Parameters<typeof findWords>[1]): string[] =>
    findWords(words, filter).map(({ text }) => text);
  expect(found({})).toEqual(['أُسرة', 'مدينة']);
  expect(found({ articleId: 'b' })).toEqual(['مدينة']);
  expect(found({ tag: 'اسرة' })).toEqual(['أُسرة']);
  expect(found({ after: Date.UTC(2026, 2, 2) })).toEqual(['أُسرة']);
  expect(found({ before: Date.UTC(2026, 2, 2) })).toEqual(['مدينة']);
  expect(found({ query: 'اسره' })).toEqual(['أُسرة']);
  expect(found({ query: 'FAMILY قرأت' })).toEqual(['أُسرة']);
  expect(found({ query: 'خبر b' })).toEqual(['مدينة']);
  expect(found({ query: 'read' })).toEqual(['مدينة']);
  expect(found({ query: 'family', articleId: 'b' })).toEqual([]);
  expect(wordChoices([...words, keptWord('كتاب')])).toEqual({
    articles: [
      { id: 'a', title: 'خبر a', count: 2 },
      { id: 'b', title: 'خبر b', count: 1 },
    ],
    tags: [{ tag: 'أسرة', count: 1 }],
  });
});

test('an article or a tag of which no word is left narrows the list no longer', () => {
  const words = [keptWord('أُسرة', { tags: ['أسرة'] })];
  const filter = { articleId: 'a', tag: 'أسرة', query: 'خبر' };
  expect(offeredFilter(wordChoices(words), filter)).toEqual(filter);
  const others = [keptWord('مدينة', { article: articleFacts('b') })];
  expect(offeredFilter(wordChoices(others), filter)).toEqual({ query: 'خبر' });
});

async function backup(): Promise<Blob> {
  return new Response(backupStream({})).blob();
}

test('a backup brings the words back, their articles there or not, and replaces none', async () => {
  const words = [keptWord('مكتبة', { keptAt: 2 }), keptWord('مدينة', { tags: ['مدن'], keptAt: 1 })];
  await keepWords(words);
  const file = await backup();
  await removeAllArticles();
  expect(await restoreBackup(file)).toMatchObject({ words: 2, damaged: 0, isComplete: true });
  expect(await keptWords()).toEqual(words);
  await keepWords([keptWord('مكتبة', { keptAt: 9, meanings: ['mine'] })]);
  expect(await restoreBackup(file)).toMatchObject({ words: 0, damaged: 0 });
  expect((await keptWords())[0]).toMatchObject({ text: 'مكتبة', meanings: ['mine'] });
});

test('hostile words of a backup are left out, what can be mended is', async () => {
  const word = keptWord('مكتبة', { keptAt: Date.now() + 1e9 });
  const records = hostile.map(([, part]) => ({ type: 'word', ...word, ...part }));
  const mended = {
    ...{ type: 'word', ...word, term: { a: 1 }, tags: 'none', translation: 7, target: '<b>' },
    meanings: [...Array(99).fill('x'.repeat(9999)), 3],
  };
  const report = await restoreBackup(
    new Blob([new Uint8Array(await forgedBackup(...records, mended, mended))]),
  );
  expect(report).toMatchObject({ words: 1, damaged: hostile.length + 1 });
  const [kept] = await keptWords();
  expect(kept?.keptAt).toBeLessThanOrEqual(Date.now());
  expect(kept?.meanings.map(({ length }) => length)).toEqual(
    Array(limits.meanings).fill(limits.meaning),
  );
  expect(kept).toMatchObject({ tags: [] });
  expect(kept).not.toHaveProperty('term');
  expect(kept).not.toHaveProperty('target');
});
