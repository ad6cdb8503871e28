// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { sanitizedFragment } from '../../../src/article/html/sanitize.ts';
import { findIn, occurrences } from '../../../src/ui/reader/find/find.ts';
import { wordsIn } from '../../../src/ui/reader/words/placed-word.ts';

const found = (text: string, query: string): string[] =>
  occurrences(text, query).map(({ start, end }) => text.slice(start, end));

test('diacritics, alef forms, teh marbuta and digits make no difference', () => {
  expect(found('قالَ المُهندسُ إنّ المهندس', 'المهندس')).toEqual(['المُهندسُ', 'المهندس']);
  expect(found('أحمد وإحسان وآمال', 'ا')).toEqual(['أ', 'إ', 'ا', 'آ', 'ا']);
  expect(found('مدرسة جديدة', 'مدرسه')).toEqual(['مدرسة']);
  expect(found('عام ٢٠٢٤', '2024')).toEqual(['٢٠٢٤']);
});

test('nothing is found for nothing', () => {
  expect(found('نص', '  ')).toEqual([]);
  expect(found('نص', 'ً')).toEqual([]);
});

test('a match across elements is one range', () => {
  const cell = document.createElement('p');
  cell.append(
    'قال ',
    Object.assign(document.createElement('b'), { textContent: 'المهن' }),
    'دس ذلك',
  );
  expect(findIn(cell, 'المهندس').map(String)).toEqual(['المهندس']);
});

test.each([
  '<table><tr><th>المكتبة</th><th>كتب</th></tr><tr><td>الشمال</td><td>٩٠٠</td></tr></table>',
  '<ul><li>كتب</li><li>الشمال</li></ul>',
  'كتب<br>الشمال',
  '<p>كتب</p>الشمال',
])('what stands on different lines is no word: %s', (html) => {
  const cell = document.createElement('div');
  cell.append(sanitizedFragment(html));
  expect(findIn(cell, 'كتبالشمال')).toEqual([]);
  expect(findIn(cell, 'الشمال').map(String)).toEqual(['الشمال']);
  const words = [...wordsIn(cell)];
  expect(words.map(({ text }) => text)).toContain('الشمال');
  expect(words.map(({ text, range }) => range().toString() === text)).not.toContain(false);
});
