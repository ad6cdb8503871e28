import { expect, test } from 'vitest';
import * as limits from '../../../../src/article/limits.ts';
import type { Mark } from '../../../../src/library/database/records.ts';
import { anchorMarks } from '../../../../src/library/marks/anchor.ts';
import { blockSpans, type PaneText, paneText } from '../../../../src/library/marks/pane-text.ts';
import { markable, selectorsOf } from '../../../../src/library/marks/selectors.ts';
import { randomOf } from '../../../browser/harness/random.ts';

const blocks = [
  'سوق السمك يعود إلى الميناء القديم',
  'عاد سوق السمك صباح أمس إلى رصيفه القديم، بعد ثلاث سنوات من الأعمال التي غيّرت وجه الحي كله.',
  'وقالت رئيسة نقابة الباعة، هالة مراد، إن البيع في اليوم الأول كان أوفر من كل يوم في العام الماضي.',
  'ويفتح السوق أبوابه عند الفجر كل يوم، ما عدا الجمعة، ويغلق عند الظهر 😀 أو حين يُباع كل شيء.',
  'وتنوي البلدية أن تزرع أشجار النخيل على طول الرصيف، وأن تبني مقهى صغيرًا عند مدخله الشمالي.',
  'وقالت رئيسة نقابة الباعة إن السوق لن يعود إلى ما كان عليه، بل إلى خير منه.',
];
const pane = paneText(blocks);

function markOf(text: PaneText, start: number, end: number): Mark {
  const about = { id: `${start}-${end}`, articleId: 'a', pane: 'source', lang: 'ar' } as const;
  return { ...about, ...selectorsOf(text, { start, end }), note: '', createdAt: 1, changedAt: 1 };
}

function markFor(words: string, text = pane): Mark {
  const start = text.text.indexOf(words);
  if (start < 0) throw new Error(`not there: ${words}`);
  return markOf(text, start, start + words.length);
}

function found(mark: Mark, text: PaneText): string | undefined {
  const span = anchorMarks(text, [mark]).get(mark.id);
  return span && text.text.slice(span.start, span.end);
}

test('whatever is marked is found in the same text, exactly there', () => {
  const next = randomOf('marks');
  for (let run = 0; run < 400; run++) {
    const start = Math.floor(next() * pane.text.length);
    const span = markable(pane, { start, end: start + Math.floor(next() ** 3 * 300) });
    if (!span) continue;
    const mark = markOf(pane, span.start, span.end);
    expect(anchorMarks(pane, [mark]).get(mark.id), pane.text.slice(span.start, span.end)).toEqual(
      span,
    );
  }
});

test('places are counted in code points, as the Web Annotation model says', () => {
  const mark = markFor('أو حين');
  const place = pane.text.indexOf('أو حين');
  expect(mark.position).toEqual({ start: place - 1, end: place - 1 + 'أو حين'.length });
  expect([...pane.text].slice(mark.position.start, mark.position.end).join('')).toBe('أو حين');
  expect(mark.block).toBe(3);
});

test('context is cut between letters', () => {
  const text = paneText([`${'😀'.repeat(60)}كلمة${'😀'.repeat(60)}`]);
  const { quote } = markFor('كلمة', text);
  expect(quote.prefix.length).toBeLessThanOrEqual(limits.markContext);
  expect([...quote.prefix, ...quote.suffix].every((letter) => letter === '😀')).toBe(true);
});

test('what is put in, taken out or moved elsewhere leaves a mark where it was', () => {
  const next = randomOf('edits');
  for (let run = 0; run < 300; run++) {
    const block = Math.floor(next() * blocks.length);
    const words = (blocks[block] ?? '').split(' ');
    const from = Math.floor(next() * (words.length - 4));
    const marked = words.slice(from, from + 3 + Math.floor(next() * 6)).join(' ');
    const mark = markOf(pane, ...placeIn(block, marked));
    const others = blocks.filter((_, at) => at === block || next() > 0.3);
    const edited = paneText([
      'عنوان جديد تمامًا',
      ...shuffled(others, next),
      'وختم الخبر بفقرة لم تكن فيه.',
    ]);
    expect(found(mark, edited), marked).toBe(marked);
  }
});

