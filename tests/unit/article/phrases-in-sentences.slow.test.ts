// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as wording from '../../../src/extraction/lines/wording.ts';
import { shareOf, someOf } from '../share.ts';
import { asParagraph, lost } from './lost-lines.ts';

const lists = Object.entries(wording).flatMap(([name, list]) =>
  typeof list === 'object' && 'all' in list ? [[name, someOf(list.all(), 3)] as const] : [],
);

const isArabic = (text: string): boolean => /[\u0600-\u06ff]/.test(text);
const isHebrew = (text: string): boolean => /[\u05d0-\u05ea]/.test(text);

describe.each(lists)('each phrase of the list "%s"', (_, phrases) => {
  it('stays within a sentence that goes on', () => {
    const sentence = (phrase: string): string => {
      if (isArabic(phrase))
        return `وجاء في التقرير السنوي أن ${phrase} من أهم ما لاحظه الباحثون في البلدة.`;
      if (isHebrew(phrase))
        return `בדוח השנתי נכתב כי ${phrase} הוא אחד הדברים שהעסיקו את תושבי העיירה.`;
      return `The annual report found that ${phrase} was among the things that people in the town asked about.`;
    };
    expect(lost(phrases.map(sentence), asParagraph)).toEqual([]);
  });

  it('stays as a heading of one word over text', () => {
    const words = phrases.filter((phrase) => phrase.length > 1 && !phrase.includes(' '));
    const heading = (word: string): string => `<h2>${word}</h2>`;
    expect(lost(words, heading)).toEqual([]);
    expect(lost(shareOf(words, 8), heading, 1)).toEqual([]);
  });

  it('is not seen within a longer word', () => {
    const within = phrases
      .filter((phrase) => isArabic(phrase) && !phrase.includes(' ') && phrase.length > 2)
      .flatMap((word) => [
        `تابع الناس حديث م${word}ة في السوق.`,
        `تابع الوزير م${word}ة في السوق.`,
        `م${word}ة المدينة القديمة`,
      ]);
    expect(lost(within, asParagraph)).toEqual([]);
  });
});
