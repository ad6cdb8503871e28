import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../../../src/marian/sentencepiece/vocabulary.ts';
import { LINE_COUNT, testIds, testLines } from './lines.ts';
import { chunkHashes, type KeptResults } from './results.ts';
import { testVocabularies } from './vocabularies.ts';

const kept: Readonly<Record<string, KeptResults>> = JSON.parse(
  readFileSync('tests/fixtures/sentencepiece/results.json', 'utf8'),
);
const lines = testLines();

describe.each(testVocabularies(LINE_COUNT))(
  'with the vocabulary $name',
  ({ name, file, lines: count }) => {
    const vocabulary = readVocabulary(file);

    it(`cuts and decodes ${count} lines as SentencePiece does`, () => {
      const encoded = lines.slice(0, count).map((line) => vocabulary.encode(line).ids);
      expect(chunkHashes(encoded.map((ids) => ids.join(' ')))).toEqual(kept[name]?.encoded);
      expect(chunkHashes(encoded.map((ids) => vocabulary.decode(ids).text))).toEqual(
        kept[name]?.decoded,
      );
    });

    it('decodes any ids as SentencePiece does', () => {
      const decoded = testIds(vocabulary.size).map((ids) => vocabulary.decode(ids).text);
      expect(chunkHashes(decoded)).toEqual(kept[name]?.fromIds);
    });
  },
);
