// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rawBlocks } from '../../../src/extraction/blocks/blocks.ts';
import { dropClutterLines } from '../../../src/extraction/lines/drop-clutter-lines.ts';
import * as wording from '../../../src/extraction/lines/wording.ts';
import { shareOf } from '../share.ts';

const paragraphs = [
  'أعلن مجلس بلدة السدر صباح اليوم أن أعمال الجسر تنتهي قبل حلول الشتاء، وأن السير يعود إليه تدريجا.',
  'وقال مهندس المشروع إن الفريق استبدل الأعمدة القديمة كلها، وإن الجسر يحتمل ضعف ما كان يحتمله من قبل.',
  'وعبر سكان الضفتين عن ارتياحهم، بعدما كانوا يقطعون خمسة كيلومترات كل يوم للوصول إلى السوق والمدرسة.',
  'وكانت سيول الربيع الماضي قد جرفت جزءا من الجسر، فعزلت ثلاث قرى وأتلفت محاصيل القمح والشعير فيها.',
  'وتبلغ كلفة المشروع نحو أربعة ملايين، تحملت الوزارة نصفها، وجمع المغتربون من أبناء البلدة ما بقي منها.',
  'ومن المقرر أن يفتتح الجسر في العاشر من الشهر المقبل، في حفل يحضره طلاب المدارس وأهالي القرى المجاورة.',
] as const;

const facts = {
  titles: ['جسر السدر يعود قبل الشتاء'],
  articleBody: '',
  description: undefined,
  byline: 'سلمى الحداد',
  siteName: 'دفتر السدر',
  day: '2026-11-27',
  host: 'sidr.example',
};

/** What is left of some lines that stand among an article's paragraphs, `before` of them above the first and one between two. */
function kept(lines: readonly string[], before = 3): string {
  const texts = paragraphs.map((text) => `<p>${text}</p>`);
  const apart = lines.flatMap((line, at) =>
    at === 0 ? [line] : [`<p>${paragraphs[at % 6]} (${at})</p>`, line],
  );
  texts.splice(before, 0, ...apart);
  const box = document.createElement('div');
  box.append(
    ...new DOMParser().parseFromString(`<body>${texts.join('')}`, 'text/html').body.childNodes,
  );
  const blocks = dropClutterLines(rawBlocks(box, 'https://sidr.example/news/1'), facts);
  return blocks.map(({ text }) => text).join('\n');
}

/** Lines that stand in one article: more would make most of it. */
const together = 12;

/** Which of some lines are lost; in mid-text many stand in one article. */
function lost(texts: readonly string[], form: (text: string) => string, before = 3): string[] {
  const most = before === 3 ? together : 1;
  const missing: string[] = [];
  for (let at = 0; at < texts.length; at += most) {
    const some = texts.slice(at, at + most);
    const left = kept(some.map(form), before);
    missing.push(...some.filter((text) => !left.includes(withoutStop(text))));
  }
  return missing;
}

const withoutStop = (text: string): string => text.replace(/[.۔]$/, '');

const asParagraph = (text: string): string => `<p>${text}</p>`;

const forms: readonly [string, (text: string) => string][] = [
  ['a paragraph', asParagraph],
  ['a paragraph in bold', (text) => `<p><strong>${text}</strong></p>`],
  ['an item', (text) => `<ul><li>${text}</li><li>فتح الطريق أمام الشاحنات مساء الجمعة</li></ul>`],
  ['a quotation', (text) => `<blockquote><p>${text}</p></blockquote>`],
  ['a heading', (text) => `<h2>${text}</h2>`],
  ['a small heading without a full stop', (text) => `<h3>${withoutStop(text)}</h3>`],
  ['a paragraph without a full stop', (text) => `<p>${withoutStop(text)}</p>`],
];

const file = join(import.meta.dirname, '../../fixtures/wording/ordinary.txt');
const ordinary = readFileSync(file, 'utf8').split('\n').filter(Boolean);

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
  const some = shareOf(ordinary, 5);

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

describe('a sentence beside a pattern that the pattern may not take', () => {
  it('stays in the text', () => {
    expect(counterexamples.length).toBeGreaterThan(10);
    expect(lost([...new Set(counterexamples)], asParagraph)).toEqual([]);
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

const lists = Object.entries(wording).flatMap(([name, list]) =>
  typeof list === 'object' && 'all' in list ? [[name, list.all()] as const] : [],
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
