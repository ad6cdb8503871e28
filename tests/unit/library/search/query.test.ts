import { expect, test } from 'vitest';
import type { ListFilter } from '../../../../src/library/lists/list.ts';
import { readQuery } from '../../../../src/library/search/query.ts';
import { queryText } from '../../../../src/library/search/query-text.ts';

const day = (year: number, month: number, date = 1): number => Date.UTC(year, month - 1, date);

test.each([
  ['after:2026-01-31', { after: day(2026, 1, 31) }],
  ['before:٢٠٢٦-٠١', { before: day(2026, 1) }],
  ['after:31/1/2026', { after: day(2026, 1, 31) }],
  ['date:2026', { after: day(2026, 1), before: day(2027, 1) }],
  ['تاريخ:2026-02', { after: day(2026, 2), before: day(2026, 3) }],
  ['date:2026-02-28..2026-03-01', { after: day(2026, 2, 28), before: day(2026, 3, 2) }],
  ['date:2026-02..', { after: day(2026, 2) }],
  ['date:..2026-02', { before: day(2026, 3) }],
  ['after:2025 after:2026 before:2030 before:2027', { after: day(2026, 1), before: day(2027, 1) }],
])('%s is a time', (query, filter) => {
  expect(readQuery(`${query} `).filter).toEqual(filter);
});

test.each([
  'before:soon',
  'after:2026-13',
  'date:2026-02-30',
  'is:nothing',
  'before:20261',
  'is:constructor',
])('%s makes no sense: it is left out, and said', (query) => {
  const { parts, filter, ignored } = readQuery(`${query} قطار`);
  expect({ words: parts.length, filter, ignored }).toEqual({
    ...{ words: 1, filter: {}, ignored: [query] },
  });
});

test.each([
  '',
  '-',
  '- ',
  'OR',
  'OR OR',
  '|',
  '"',
  '""',
  '-""',
  'site:',
  '-site:',
  'before:',
  'is:un',
  ':',
  '-:',
  '«»',
])('of %j nothing is asked, and nothing is said', (query) => {
  const { parts, filter, choices, excluded, ignored } = readQuery(query);
  expect([parts, filter, choices, excluded, ignored]).toEqual([[], {}, [], [], []]);
});

test.each(['قطار OR', 'OR قطار', 'قطار OR OR ', 'قطار -', '"قطار', '- قطار', 'قطار أو'])(
  '%j is one word',
  (query) => {
    const { parts, choices, excluded } = readQuery(query);
    expect([parts.length, choices, excluded]).toEqual([1, [], []]);
  },
);

test.each(['ميناء OR قطار', 'ميناء أو قطار', 'ميناء | قطار'])('%s takes either', (query) => {
  const { parts, choices } = readQuery(`${query} مدينة`);
  expect([parts.length, choices.map(({ length }) => length)]).toEqual([1, [2]]);
});

test('what is excluded may be a word, a phrase, a site, a tag or a state', () => {
  const { parts, excluded, filter } = readQuery(
    'قطار -ميناء -"خطة جديدة" -site:a.example -tag:بحر −is:read',
  );
  expect([parts.length, filter]).toEqual([1, {}]);
  expect(excluded.map((one) => one.filter ?? one.parts.map(({ words }) => words.length))).toEqual([
    [1],
    [2],
    { site: 'a.example' },
    { tags: ['بحر'] },
    { state: 'read', isNotArchived: false },
  ]);
});

test.each(['"بحر متوسط"', '«بحر متوسط»', '“بحر متوسط”'])('a value may stand in %s', (value) => {
  expect(readQuery(`tag:${value} قطار`)).toMatchObject({ filter: { tags: ['بحر متوسط'] } });
  expect(readQuery(`site:${value}`).parts.map(({ words }) => words.length)).toEqual([2]);
});

test.each<ListFilter>([
  { marked: true },
  { noted: true },
  { changed: true },
  { favourite: true },
  { state: 'archived' },
  { keep: 'cached' },
  { site: 'a.example' },
  { tags: ['بحر متوسط'] },
  { after: Date.UTC(2026, 1, 1), before: Date.UTC(2026, 2, 1) },
])('a search in a list is kept with what narrows the list: %o', (filter) => {
  const query = readQuery(`${queryText(filter, 'قطار')} `);
  expect([query.parts.length, query.filter]).toEqual([1, expect.objectContaining(filter)]);
});

test('a hyphen within a word excludes nothing', () => {
  const { parts, excluded } = readQuery('كوفيد-19');
  expect([parts.length, excluded]).toEqual([2, []]);
});
