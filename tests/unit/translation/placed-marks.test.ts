import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../src/article/html/marks.ts';
import type { WordLink } from '../../../src/marian/word-links.ts';
import { placeMarks } from '../../../src/translation/markup/placed-marks.ts';

type Pairs = readonly (readonly [source: string, target: string])[];

/** The range of some words in a text. */
function rangeOf(text: string, words: string) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`no ${words}`);
  return { start, end: start + words.length };
}

/** The target with its elements, numbered, written as tags. */
function placed(
  source: string,
  target: string,
  marks: readonly (string | Mark)[],
  pairs: Pairs,
): string {
  const links = pairs
    .map(
      ([one, other]): WordLink => ({
        source: rangeOf(source, one),
        target: rangeOf(target, other),
      }),
    )
    .sort((a, b) => a.target.start - b.target.start);
  const sourceMarks = marks.map((mark, element) =>
    typeof mark === 'string' ? { ...rangeOf(source, mark), element } : mark,
  );
  const found = placeMarks({ text: source, marks: sourceMarks }, target, links);
  let [text, at] = ['', 0];
  const open: Mark[] = [];
  const write = (to: number) => {
    text += target.slice(at, to);
    at = to;
  };
  const close = (to: number) => {
    for (let top = open.at(-1); top && top.end <= to; top = open.at(-1)) {
      write(top.end);
      text += `</${top.element}>`;
      open.pop();
    }
  };
  for (const mark of found) {
    close(mark.start);
    write(mark.start);
    text += `<${mark.element}>`;
    open.push(mark);
  }
  close(target.length);
  write(target.length);
  return text;
}

const source = 'قال الوزير إن المشروع الجديد ناجح.';
const target = 'The new project works, the minister said.';
const pairs: Pairs = [
  ['قال', 'said'],
  ['الوزير', 'minister'],
  ['الوزير', 'the '],
  ['المشروع', 'project'],
  ['المشروع', 'The'],
  ['الجديد', 'new'],
  ['ناجح', 'works'],
];

describe('placeMarks', () => {
  it('lays elements over the words that theirs became', () => {
    expect(placed(source, target, ['الوزير', 'المشروع الجديد'], pairs)).toBe(
      '<1>The new project</1> works, <0>the minister</0> said.',
    );
  });

  it('never splits a word, and leaves what is beside it alone', () => {
    expect(placed(source, target, ['مشروع'], pairs)).toBe(
      'The new <0>project</0> works, the minister said.',
    );
  });

  it('keeps elements inside each other', () => {
    expect(placed(source, target, ['المشروع الجديد', 'الجديد'], pairs)).toBe(
      '<0>The <1>new</1> project</0> works, the minister said.',
    );
    expect(placed(source, target, ['المشروع', 'المشروع'], [['المشروع', 'project']])).toBe(
      'The new <0><1>project</1></0> works, the minister said.',
    );
  });

  it('takes in a word between that is linked with nothing, and none at the edge', () => {
    expect(
      placed(
        source,
        target,
        ['المشروع الجديد'],
        [
          ['المشروع', 'project'],
          ['الجديد', 'The'],
        ],
      ),
    ).toBe('<0>The new project</0> works, the minister said.');
    expect(placed(source, target, ['المشروع'], [['المشروع', 'project']])).toBe(
      'The new <0>project</0> works, the minister said.',
    );
  });

  it('loses no element whose word was left out', () => {
    expect(placed(source, target, ['إن', 'ناجح'], pairs)).toMatch(
      /<0>\S+<\/0>.*<1>|<1>works<\/1>.*<0>/,
    );
    expect(placed(source, target, ['إن', 'ناجح'], pairs)).toContain('<1>works</1>');
  });

  it('loses none where there are more elements than words', () => {
    const found = placed(
      'أ ب ج',
      'x y',
      ['أ', 'ب', 'ج'],
      [
        ['أ', 'x'],
        ['ب', 'y'],
        ['ج', 'y'],
      ],
    );
    for (const element of [0, 1, 2]) expect(found).toContain(`<${element}>`);
  });

  it('gives one word to the element whose part of it is larger', () => {
    expect(
      placed(
        'للمكتبة فقط',
        'library only',
        ['لل', 'مكتبة'],
        [
          ['للمكتبة', 'library'],
          ['فقط', 'only'],
        ],
      ),
    ).toBe('<1>library</1> <0>only</0>');
  });

  it('takes along the signs of a marked quotation', () => {
    expect(
      placed(
        'قال «نعم».',
        'He said “yes”.',
        ['«نعم»'],
        [
          ['قال', 'said'],
          ['نعم', 'yes'],
        ],
      ),
    ).toBe('He said <0>“yes”</0>.');
    expect(
      placed(
        'قال «نعم».',
        'He said “yes”.',
        ['نعم'],
        [
          ['قال', 'said'],
          ['نعم', 'yes'],
        ],
      ),
    ).toBe('He said “<0>yes</0>”.');
  });

  it('puts an element without text before what follows it, and never inside a neighbour', () => {
    const at = (word: string): Mark => ({
      element: 9,
      start: source.indexOf(word),
      end: source.indexOf(word),
    });
    expect(placed(source, target, [at('ناجح')], pairs)).toContain('<9></9>works');
    expect(placed(source, target, ['المشروع الجديد', at('الجديد')], pairs)).toBe(
      '<0>The <9></9>new project</0> works, the minister said.',
    );
    expect(placed(source, target, ['المشروع', at('الجديد')], pairs)).toBe(
      'The <9></9>new <0>project</0> works, the minister said.',
    );
  });

  it('puts it behind a neighbour that goes around its place', () => {
    const at: Mark = { element: 9, start: 4, end: 4 };
    const around = [
      ['أ', 'left'],
      ['أ', 'right'],
      ['ج', 'x'],
    ] as const;
    expect(placed('أ ب ج', 'left x right', ['أ', at], around)).toBe('<0>left x right</0><9></9>');
  });

  it('gives up where nothing is left to lay an element over', () => {
    expect(placeMarks({ text: 'أ', marks: [{ start: 0, end: 1, element: 0 }] }, '', [])).toEqual(
      [],
    );
  });
});
