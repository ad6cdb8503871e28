// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { asParagraph, facts, kept, lost, ordinary, paragraphs } from './lost-lines.ts';

describe('an ordinary sentence that uses the words of calls and labels', () => {
  it('stays as a paragraph', () => {
    expect(lost(ordinary, asParagraph)).toEqual([]);
  });
});

const short = [
  'يقام المهرجان في 20 ديسمبر 2026.',
  'وتبدأ المحاكمة يوم 3 يناير 2027.',
  'عاد إلى بيته مساء الجمعة 4 أبريل 2025.',
  'نشر الكتاب في 7 يونيو 2023.',
  'وُلدت في 12/3/1950!',
  'فهل يفتح الجسر في 5 مايو 2027؟',
  'قال: «نلتقي في 5 مايو 2027.»',
  'كتب وصيته ومات.',
  'كتبت إليه أمه رسالة في 2 مارس 1991.',
  'حرر الأسرى ليلا.',
  'بقلم الرصاص رسم الخريطة.',
  'انتهى.',
  'انتهى كل شيء.',
  'تمت الصفقة.',
];

describe('a short sentence that names a day or opens as a byline or a sign-off does', () => {
  it.each([0, 1, 5, 6])('stays as a paragraph below %i others', (before) => {
    expect(lost(short, asParagraph, before)).toEqual([]);
  });

  it('stays with its day set as a time', () => {
    const timed = (text: string): string =>
      `<p>${text.replace(/\d+ \S+ \d{4}/, '<time>$&</time>')}</p>`;
    for (const before of [0, 1, 6]) expect(lost(short, timed, before)).toEqual([]);
  });

  it('is none where a label stands before its value, or a date stands alone', () => {
    const lines = ['كتب: سامي نصر', 'نُشر في 7 يونيو 2023.', 'تاريخ النشر: 7 يونيو 2023.'];
    expect(lost(lines, asParagraph, 0)).toEqual(lines);
  });
});

describe('a line that begins as the headline does', () => {
  const headline = facts.titles[0] ?? '';

  it.each([
    `${headline}، بحسب البلدية.`,
    `${headline} وفق ما أعلن المهندس سامي الحداد في حديث إلى الصحيفة.`,
    `${headline}.. والسير يعود`,
  ])('stays where it goes on: %s', (text) => {
    expect(kept([`<p>${text}</p>`], 0)).toContain(text);
    expect(kept([`<p><strong>${text}</strong></p>`], 0)).toContain(text);
  });

  it('goes where it says no more', () => {
    expect(kept([`<h1>${headline}</h1>`], 0)).not.toContain(headline);
    expect(kept([`<p>${headline}.</p>`], 0)).not.toContain(headline);
  });

  it('does not take a paragraph with it that opens as another does', () => {
    const opening = paragraphs.join(' ').slice(0, 400).trim();
    const text = kept([`<p>${opening}</p><p>${opening} ثم مضى كل إلى بيته.</p>`], 2);
    expect(text).toContain('ثم مضى كل إلى بيته.');
    expect(kept([`<p>${opening}</p><p>${opening}</p>`], 2).split(opening)).toHaveLength(2);
  });
});
