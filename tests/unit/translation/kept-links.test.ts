import { describe, expect, it } from 'vitest';
import type { WordLink } from '../../../src/marian/word-links.ts';
import { linksFromText, linksToText } from '../../../src/translation/memory/kept-links.ts';

const links: readonly WordLink[] = [
  { source: { start: 40, end: 46 }, target: { start: 0, end: 3 } },
  { source: { start: 0, end: 5 }, target: { start: 4, end: 8 } },
  { source: { start: 700, end: 740 }, target: { start: 4, end: 8 } },
  { source: { start: 6, end: 7 }, target: { start: 5_000, end: 5_100 } },
];
const lengths = { source: 740, target: 5_100 };

describe('links as text', () => {
  it('come back as they were', () => {
    expect(linksFromText(linksToText(links), lengths)).toEqual(links);
    expect(linksFromText(linksToText([]), lengths)).toEqual([]);
  });

  it('take a few letters a link, of those that every format may hold', () => {
    expect(linksToText(links)).toMatch(/^[A-Za-z0-9+/]+$/);
    expect(linksToText(links.slice(0, 2))).toHaveLength(10);
  });

  it('give none where they lead out of the texts', () => {
    const text = linksToText(links);
    expect(linksFromText(text, { ...lengths, source: 739 })).toEqual([]);
    expect(linksFromText(text, { ...lengths, target: 5_099 })).toEqual([]);
    const backwards = { source: { start: -1, end: 2 }, target: { start: 0, end: 1 } };
    expect(linksFromText(linksToText([backwards]), lengths)).toEqual([]);
    const empty = { source: { start: 1, end: 1 }, target: { start: 0, end: 1 } };
    expect(linksFromText(linksToText([empty]), lengths)).toEqual([]);
  });

  it.each(['A', 'AAA', 'g', 'GGGGG', '/////////', 'A.AA', 'ييي', '\0'])(
    'give none from %j',
    (text) => {
      expect(linksFromText(text, lengths)).toEqual([]);
    },
  );
});
