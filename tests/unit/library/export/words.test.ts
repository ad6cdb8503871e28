import { expect, test } from 'vitest';
import { ankiFile } from '../../../../src/library/export/anki.ts';
import { wordColumns, wordsCsv } from '../../../../src/library/export/words-csv.ts';
import { ankiNotes, csvRows } from '../../../exported-words.ts';
import { articleFacts, keptWord } from '../kept-word.ts';

const sentence = 'قالت "رئيسة\tالبلدية" إن <المكتبة>\nبيت & نور.';
const word = keptWord('رئيسة', {
  ...{ sentence, start: sentence.indexOf('رئيسة'), term: 'رئيس', reading: 'رَئِيس' },
  meanings: ['president, "head" <b>', '=1+1'],
  ...{ translation: 'The library is home & light.', target: 'en', tags: ['مدن كبيرة', 'ثقافة'] },
  article: { ...articleFacts('a'), title: '#عنوان <i>', url: 'https://news.example/a"b' },
});

test('a file for Anki says how it is to be read, before its first note', () => {
  const { headers, notes } = ankiNotes(ankiFile([word, keptWord('بيت')]));
  expect(headers).toEqual({
    ...{ separator: 'tab', html: 'true', notetype: 'Basic' },
    columns: 'Front\tBack\tDeck\tTags\tGUID',
    ...{ 'deck column': '3', 'tags column': '4', 'guid column': '5' },
  });
  expect(notes.map((note) => note.length)).toEqual([5, 5]);
});

test('the sentence asks, from right to left, with the word in bold and nothing of it lost', () => {
  const [[front = '', back = '', deck, tags, guid] = []] = ankiNotes(ankiFile([word])).notes;
  expect(front).toBe(
    '<div dir="rtl" lang="ar">قالت "<b>رئيسة</b> البلدية" إن &#60;المكتبة&#62; بيت &#38; نور.</div>',
  );
  expect(back).toContain('<div dir="rtl" lang="ar"><b>رئيسة</b> ← رَئِيس</div>');
  expect(back).toContain('president, "head" &#60;b&#62;');
  expect(back).toContain('lang="en">The library is home &#38; light.');
  expect(back).toContain('<a href="https://news.example/a%22b">#عنوان &#60;i&#62;</a>');
  expect([deck, tags, guid]).toEqual(['Warraq', 'warraq مدن_كبيرة ثقافة', `warraq ${word.id}`]);
});

test('two words of one sentence are two notes, and one kept again is the same note', () => {
  const two = [
    keptWord('بيت', { sentence: 'بيت كبير.' }),
    keptWord('كبير', { sentence: 'بيت كبير.' }),
  ];
  const guids = (words: typeof two) => ankiNotes(ankiFile(words)).notes.map((note) => note[4]);
  expect(new Set(guids(two)).size).toBe(2);
  expect(guids(two)).toEqual(guids(two.map((one) => ({ ...one, meanings: ['more'] }))));
});

test('a table has all that is kept of a word, and no formula', () => {
  const names = Object.fromEntries(wordColumns.map((name) => [name, name])) as never;
  const bare = keptWord('بيت', { meanings: [], keptAt: new Date('2026-03-14T12:00').getTime() });
  const [head, first, second] = csvRows(wordsCsv([{ ...word, meanings: ['=1+1'] }, bare], names));
  expect(head).toEqual([...wordColumns]);
  expect(first?.slice(0, 4)).toEqual(['رئيسة', 'رئيس', 'رَئِيس', "'=1+1"]);
  expect(first?.[11]).toBe('مدن كبيرة; ثقافة');
  expect(second).toEqual([
    ...['بيت', '', '', '', 'قرأت بيت في الخبر.', '', 'خبر a', ''],
    ...['https://www.news.example/a', '', '2026-03-14', ''],
  ]);
});
