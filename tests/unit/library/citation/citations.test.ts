import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import { bibtex } from '../../../../src/library/citation/bibtex.ts';
import { type Citable, citable, citationKeys } from '../../../../src/library/citation/citable.ts';
import { cslJson } from '../../../../src/library/citation/csl-json.ts';
import { ris } from '../../../../src/library/citation/ris.ts';
import { hostileTexts } from '../hostile-texts.ts';

const plan = citable(
  {
    url: 'https://www.news.example/أخبار/خطة?a=1&b={2}',
    title: 'الحكومة تعلن خطة: «القطارات» & 5% من الميزانية',
    lang: 'ar',
    siteName: 'أخبار الساحل',
    byline: 'سلمى الحداد، علي حسن',
    publishedTime: '2026-03-05T23:30:00+03:00',
  },
  '2026-11-29',
  { text: 'The government announces a plan_1', lang: 'en' },
);
const bare = citable({ url: 'https://b.example/x', title: 'خبر', lang: 'ar' }, '2026-11-29');

/** The entries of a file as a kept parser reads them, as items of CSL-JSON. */
function parsed(
  forceType: '@ris/file' | '@biblatex/text',
  text: string,
): readonly Record<string, unknown>[] {
  return plugins.input.chain(text, { forceType, generateGraph: false });
}

/** The lines of an entry of RIS by their tags. */
function tagsOf(entry: string): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (const line of entry.trim().split('\r\n')) {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? [line];
    tags[tag] = [...(tags[tag] ?? []), value];
  }
  return tags;
}

describe('an article', () => {
  test('as CSL-JSON holds all facts', () => {
    const [item] = JSON.parse(cslJson([plan]));
    expect(item).toEqual({
      id: 'news-2026-03-05',
      type: 'article-newspaper',
      title: plan.title,
      'container-title': 'أخبار الساحل',
      author: [{ literal: 'سلمى الحداد' }, { literal: 'علي حسن' }],
      issued: { 'date-parts': [[2026, 3, 5]] },
      accessed: { 'date-parts': [[2026, 11, 29]] },
      URL: plan.url,
      language: 'ar',
      note: 'Translated title: The government announces a plan_1',
      multi: {
        main: { title: 'ar' },
        _keys: { title: { en: 'The government announces a plan_1' } },
      },
    });
  });

  test('as RIS is read again by a kept parser', () => {
    const [entry] = parsed('@ris/file', ris([plan]));
    expect(entry).toMatchObject({
      type: 'article-newspaper',
      'original-title': plan.title,
      title: 'The government announces a plan_1',
      URL: plan.url,
      language: 'ar',
      issued: { raw: '2026/03/05/' },
      accessed: { 'date-parts': [[2026, 11, 29]] },
      'container-title': 'أخبار الساحل',
    });
    // The parser takes a newspaper's authors for its reporters.
    expect(entry?.['reporter']).toEqual([...plan.authors]);
    expect(tagsOf(ris([plan]))).toMatchObject({
      TT: ['The government announces a plan_1'],
      AU: ['سلمى الحداد', 'علي حسن'],
      N1: ['Accessed 2026-11-29. Translated title: The government announces a plan_1'],
    });
  });

  test('as BibTeX is read again by a kept parser', () => {
    const [entry] = parsed('@biblatex/text', bibtex([plan]));
    expect(entry).toMatchObject({
      title: plan.title,
      language: 'ar',
      'container-title': 'أخبار الساحل',
      issued: { 'date-parts': [[2026, 3, 5]] },
      accessed: { 'date-parts': [[2026, 11, 29]] },
    });
    expect(decodeURI(String(entry?.['URL']))).toBe(decodeURI(plan.url));
    const names = entry?.['author'] as { family?: string; literal?: string }[];
    expect(names.map(({ family, literal }) => literal ?? family)).toEqual([...plan.authors]);
    expect(bibtex([plan])).toContain('titleaddon = {The government announces a plan\\_1}');
  });

  test('without writer, day or translation has none of them', () => {
    expect(tagsOf(ris([bare]))).not.toHaveProperty('AU');
    expect(bibtex([bare])).not.toMatch(/author|titleaddon| date =/);
    expect(JSON.parse(cslJson([bare]))[0]).not.toHaveProperty('issued');
  });
});

test('several articles of one site and day have keys of their own', () => {
  expect(citationKeys([plan, plan, bare])).toEqual([
    'news-2026-03-05',
    'news-2026-03-05-2',
    'b-2026-11-29',
  ]);
});

describe.each(hostileTexts)('%j', (text) => {
  const hostile: Citable = citable(
    {
      url: `https://news.example/?q=${text}`,
      title: text,
      lang: 'ar',
      siteName: text,
      byline: text,
    },
    '2026-11-29',
    { text, lang: 'en' },
  );
  const list = [hostile, plan];

  test('stays one entry of RIS', () => {
    const entries = parsed('@ris/file', ris(list));
    expect(entries).toHaveLength(2);
    const lines = ris(list).split('\r\n').filter(Boolean);
    expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
    expect(tagsOf(ris([hostile]))['TI']).toEqual([hostile.title]);
  });

  test('stays one entry of BibTeX, with its title', () => {
    const entries = parsed('@biblatex/text', bibtex(list));
    expect(entries).toHaveLength(2);
    const plain = (title = ''): string => title.replace(/<[^>]*>|[\s"“”'’]/g, '');
    expect(plain(String(entries[0]?.['title']))).toBe(plain(hostile.title));
  });

  test('stays well-formed JSON', () => {
    const [first] = JSON.parse(cslJson(list));
    expect(first.title).toBe(hostile.title);
    expect(first.title.isWellFormed()).toBe(true);
  });
});
