import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foldWord } from '../../../src/article/text/arabic.ts';
import { dictionaryForms } from '../../../src/dictionary/arabic/dictionary-forms.ts';

const pairs = readFileSync(join(import.meta.dirname, 'news-words.txt'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(' ') as [string, string]);
const entries = new Set(pairs.map(([, entry]) => foldWord(entry)));

test('the words are as many as they should be', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(300);
});

/** The entries of the list that a word may be listed under, the likeliest first. */
const listed = (word: string): readonly string[] =>
  dictionaryForms(word)
    .map(({ key }) => key)
    .filter((key) => entries.has(key));

test.each(pairs)('%s is looked up as %s', (word, entry) => {
  expect(listed(word).slice(0, 3)).toContain(foldWord(entry));
});

test('nearly always the first is the right one', () => {
  const first = pairs.filter(([word, entry]) => listed(word)[0] === foldWord(entry));
  expect(first.length / pairs.length).toBeGreaterThan(0.98);
});

test('a word has few forms, and what is no word none but itself', () => {
  expect(Math.max(...pairs.map(([word]) => dictionaryForms(word).length))).toBeLessThan(64);
  expect(dictionaryForms('ا'.repeat(5000))).toHaveLength(1);
  expect(dictionaryForms(' ')).toEqual([]);
});
