import { describe, expect, test } from 'vitest';
import { csvRow, csvStart } from '../../../../src/library/export/csv.ts';
import { uniqueFileNames } from '../../../../src/library/export/file-name.ts';
import { oneLine } from '../../../../src/library/export/safe-text.ts';
import { hostileTexts } from '../hostile-texts.ts';

/** The cells of a CSV file by RFC 4180. */
function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted = '', end = ''] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    row.push(quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

test('a table begins with the mark of UTF-8', () => {
  expect([...new TextEncoder().encode(csvStart)]).toEqual([0xef, 0xbb, 0xbf]);
});

describe.each(hostileTexts)('%j', (text) => {
  test('is one cell, and no formula', () => {
    const [[first = '', second = ''] = [], ...others] = cells(csvRow([text, 'ثانٍ']));
    expect(others).toEqual([]);
    expect(second).toBe('ثانٍ');
    expect(first).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠]/u);
    expect(first.replace(/^'(?=[=+\-@＝＋－＠])/, '')).toBe(oneLine(text));
  });

  test('is a file name that all systems take', () => {
    const nameOf = uniqueFileNames('html');
    const names = [nameOf(text), nameOf(text), nameOf(text.toUpperCase())];
    for (const name of names) {
      expect(name.isWellFormed()).toBe(true);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[. ]|[. ]$/u);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(new TextEncoder().encode(name).length).toBeLessThan(200);
    }
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3);
  });
});

test('names that differ in marks or capitals alone are told apart by a number, since some systems take them for one', () => {
  const nameOf = uniqueFileNames('md');
  expect(['أخبار', 'أخبار', 'News', 'NEWS'].map(nameOf)).toEqual([
    'أخبار.md',
    'أخبار (2).md',
    'News.md',
    'NEWS (2).md',
  ]);
});
