import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../../../src/marian/sentencepiece/vocabulary.ts';
import { vocabularyFile } from '../../../bench/marian/vocabulary-file.ts';
import { isLong } from '../../share.ts';
import { LINE_COUNT, testLines } from './lines.ts';
import { testVocabularies } from './vocabularies.ts';

const files = Object.fromEntries(
  testVocabularies(LINE_COUNT).map(({ name, file }) => [name, file]),
);
const vocabularies = new Map<string, ReturnType<typeof readVocabulary>>();

/** A vocabulary by its name; each is read once. */
function read(name: string): ReturnType<typeof readVocabulary> {
  const vocabulary = vocabularies.get(name) ?? readVocabulary(files[name] as Uint8Array);
  vocabularies.set(name, vocabulary);
  return vocabulary;
}

const sample = new Uint8Array(readFileSync('tests/sample-model/model/vocab.spm'));

/** The stretches of a text that its pieces cover. */
function stretches(name: string, text: string): string[] {
  const { starts, ends } = read(name).encode(text);
  return Array.from(starts, (start, index) => text.slice(start, ends[index]));
}

describe('encode', () => {
  it('says where in the text each piece stands', () => {
    expect(stretches('en-ru', 'Привет,  мир!')).toEqual(['Привет', ',', '  мир', '!']);
    expect(stretches('sample model', ' x 漢字y ')).toEqual(['', 'x', ' ', '漢字', 'y']);
  });

  it('gives a character that becomes several the whole stretch with the last of its pieces', () => {
    const text = 'a ﷺ b';
    const { starts, ends, ids } = read('en-fr-test').encode(text);
    expect(ids.length).toBeGreaterThan(30);
    expect(stretches('en-fr-test', text).filter((stretch) => stretch.includes('ﷺ'))).toHaveLength(
      1,
    );
    expect([starts.at(-1), ends.at(-1)]).toEqual([3, 5]);
  });

  it('counts in UTF-16 units, a lone surrogate as one', () => {
    expect(stretches('en-fr-test', '𝒳\ud800ب').filter(Boolean)).toEqual(['𝒳', '\ud800', 'ب']);
  });

  it.each(Object.keys(files))('covers every line in order, without an overlap (%s)', (name) => {
    const vocabulary = read(name);
    const wrong = testLines()
      .slice(0, isLong ? 1_000 : 200)
      .filter((line) => {
        const { starts, ends } = vocabulary.encode(line);
        const places = [0, ...Array.from(starts, (start, i) => [start, ends[i] as number]).flat()];
        return [...places, line.length].some((place, i, all) => place < (all[i - 1] ?? 0));
      });
    expect(wrong).toEqual([]);
  });

  it('takes a very long word', () => {
    const letters = isLong ? 1_000_000 : 200_000;
    expect(read('en-ru').encode('ы'.repeat(letters)).ends.at(-1)).toBe(letters);
  });
});

describe('decode', () => {
  it('says which stretch of the text each piece gave', () => {
    const vocabulary = read('en-ru');
    const { text, ranges } = vocabulary.decode(vocabulary.encode('The new plan, again').ids);
    expect(text).toBe('The new plan, again');
    expect(ranges.map(({ start, end }) => text.slice(start, end)).join('|')).toBe(
      'The| new| plan|,| again',
    );
  });

  it('refuses an id that the vocabulary does not have', () => {
    expect(() => read('en-ru').decode([32_000])).toThrow(RangeError);
    expect(() => read('en-ru').decode([-1])).toThrow(RangeError);
  });
});

describe('readVocabulary', () => {
  it('knows the pieces that Marian asks for', () => {
    const { size, eosId, unkId } = readVocabulary(vocabularyFile(['\u2581', 'a', 'b']));
    expect({ size, eosId, unkId }).toEqual({ size: 5, eosId: 0, unkId: 1 });
  });

  const refused =
    (...fields: number[]) =>
    () =>
      readVocabulary(Uint8Array.from([...sample, ...fields]));

  it.each([
    ['another kind of model', [0x12, 2, 0x18, 2], /model is of type 2/],
    ['marked capitals', [0x1a, 2, 0x38, 1], /marks capitals/],
    ['a second normaliser', [0x2a, 4, 0x12, 2, 1, 0], /normalises what it decodes/],
    ['a missing end piece', [0x12, 5, 0xfa, 2, 2, 0x65, 0x65], /no end piece ee/],
    ['missing byte pieces', [0x12, 3, 0x98, 2, 1], /pieces for 0 bytes/],
    ['a second unknown piece', [0x0a, 5, 0x0a, 1, 0x7a, 0x18, 2], /2 unknown pieces/],
    ['a piece of an unknown type', [0x0a, 5, 0x0a, 1, 0x7a, 0x18, 7], /unknown type 7/],
    ['a piece without text', [0x0a, 2, 0x18, 1], /piece 1280 has no text/],
    ['the same piece twice', [0x0a, 3, 0x0a, 1, 0x65], /pieces \d+ and 1280 are the same/],
    ['a score that is no number', [0x0a, 8, 0x0a, 1, 0, 0x15, 0, 0, 0xc0, 0x7f], /no finite score/],
    ['a character map without a trie', [0x1a, 5, 0x12, 3, 1, 2, 3], /character map/],
    ['a field that is cut off', [0x0a, 200], /beyond/],
    ['groups', [0x0b], /wire type 3/],
  ])('refuses %s by name', (_, fields, reason) => {
    expect(refused(...fields)).toThrow(reason);
    expect(refused(...fields)).toThrow(/^The vocabulary cannot be used: /);
  });

  it('refuses a file beyond all measure', () => {
    expect(() => readVocabulary(new Uint8Array(5 * 2 ** 20))).toThrow(/larger than/);
  });

  it('refuses damage with a reason, or reads on safely', () => {
    const whole = files['en-fr-test'] as Uint8Array;
    const lines = testLines().slice(0, 20);
    let refusals = 0;
    for (let place = 3; place < whole.length; place += isLong ? 1_500 : 4_500) {
      const damaged =
        place % 2 ? whole.slice(0, place) : whole.with(place, (whole[place] as number) ^ 0x95);
      try {
        const { encode, decode } = readVocabulary(damaged);
        for (const line of lines) decode(encode(line).ids);
      } catch (error) {
        refusals += 1;
        expect(String(error)).toMatch(/^RangeError: The vocabulary cannot be used: ./);
      }
    }
    expect(refusals).toBeGreaterThan(isLong ? 50 : 20);
  });
});
