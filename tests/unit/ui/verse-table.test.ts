// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { blockTemplate } from '../../../src/ui/render/article-html.tsx';
import { setVerse } from '../../../src/ui/render/verse-table.ts';

function table(rows: readonly (readonly string[])[], tag = 'td'): Element {
  const cells = (row: readonly string[]): string =>
    row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  const html = `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
  const template = blockTemplate({ kind: 'table', html, text: '', lang: 'ar', dir: 'rtl' });
  const shown = template.cloneNode(true) as Element;
  setVerse(shown, template);
  // Exports take the template as it is.
  expect(template.className).toBe('');
  return shown;
}

const verses = [
  ['سرى النسيمُ على النخيلِ', 'فمالَ سعفٌ في الأصيلِ'],
  ['يا ليلُ طُلْ أو لا تطُلْ', 'إنّا على العهدِ الطويلِ'],
] as const;

test.each([
  ['two columns', verses],
  ['an empty cell between', verses.map(([one, other]) => [one, '', other])],
  ['one row, parted', [[verses[0][0], '', verses[0][1]]]],
  ['stars between', verses.map(([one, other]) => [one, '***', other])],
])('half-lines in %s are verse', (_, rows) => {
  expect(table(rows).className).toBe('verse');
});

test.each([
  [
    'names and numbers',
    [
      ['عدد سكان المدينة', '12 ألف نسمة'],
      ['مساحة المدينة القديمة', '40 كم'],
    ],
  ],
  [
    'names and short facts',
    [
      ['اسم المدير', 'سامي الحكيم'],
      ['مكان الميلاد', 'وادي الزيتون'],
    ],
  ],
  [
    'labels',
    [
      ['مكان انعقاد المؤتمر:', 'قاعة البلدية الكبرى'],
      ['الجهة الراعية للحفل:', 'بلدية وادي الزيتون'],
    ],
  ],
  ['one row', [verses[0]]],
  ['three columns of words', verses.map(([one, other]) => [one, other, one])],
  ['a name and its description', verses.map(([one, other]) => [one, `${other} ${other} ${one}`])],
  [
    'empty cells',
    [
      ['', '', ''],
      ['', '', ''],
    ],
  ],
])('%s are no verse', (_, rows) => {
  expect(table(rows).className).toBe('');
});

test('a table with headers is no verse', () => {
  expect(table(verses, 'th').className).toBe('');
});
