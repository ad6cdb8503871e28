import { expect, test } from 'vitest';
import { firmLetters, formsOf, wordsOf } from '../../../../src/library/search/words.ts';
import { samplePairs } from '../../../kernel/sample-sentences.ts';

test.each([
  ['والحكومة', 'حكومه'],
  ['وبالحكومة', 'حكومه'],
  ['للحكومة', 'حكومه'],
  ['حكومتها', 'حكومه'],
  ['كتابه', 'كتاب'],
  ['لمصر', 'مصر'],
  ['سيكتب', 'يكتب'],
])('%s is found by %s', (word, form) => {
  expect(formsOf(word).stripped).toContain(form);
});

test.each(['والد', 'كتاب', 'بنك', 'حكومة', 'ولد'])('%s stays findable as it is', (word) => {
  expect(formsOf(word).full).toBe(word.replace('ة', 'ه'));
});

test('a final ة is no pronoun', () => {
  expect(formsOf('حكومة').stripped).not.toContain('حكوم');
});

test.each([
  ['مَدْرَسَـــة', 'مدرسه'],
  ['إلى', 'الي'],
  ['٢٠٢٦', '2026'],
  ['۲۰۲۶', '2026'],
  ['Café', 'cafe'],
  ['سؤال', 'سءال'],
  ['مسئول', 'مسءول'],
  ['شُؤون', 'شءون'],
  ['شئون', 'شءون'],
  ['رءوس', 'رءوس'],
  ['مكت\u200bبة', 'مكتبه'],
  ['الحا\u00adفلة', 'الحافله'],
  ['مت\u2060طو\ufeffعون', 'متطوعون'],
  ['ﻻ', 'لا'],
])('%s is folded to %s', (word, folded) => {
  expect(formsOf(word).full).toBe(folded);
});

test.each([
  ['المسؤولين', 'المسئولين'],
  ['شؤون', 'شئون'],
  ['رؤوس', 'رءوس'],
  ['سؤال', 'سوال'],
  ['هيئة', 'هيأة'],
  ['يقرؤون', 'يقرأون'],
  ['رئيس', 'رييس'],
  ['می\u200cتوانید', 'میتوانید'],
  ['کتاب\u200cها', 'کتاب'],
])('%s and %s have a form in common', (one, other) => {
  const all = (word: string): string[] => [formsOf(word).full, ...formsOf(word).stripped];
  expect(all(one).some((form) => all(other).includes(form))).toBe(true);
});

test('words keep their places in the text', () => {
  const text = 'قال: «الحُكومة» أعلنت.';
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'قال',
    'الحُكومة',
    'أعلنت',
  ]);
});

test('keeps the firm letters of every form in the word itself, in their order', () => {
  const written =
    'وبالمسؤولين هيأة مسائل للقضاة سيكتبونها فكتابتهما مئات بيئتنا أسئلتكم می\u200cخواهم کتاب\u200cها';
  const words = [
    ...written.split(' '),
    ...samplePairs().flatMap(({ arabic }) => arabic.split(/\s+/)),
  ];
  const strays = words.flatMap((word) => {
    const { full, stripped } = formsOf(word);
    const letters = firmLetters(full);
    return stripped.filter((form) => !letters.includes(firmLetters(form)));
  });
  expect(words.length).toBeGreaterThan(500);
  expect(strays).toEqual([]);
});
