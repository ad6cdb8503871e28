import { describe, expect, it } from 'vitest';
import { joinLinks, linkWords, type WordLink } from '../../../src/marian/word-links.ts';
import { wordsOf } from '../../../src/marian/words.ts';

const words = (text: string) => wordsOf(text).map(({ start, end }) => text.slice(start, end));

/** A link by the words themselves, each of which stands once in its text. */
function link(source: string, target: string, [one, other]: readonly [string, string]): WordLink {
  const range = (text: string, word: string) => {
    const start = text.indexOf(word);
    return { start, end: start + word.length };
  };
  return { source: range(source, one), target: range(target, other) };
}

const written = (source: string, target: string, links: readonly WordLink[]) =>
  links.map((one) => [
    source.slice(one.source.start, one.source.end),
    target.slice(one.target.start, one.target.end),
  ]);

describe('wordsOf', () => {
  it('finds words in any script, without the signs around them', () => {
    expect(words('قال الوزير: «المشروع ناجح»، 3.5٪!')).toEqual([
      'قال',
      'الوزير',
      'المشروع',
      'ناجح',
      '3.5',
    ]);
    expect(words("It isn't cheap – naïve?")).toEqual(['It', "isn't", 'cheap', '–', 'naïve']);
    expect(words('政府宣布计划').join('')).toBe('政府宣布计划');
    expect(words('政府宣布计划').length).toBeGreaterThan(1);
  });

  it('takes signs that stand alone for a word', () => {
    expect(words('Dar al-Nakhil - 🙂 ...')).toEqual(['Dar', 'al', 'Nakhil', '-', '🙂', '...']);
    expect(words('  ')).toEqual([]);
  });
});

describe('wordsOf, where it does without the segmenter,', () => {
  const SIGNS = [...'aZéñжЯёαΩبةىئپچگא漢か한ไ٠٣۴5.,:;!?()«»“”"،؛؟…\'’-_·🙂%٪٫/@#&ªʼـًّ'];
  const INVISIBLE = [
    '\u200c',
    '\u200d',
    '\u00ad',
    '\u0301',
    '\u0670',
    '\u06dd',
    '\u0600',
    '\ufdfa',
  ];
  const signs = [...SIGNS, ...INVISIBLE];
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

  function segmented(chunk: string) {
    const found = [...segmenter.segment(chunk)].filter(({ isWordLike }) => isWordLike);
    return found.length > 0 ? found.map(({ segment }) => segment) : [chunk];
  }

  it('finds what the segmenter finds', () => {
    let state = 1;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    const chunks = Array.from({ length: 20_000 }, () =>
      Array.from({ length: 1 + next(6) }, () => signs[next(signs.length)]).join(''),
    );
    expect(chunks.filter((chunk) => words(chunk).join() !== segmented(chunk).join())).toEqual([]);
  });
});

describe('linkWords', () => {
  const source = {
    text: 'افتتحت المدينة مكتبة.',
    pieces: {
      ids: new Int32Array(4),
      starts: Int32Array.of(0, 6, 14, 20),
      ends: Int32Array.of(6, 14, 20, 21),
    },
  };
  const target = {
    text: 'The city opened.',
    ranges: [
      { start: 0, end: 3 },
      { start: 3, end: 6 },
      { start: 6, end: 8 },
      { start: 8, end: 15 },
      { start: 15, end: 16 },
    ],
  };
  const links = (rows: readonly number[][]) =>
    written(source.text, target.text, linkWords(source, target, rows));

  it('links words by the mean of their pieces', () => {
    const rows = [
      [0, 0.9, 0, 0, 0.1],
      [0.1, 0.9, 0, 0, 0],
      [0.3, 0.6, 0.1, 0, 0],
      [0.7, 0, 0.3, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 1],
    ];
    expect(links(rows)).toEqual([
      ['المدينة', 'The'],
      ['المدينة', 'city'],
      ['افتتحت', 'opened'],
      ['مكتبة', 'opened'],
    ]);
  });

  it('leaves a word alone at which the model looked from nowhere in particular', () => {
    const nowhere = [0.02, 0.02, 0.02, 0.04, 0.9];
    expect(links([nowhere, nowhere, nowhere, nowhere, nowhere])).toEqual([]);
    expect(links([])).toEqual([]);
  });

  it('counts the bytes of a character as part of its word', () => {
    const bytes = {
      text: 'أ漢',
      pieces: {
        ids: new Int32Array(4),
        starts: Int32Array.of(0, 1, 1, 1),
        ends: Int32Array.of(1, 1, 1, 2),
      },
    };
    const one = { text: 'x', ranges: [{ start: 0, end: 1 }] };
    const found = linkWords(bytes, one, [[0, 0.5, 0.3, 0.2]]);
    expect(written(bytes.text, one.text, found)).toEqual([['漢', 'x']]);
  });
});

describe('joinLinks', () => {
  const [arabic, english, french] = [
    'افتتحت المدينة مكتبة',
    'The city opened a library',
    'La ville a ouvert une bibliothèque',
  ];

  it('leads from the first text to the last by way of the one between', () => {
    const first = [
      link(arabic, english, ['المدينة', 'The']),
      link(arabic, english, ['المدينة', 'city']),
      link(arabic, english, ['افتتحت', 'opened']),
      link(arabic, english, ['مكتبة', 'library']),
    ];
    const second = [
      link(english, french, ['city', 'ville']),
      link(english, french, ['opened', 'ouvert']),
      link(english, french, ['a ', 'une']),
      link(english, french, ['library', 'bibliothèque']),
      link(english, french, ['The', 'ville']),
    ];
    expect(written(arabic, french, joinLinks(first, second))).toEqual([
      ['المدينة', 'ville'],
      ['افتتحت', 'ouvert'],
      ['مكتبة', 'bibliothèque'],
    ]);
  });
});
