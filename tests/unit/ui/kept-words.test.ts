// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Article } from '../../../src/article/model.ts';
import type { FoundEntry } from '../../../src/dictionary/look-up.ts';
import { createSentencePlaces } from '../../../src/ui/reader/sentences/sentence-places.ts';
import { createTranslationStore } from '../../../src/ui/reader/translation/translation-store.ts';
import { findSentence } from '../../../src/ui/reader/words/find-sentence.ts';
import { keptFormTest } from '../../../src/ui/reader/words/kept-forms.ts';
import { wordsIn } from '../../../src/ui/reader/words/placed-word.ts';
import { sentencesOfBlock } from '../../../src/ui/reader/words/sentences-of-block.ts';
import { meaningOf } from '../../../src/ui/reader/words/short-meanings.ts';
import { sentenceAround } from '../../../src/ui/reader/words/word-sentence.ts';
import { sourceBlock } from '../../../src/ui/render/source-block.ts';
import { keptWord } from '../library/kept-word.ts';
import { article } from '../library/sample.ts';

function articleOf(...paragraphs: readonly string[]): Article {
  const blocks = paragraphs.map((text) => ({
    ...({ kind: 'paragraph', lang: 'ar', dir: 'rtl' } as const),
    ...{ text: text.replace(/<[^>]*>/g, ''), html: `<p>${text}</p>` },
  }));
  return { ...article('a'), title: 'مكتبتان جديدتان', blocks };
}

/** The sentence that is found, as the article has it now. */
function found(made: Article, sentence: string): string | undefined {
  const place = findSentence(made, sentence);
  const block = place && made.blocks[place.block - 1];
  if (!place || !block) return place && made.title;
  return sentencesOfBlock(block, place.block).find((one) => one.place.start === place.start)?.text;
}

const before = 'افتتحت المدينة مكتبتين تعملان بالطاقة الشمسية.';
const sought = 'وقالت رئيسة البلدية إن المكتبة بيت للجميع، ولا تحتاج إلى كهرباء كثيرة.';
const after = 'وتفتح المكتبتان أبوابهما من الثامنة صباحًا.';

test.each([
  ['as it was', sought, sought],
  [
    'within emphasis and links',
    sought.replace('المكتبة', '<a href="https://a.example">المكتبة</a>'),
    sought,
  ],
  ['with vowels and another hamza', sought.replace('إن', 'اِنّ'), sought.replace('إن', 'اِنّ')],
  ['with another word', sought.replace('كثيرة', 'وفيرة'), sought.replace('كثيرة', 'وفيرة')],
  [
    'with words added',
    sought.replace('للجميع', 'للجميع دون استثناء'),
    sought.replace('للجميع', 'للجميع دون استثناء'),
  ],
  ['joined to the next', `${sought.slice(0, -1)}، ${after}`, `${sought.slice(0, -1)}، ${after}`],
])('a sentence is found again %s', (_, now, expected) => {
  expect(found(articleOf(before, `${before} ${now}`, after), sought)).toBe(expected);
});

test('of two that are alike the likelier is found, and the title too', () => {
  const made = articleOf(sought.replace('كثيرة', 'وفيرة'), sought);
  expect(found(made, sought)).toBe(sought);
  expect(found(made, 'مكتبتان جديدتان')).toBe('مكتبتان جديدتان');
});

test.each([
  ['other sentences', articleOf(before, after)],
  ['some of its words', articleOf('وقالت رئيسة النادي إن الفريق بخير.')],
])('a sentence that is gone is not found in %s', (_, made) => {
  expect(findSentence(made, sought)).toBeUndefined();
});

test('a word is kept as the article writes it, with vowels that the reader hides and in parts of its own', () => {
  const text = 'ثم مضى. قالَت رئيسةُ <b>ا</b>لبلديةِ  إنّ المكتبة بيتٌ. وبعد.';
  const made = articleOf(text);
  const [block] = made.blocks;
  if (!block) throw new Error('no block');
  const display = { diacritics: 'hidden', digits: 'original' } as const;
  const source = sourceBlock(block, display);
  const cell = document.createElement('div');
  cell.className = 'cell original';
  cell.append(source.root);
  const places = createSentencePlaces(createTranslationStore());
  places.addSource(1, source, display);
  const words = [...wordsIn(cell)].map((word) => ({ text: word.text, range: word.range(), cell }));
  const kept = words.map((word) => sentenceAround(word, made, places));
  const sentence = 'قالَت رئيسةُ البلديةِ إنّ المكتبة بيتٌ.';
  expect(kept.slice(2, 7).map((one) => one?.text)).toEqual([
    'قالَت',
    'رئيسةُ',
    'البلديةِ',
    'إنّ',
    'المكتبة',
  ]);
  expect(kept[4]).toMatchObject({ sentence, start: sentence.indexOf('البلدية') });
});

test('words are told by their letters, whatever the vowels, and by their entry', () => {
  const isKept = keptFormTest([
    keptWord('والحكومة', { term: 'حكومة' }),
    keptWord('بيت'),
    keptWord('من', { term: 'من' }),
  ]);
  const told = (...words: readonly string[]) => words.map(isKept);
  expect(told('وَالحُكومة', 'والـحكومة', 'بَيْتٌ')).toEqual([true, true, true]);
  expect(told('الحكومة', 'لحكومتهم', 'حكومات')).toEqual([true, true, true]);
  // Kept without an entry, and an entry too short to be looked for in other words.
  expect(told('البيت', 'سمن', 'حكيم', 'المدينة')).toEqual([false, false, false, false]);
});

const entry = (term: string, ...definitions: readonly unknown[]): FoundEntry =>
  ({ entry: { term, reading: `${term}ٌ`, definitions, tags: [] } }) as never;

test('of dictionaries the first entry that tells something is kept, in short lines', () => {
  const list = {
    type: 'structured-content',
    content: [
      { tag: 'ol', content: ['a', 'b', 'c', 'd'].map((content) => ({ tag: 'li', content })) },
    ],
  };
  expect(
    meaningOf(
      [entry('كتب', ['كتاب', ['plural']]), entry('كتاب', 'book\n<b>', list), entry('كتاب', 'book')],
      ['books'],
    ),
  ).toEqual({ term: 'كتاب', reading: 'كتابٌ', meanings: ['book', '<b>', 'a', 'b', 'c'] });
  expect(meaningOf([entry('كتب', ['كتاب', ['plural']])], []).meanings).toEqual(['plural ← كتاب']);
});

test('where no dictionary has the word, what the engine made of it is kept', () => {
  expect(meaningOf([], ['books', '', 'books', 'x'.repeat(999)])).toEqual({
    meanings: ['books', `${'x'.repeat(199)}…`],
  });
});
