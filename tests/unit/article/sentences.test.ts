import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segmentSentences, splitSentences } from '../../../src/article/text/sentences.ts';

function split(text: string, lang: string): string[] {
  return splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));
}

/** Cases of a language: one sentence a line, an empty line between cases. */
function cases(lang: string): string[][] {
  const file = new URL(`../../fixtures/sentences/${lang}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split(/\n{2,}/)
    .map((lines) => lines.split('\n'));
}

describe.each(['ar', 'fa', 'ur', 'en'])('splitSentences in %s', (lang) => {
  it.each(cases(lang))('%s', (...sentences) => {
    expect(split(sentences.join(' '), lang)).toEqual(sentences);
  });
});

describe('splitSentences', () => {
  it('takes line breaks and double spaces in the source for spaces', () => {
    expect(split('\n وصل الوفد\n  أمس.\n\tثم غادر. ', 'ar')).toEqual([
      'وصل الوفد\n  أمس.',
      'ثم غادر.',
    ]);
  });

  it('finds the end of a sentence where the space behind it is missing', () => {
    expect(split('انتهى الحفل.وغادر الضيوف المكان.', 'ar')).toEqual([
      'انتهى الحفل.',
      'وغادر الضيوف المكان.',
    ]);
  });

  it('gives nothing for a text without words', () => {
    expect(split('', 'ar')).toEqual([]);
    expect(split(' \n ', 'ar')).toEqual([]);
  });

  it('splits the whole of a long text, with nothing lost between sentences', () => {
    const text = cases('ar').flat().join(' ');
    const ranges = splitSentences(text, 'ar');
    expect(text.slice(0, ranges[0]?.start)).toBe('');
    ranges.forEach((range, i) => {
      expect(text.slice(range.end, ranges[i + 1]?.start).trim()).toBe('');
    });
  });

  it('does not mind a tag that names no language', () => {
    expect(split('جملة أولى. جملة ثانية.', 'not a tag')).toHaveLength(2);
    expect(split('جملة أولى. جملة ثانية.', '')).toHaveLength(2);
  });
});

describe('segmentSentences', () => {
  it('ends sentences where lines break, such as those of a poem', () => {
    const text = 'على باب بيتي شجرة وفي ظلها ينام القط';
    const ranges = segmentSentences(text, 'ar', [17]);
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual([
      text.slice(0, 17).trim(),
      text.slice(17).trim(),
    ]);
  });
});