function placeIn(block: number, words: string): [number, number] {
  const start = (pane.starts[block] ?? 0) + (blocks[block] ?? '').indexOf(words);
  return [start, start + words.length];
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const keyed = items.map((item) => ({ item, key: next() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

test('of several equal quotes, that with the same surroundings is taken', () => {
  const second = pane.text.lastIndexOf('رئيسة نقابة الباعة');
  const mark = markOf(pane, second, second + 'رئيسة نقابة الباعة'.length);
  const edited = paneText(['فقرة أولى جديدة.', ...blocks]);
  const span = anchorMarks(edited, [mark]).get(mark.id);
  expect(span?.start).toBe(edited.text.lastIndexOf('رئيسة نقابة الباعة'));
});

test.each([
  ['diacritics and tatweel', 'يُبَاع كلّ شـــيء', 'حين يُباع كل شيء'],
  ['forms of alef and ya', 'الي خير منه', 'إلى خير منه'],
  ['white space and quotation marks', 'صباح  أمس\nإلى رصيفه', 'صباح أمس إلى رصيفه'],
])('letters written otherwise make no difference: %s', (_, written, marked) => {
  const mark = markFor(marked);
  const last = marked.split(' ').slice(-3).join(' ');
  const edited = paneText(blocks.map((block) => block.replace(last, written)));
  expect(edited.text).toContain(written);
  expect(found(mark, edited)).toContain(written);
});

test.each([
  [
    'a word changed',
    'إن البيع في اليوم الأول كان أوفر من كل يوم',
    'إن البيع في اليوم الأول كان أكبر من كل يوم',
  ],
  [
    'words put in',
    'أن تزرع أشجار النخيل على طول الرصيف',
    'أن تزرع في الربيع المقبل أشجار النخيل على طول الرصيف كله',
  ],
  [
    'words taken out',
    'بعد ثلاث سنوات من الأعمال التي غيّرت وجه الحي كله',
    'بعد سنوات من الأعمال التي غيّرت وجه الحي',
  ],
  ['other endings', 'ويفتح السوق أبوابه عند الفجر كل يوم', 'ويفتح السوق بابه فجر كل يوم'],
])('a quote is found though the text was rewritten: %s', (_, marked, rewritten) => {
  const mark = markFor(marked);
  const edited = paneText(blocks.map((block) => block.replace(marked, rewritten)));
  const there = found(mark, edited) ?? '';
  expect(rewritten).toContain(there);
  expect(there.length).toBeGreaterThan(marked.length / 2);
});

test('another translation of the same sentences has what most words of are the same', () => {
  const first = paneText([
    'The fish market returns',
    'Vendors said they had sold more on the first day than on any day last year. It opens at dawn.',
  ]);
  const second = paneText([
    'The fish market is back',
    'The vendors said that they sold more on the first day than on any day of last year. The market opens at dawn.',
  ]);
  expect(
    found(markFor('they had sold more on the first day than on any day last year', first), second),
  ).toBe('they sold more on the first day than on any day of last year');
});

test.each([
  ['a sentence that is gone', 'وتنوي البلدية أن تزرع أشجار النخيل على طول الرصيف'],
  ['a word of a sentence that is gone', 'النخيل'],
])('what is there no more is not found: %s', (_, marked) => {
  const gone = paneText(blocks.filter((block) => !block.includes(marked)));
  expect(found(markFor(marked), gone)).toBeUndefined();
});

test('a short word with nothing of its surroundings is not taken for the marked one', () => {
  const mark = markFor('كان');
  const other = paneText(['كان الجو باردًا. وكان البحر هادئًا. وما كان أحد يصدق.']);
  expect(found(mark, other)).toBeUndefined();
});

test('a mark over several blocks is found in each of them', () => {
  const start = pane.text.indexOf('إن البيع');
  const end = pane.text.indexOf('وأن تبني');
  const mark = markOf(pane, start, end - 1);
  const edited = paneText(['جديد', ...blocks.map((block) => block.replace('صباح أمس', 'أمس'))]);
  const span = anchorMarks(edited, [mark]).get(mark.id);
  expect(span && blockSpans(edited, span).map(({ block }) => block)).toEqual([3, 4, 5]);
});

test('a long mark is found by its beginning and its end', () => {
  const next = randomOf('long');
  const words = Array.from({ length: 900 }, () => `كلمة${Math.floor(next() * 5000)}`);
  const long = paneText([words.slice(0, 200).join(' '), words.slice(200).join(' ')]);
  const mark = markOf(long, 100, long.text.length - 100);
  const edited = paneText([
    'مقدمة',
    words.map((word, at) => (at % 9 === 4 ? 'أخرى' : word)).join(' '),
  ]);
  const there = found(mark, edited) ?? '';
  expect(Math.abs(there.length - mark.quote.exact.length)).toBeLessThan(400);
});

test('no text and no mark takes long', () => {
  const hostile = paneText([`${'كل يوم '.repeat(60_000)}`]);
  const marks = Array.from({ length: 100 }, (_, at) => ({
    ...markFor('يوم'),
    id: `${at}`,
    quote: { exact: `${'يوم كل '.repeat(400)}${at}`, prefix: 'كل', suffix: 'يوم' },
  }));
  // Without bounds this would take hours, and the test's own time ends it.
  expect(anchorMarks(hostile, marks).size).toBe(0);
});

test('a sign alone is nothing to mark, a letter or a number is', () => {
  const text = paneText(['عاد. في 7 – !']);
  const marked = (start: number, end: number): string | undefined => {
    const span = markable(text, { start, end });
    return span && text.text.slice(span.start, span.end);
  };
  expect(marked(3, 5)).toBeUndefined();
  expect(marked(9, 13)).toBeUndefined();
  expect(marked(3, 7)).toBe('. في');
  expect(marked(7, 10)).toBe('7');
});
