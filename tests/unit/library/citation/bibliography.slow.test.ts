// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { bibliography } from '../../../../src/library/citation/bibliography.ts';
import { citable } from '../../../../src/library/citation/citable.ts';
import { citationStyles } from '../../../../src/library/citation/citation-style.ts';
import { hostileTexts } from '../hostile-texts.ts';

const plan = citable(
  {
    url: 'https://www.news.example/plan',
    title: 'الحكومة تعلن خطة القطارات',
    lang: 'ar',
    siteName: 'أخبار الساحل',
    byline: 'سلمى الحداد',
    publishedTime: '2026-03-05',
  },
  '2026-11-29',
  { text: 'The government announces a rail plan', lang: 'en' },
);
const texts = (...how: Parameters<typeof bibliography>): string[] =>
  bibliography(...how).map((entry) => entry.textContent ?? '');

test.each([
  [
    'chicago',
    'سلمى الحداد. “الحكومة تعلن خطة القطارات” [The Government Announces a Rail Plan]. أخبار الساحل, March 5, 2026. https://www.news.example/plan.',
  ],
  [
    'apa',
    'سلمى الحداد. (2026, March 5). الحكومة تعلن خطة القطارات [The government announces a rail plan]. أخبار الساحل. https://www.news.example/plan',
  ],
  [
    'mla',
    'سلمى الحداد. “الحكومة تعلن خطة القطارات” [The Government Announces a Rail Plan]. أخبار الساحل, 5 Mar. 2026, https://www.news.example/plan.',
  ],
] as const)('in %s, the translated title stands in brackets behind the original', (style, text) => {
  expect(texts([plan], style, 'en')).toEqual([text]);
});

test('in Arabic, the months are Arabic, and the site is set apart', () => {
  const [entry] = bibliography([plan], 'chicago', 'ar');
  expect(entry?.textContent).toContain('مارس');
  expect(entry?.querySelector('i')?.textContent).toBe('أخبار الساحل');
});

test.each([
  [
    'chicago',
    'سلمى الحداد. "قطارات, ومحطات" [Trains, Stations]. أخبار الساحل، 5 مارس، 2026. https://www.news.example/plan.',
  ],
  [
    'apa',
    'سلمى الحداد. (2026، مارس 5). قطارات, ومحطات [Trains, stations]. أخبار الساحل. https://www.news.example/plan',
  ],
  [
    'mla',
    'سلمى الحداد. "قطارات, ومحطات" [Trains, Stations]. أخبار الساحل، 5 مارس، 2026، https://www.news.example/plan.',
  ],
] as const)('in Arabic, %s sets Arabic commas, and leaves those of a title', (style, text) => {
  const title = 'قطارات, ومحطات';
  const translatedTitle = { text: 'Trains, stations', lang: 'en' };
  expect(texts([{ ...plan, title, translatedTitle }], style, 'ar')).toEqual([text]);
});

test.each([
  ['chicago', 2, 'سلمى الحداد وعلي حسن. '],
  ['chicago', 3, 'سلمى الحداد، علي حسن، ومنى سعيد. '],
  ['apa', 2, 'سلمى الحداد وعلي حسن. '],
  ['mla', 2, 'سلمى الحداد وعلي حسن. '],
  ['mla', 3, 'سلمى الحداد، وآخرون. '],
] as const)('in Arabic, %s joins %i writers as Arabic does', (style, count, names) => {
  const authors = ['سلمى الحداد', 'علي حسن', 'منى سعيد'].slice(0, count);
  expect(texts([{ ...plan, authors }], style, 'ar')[0]?.startsWith(names)).toBe(true);
});

test('in Arabic, "and" stays apart from a name in Latin letters', () => {
  const authors = ['John Smith', 'Jane Doe'];
  expect(texts([{ ...plan, authors }], 'chicago', 'ar')[0]).toContain('John Smith و Jane Doe. ');
});

test.each(citationStyles)('articles of one title or writer each say all of it in %s', (style) => {
  const other = { ...plan, site: 'صحيفة النخيل', url: 'https://b.example/' };
  for (const list of [[plan, other], [plan, other].map((one) => ({ ...one, authors: [] }))])
    for (const text of texts(list, style, 'en')) {
      expect(text).toContain(plan.title);
      expect(text.includes('سلمى الحداد')).toBe(list[0] === plan);
    }
});

test('an entry runs as its language does, and in Arabic one of a Latin work as that, whatever its address holds', () => {
  const url = `https://www.news.example/${'%D8%A7'.repeat(80)}`;
  const { translatedTitle: _, ...bare } = plan;
  const latin = { ...bare, title: 'The rail plan', authors: ['John Smith'], site: 'Coast News' };
  const dirs = (language: 'ar' | 'en') =>
    [{ ...plan, url }, latin].map((one) => bibliography([one], 'chicago', language)[0]?.dir);
  expect(dirs('ar')).toEqual(['rtl', 'ltr']);
  expect(dirs('en')).toEqual(['ltr', 'ltr']);
});

test('an Arabic title keeps its Latin words in their places', () => {
  const title = 'شركة Nakhl تعلن هاتفاً (نسخة Pro)';
  const [entry] = bibliography([{ ...plan, title }], 'apa', 'en');
  const runs = [...(entry?.querySelectorAll('[dir="rtl"]') ?? [])].map((run) => run.textContent);
  expect(runs).toEqual(['سلمى الحداد', title, 'أخبار الساحل']);
});

test.each(citationStyles)('several articles are several entries in %s', (style) => {
  const other = { ...plan, title: 'آخر', url: 'https://b.example/' };
  expect(texts([plan, other], style, 'en')).toHaveLength(2);
});

test.each(citationStyles)(
  'what is hostile is a text in %s, and nothing of it runs or loads',
  (style) => {
    const hostile = hostileTexts.map((text) =>
      citable(
        { url: 'https://news.example/', title: text, lang: 'ar', siteName: text, byline: text },
        '2026-11-29',
        { text, lang: 'en' },
      ),
    );
    const entries = bibliography(hostile, style, 'en');
    expect(entries).toHaveLength(hostile.length);
    const letters = (one = ''): string => one.replace(/[^\p{L}<>&]/gu, '').toLowerCase();
    const texts = entries.map((entry) => letters(entry.textContent ?? ''));
    for (const { title } of hostile)
      expect(
        texts.filter((text) => text.includes(letters(title))),
        title,
      ).not.toEqual([]);
    for (const entry of entries)
      expect(entry.querySelectorAll('script, img, b, style')).toHaveLength(0);
  },
);
