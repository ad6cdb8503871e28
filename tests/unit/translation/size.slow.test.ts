// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMarked, writeMarked } from '../../../src/article/html/marked-text.ts';
import { segmentsOf } from '../../../src/article/html/segments.ts';
import * as limits from '../../../src/article/limits.ts';
import { splitSentences } from '../../../src/article/text/sentences.ts';
import { toEngine } from '../../../src/translation/markup/markup.ts';
import { fromEngine } from '../../../src/translation/markup/markup-answer.ts';
import { untranslatable } from '../../../src/translation/masking/untranslatable.ts';
import { sentencesOf, sourceSentences } from '../../../src/translation/segment-sentences.ts';
import { toMemoryEntry, translationMemory } from '../../../src/translation/sentences.ts';
import { isLong, someOf } from '../share.ts';

/** Letters of a text. What is quadratic takes minutes at the larger length, and most of it longer than a test may at the smaller. */
const long = isLong ? 720_000 : 120_000;

/** What a test may take of a core, in microseconds: other work on a busy machine does not count. */
const most = isLong ? 60e6 : 10e6;
let before: NodeJS.CpuUsage;

beforeEach(() => {
  before = process.cpuUsage();
});

afterEach(() => {
  expect(process.cpuUsage(before).user, 'time of a core').toBeLessThan(most);
});

const repeated = (piece: string, length = long): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const texts: readonly (readonly [string, string])[] = [
  ['words without a full stop', 'كلمة '],
  ['one word', 'ك'],
  ['spaces', ' '],
  ['short sentences', 'وصل الوفد أمس. '],
  ['short forms', 'أ. ب. ج. '],
  ['full stops', '.'],
  ['full stops with spaces', '. '],
  ['dots that end nothing', 'a.b'],
  ['opening quotes', '«'],
  ['opening quotes with words', '«كلمة. '],
  ['straight quotes', '" كلمة. '],
  ['opening brackets', '(كلمة. '],
  ['nested brackets', '( ('],
  ['footnotes', 'كلمة [1] '],
  ['ellipses', '…'],
  ['ellipses with closers', '…)'],
  ['marks of direction', '\u200f'],
  ['marks of direction with stops', '.\u200f '],
  ['exclamations', 'لا! '],
  ['line breaks', 'سطر\n'],
  ['years', 'سنة 1999 م. '],
];

describe('a very long text is split at once:', () => {
  it.each(someOf(texts, 3))('%s', (_, piece) => {
    const text = repeated(piece);
    const ranges = splitSentences(text, 'ar');
    const tooLong = ranges.filter(({ start, end }) => end - start > limits.sentence);
    const outOfOrder = ranges.filter(({ start }, i) => start < (ranges[i - 1]?.end ?? 0));
    expect([...tooLong, ...outOfOrder]).toEqual([]);
  });
});

describe('what needs no translation is found at once in a very long text:', () => {
  it.each([
    ...['ك', 'a', 'a-', 'a.', 'a@', '@', '.', '1.', '1 ', '1', '(', '/.', '_', '#a', 'a,', 'a1-'],
    ...['http://', 'http:', 'www.', 'a+', 'a²', '+1 ', '0x', "a'", '..a', 'a@b.cc ', '0100000 '],
  ])('%s', (piece) => {
    const text = `${repeated(piece)}\u0627`;
    const found = untranslatable(text);
    expect(found.filter(({ start }, i) => start < (found[i - 1]?.end ?? 0))).toEqual([]);
  });
});

describe('an answer of an engine is read at once:', () => {
  const outgoing = toEngine(
    { text: 'وصل الوفد.', marks: [{ start: 0, end: 3, element: 0 }] },
    'html',
  );
  it.each([
    ['a tag of spaces', `<a id="0"${' '.repeat(long)}x>`],
    ['an open tag without end', `<a${'a'.repeat(long)}`],
    ['many open tags', '<a '.repeat(long / 3)],
    ['ampersands', '&'.repeat(long)],
    ['tags that open and close', '<a id="0">x</a> one two three four '.repeat(long / 90)],
  ])('%s', (_, answer) => {
    expect(fromEngine(outgoing, answer).status).not.toBe('whole');
  });
});

describe('a very long paragraph', () => {
  it.each([
    ['without a full stop', 'كلمة '],
    ['of many sentences', 'وصل الوفد أمس. '],
    ['of links', '<a href="/x">كلمة</a> '],
    ['of links in sentences', 'وصل <a href="/x">الوفد</a> أمس. '],
    ['of line breaks', 'سطر<br>'],
    ['of pictures', '<img src="/x"> صورة '],
  ])('%s goes to an engine and comes back whole', (_, piece) => {
    const html = `<p>${piece.repeat(long / 3 / piece.length)}</p>`;
    const root = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
    if (!root) throw new Error('no paragraph');
    const [segment] = segmentsOf(root);
    if (!segment) throw new Error('no segment');
    const { marked, elements } = readMarked(segment.nodes);
    const sentences = sentencesOf(segment, 'ar').map((sentence) => ({
      block: 0,
      segment: 0,
      ...sentence,
    }));
    const words = (text: string): string => text.replace(/\s+/g, '');
    expect(words(sentences.map(({ source }) => source.text).join(' '))).toBe(words(marked.text));
    const back = sentences.map((sentence) => {
      const outgoing = toEngine(sentence.source, 'html');
      const { status, marked: target } = fromEngine(outgoing, outgoing.text);
      return { sentence, target, status };
    });
    expect(new Set(back.map(({ status }) => status))).toEqual(new Set(['whole']));
    const kept = back.map(({ sentence, target }) => {
      const { block, segment: place, start, end } = sentence;
      const by = { engine: 'bergamot', model: '1' } as const;
      const done = { block, segment: place, start, end, target, ...by };
      return toMemoryEntry(sentence, done, 'id', 'en');
    });
    expect(translationMemory(kept)(sentences)).toHaveLength(sentences.length);
    const [first] = back;
    expect(first && writeMarked(first.target, elements).textContent).toBeTruthy();
  });

  it('is read out of an article', () => {
    const text = repeated('كلمة ');
    const block = {
      kind: 'paragraph',
      text,
      html: `<p>${text}</p>`,
      lang: 'ar',
      dir: 'rtl',
    } as const;
    const article = {
      url: 'https://x.example/',
      title: 'عنوان',
      lang: 'ar',
      dir: 'rtl',
      blocks: [block],
    } as const;
    expect(sourceSentences(article).length).toBeGreaterThan(long / limits.sentence);
  });
});
