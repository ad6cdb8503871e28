// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shareOf, someOf } from '../share.ts';
import { asParagraph, lost, ordinary, withoutStop } from './lost-lines.ts';

const forms: readonly [string, (text: string) => string][] = [
  ['a paragraph in bold', (text) => `<p><strong>${text}</strong></p>`],
  ['an item', (text) => `<ul><li>${text}</li><li>فتح الطريق أمام الشاحنات مساء الجمعة</li></ul>`],
  ['a quotation', (text) => `<blockquote><p>${text}</p></blockquote>`],
  ['a heading', (text) => `<h2>${text}</h2>`],
  ['a small heading without a full stop', (text) => `<h3>${withoutStop(text)}</h3>`],
  ['a paragraph without a full stop', (text) => `<p>${withoutStop(text)}</p>`],
];

const language = join(import.meta.dirname, '../../../src/extraction/language');
interface Patterns {
  readonly patterns?: Readonly<Record<string, readonly { readonly no: readonly string[] }[]>>;
}

/** The sentences beside the patterns of each language that none of them may take. */
const counterexamples = readdirSync(language)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(join(language, name), 'utf8')) as Patterns)
  .flatMap(({ patterns }) => Object.values(patterns ?? {}).flat())
  .flatMap(({ no }) => no);

describe('an ordinary sentence that uses the words of calls and labels', () => {
  it.each(forms)('stays as %s', (_, form) => {
    expect(lost(ordinary, form)).toEqual([]);
  });

  // One in each article takes its time.
  const some = someOf(shareOf(ordinary, 5), 4);

  it('stays as the first heading', () => {
    expect(lost(some, (text) => `<h2>${text}</h2>`, 0)).toEqual([]);
  });

  it('stays as the last paragraph, unless it begins as the label over sources does', () => {
    const told = some.filter((text) => !/^(?:المصدر|Source):/.test(text));
    expect(lost(told, asParagraph, 6)).toEqual([]);
  });

  it.each([0, 1, 5])('stays as a paragraph below %i others', (before) => {
    expect(lost(some, asParagraph, before)).toEqual([]);
  });
});

describe('a sentence beside a pattern that the pattern may not take', () => {
  it('stays in the text', () => {
    expect(counterexamples.length).toBeGreaterThan(10);
    expect(lost([...new Set(counterexamples)], asParagraph)).toEqual([]);
  });
});
