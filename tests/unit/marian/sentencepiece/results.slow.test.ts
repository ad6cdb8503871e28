import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../../../src/marian/sentencepiece/vocabulary.ts';
import { isLong } from '../../share.ts';
import { LINE_COUNT, testIds, testLines } from './lines.ts';
import { chunkHashes, type KeptResults } from './results.ts';
import { testVocabularies } from './vocabularies.ts';

const kept: Readonly<Record<string, KeptResults>> = JSON.parse(
  readFileSync('tests/fixtures/sentencepiece/results.json', 'utf8'),
);
const lines = testLines();

/** Of so many lines, those that are tried: a multiple of the hundred that share a hash. */
const shown = (count: number): number => (isLong ? count : count / 10);
/** The hashes of the lines that are tried. */
const first = (hashes: readonly string[] = [], count: number): readonly string[] =>
  hashes.slice(0, count / 100);

describe.each(testVocabularies(LINE_COUNT).map((one) => ({ ...one, lines: shown(one.lines) })))(
  'with the vocabulary $name',
  ({ name, file, lines: count }) => {
    const vocabulary = readVocabulary(file);

    it(`cuts and decodes ${count} lines as SentencePiece does`, () => {
      const encoded = lines.slice(0, count).map((line) => vocabulary.encode(line).ids);
      expect(chunkHashes(encoded.map((ids) => ids.join(' ')))).toEqual(
        first(kept[name]?.encoded, count),
      );
      expect(chunkHashes(encoded.map((ids) => vocabulary.decode(ids).text))).toEqual(
        first(kept[name]?.decoded, count),
      );
    });

    it('decodes any ids as SentencePiece does', () => {
      const ids = testIds(vocabulary.size);
      const some = ids.slice(0, shown(ids.length));
      const hashes = chunkHashes(some.map((each) => vocabulary.decode(each).text));
      expect(hashes).toEqual(first(kept[name]?.fromIds, some.length));
    });
  },
);
