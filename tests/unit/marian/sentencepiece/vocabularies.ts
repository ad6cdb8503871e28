import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** A vocabulary to compare, by name, and how many of the test lines it is compared on. */
export interface TestVocabulary {
  readonly name: string;
  readonly file: Uint8Array;
  readonly lines: number;
}

const at = (path: string) => `tests/${path}`;
const compressed = (name: string) =>
  new Uint8Array(brotliDecompressSync(readFileSync(at(`fixtures/sentencepiece/${name}.spm.br`))));

/** A vocabulary with more fields behind its own, which count where a field is there twice. */
const withFields = (file: Uint8Array, ...fields: number[]): Uint8Array =>
  new Uint8Array(Buffer.concat([file, Uint8Array.from(fields)]));
const trainer = (...fields: number[]) => [0x12, fields.length, ...fields];
const normalizer = (...fields: number[]) => [0x1a, fields.length, ...fields];
const piece = (text: string, type: number) => {
  const bytes = new TextEncoder().encode(text);
  return [0x0a, bytes.length + 9, 0x0a, bytes.length, ...bytes, 0x15, 0, 0, 0x80, 0xbf, 0x18, type];
};

/** Real vocabularies, and vocabularies with the options and kinds of pieces that those lack. */
export function testVocabularies(lineCount: number): TestVocabulary[] {
  const real = ['en-fr-test', 'zh-en-test', 'en-ru'].map((name) => ({
    name,
    file: compressed(name),
  }));
  const sample = new Uint8Array(readFileSync(at('sample-model/model/vocab.spm')));
  const [bytes, , large] = real.map(({ file }) => file) as [Uint8Array, Uint8Array, Uint8Array];
  const [userDefined, unused, control] = [4, 5, 3];
  const pieces = [
    ...['@@', '東京', 'a\u2581b', '\u2581Tuesday', 'école'].flatMap((text) =>
      piece(text, userDefined),
    ),
    ...['مدينةمدينة', 'ж'].flatMap((text) => piece(text, unused)),
    ...piece('<b>', control),
  ];
  const variants = {
    'no dummy prefix': withFields(bytes, ...normalizer(0x18, 0)),
    'all spaces': withFields(large, ...normalizer(0x20, 0)),
    'all spaces, no dummy prefix': withFields(bytes, ...normalizer(0x18, 0, 0x20, 0)),
    'plain spaces': withFields(bytes, ...normalizer(0x28, 0)),
    'dummy prefix behind': withFields(sample, ...trainer(0xc0, 0x01, 1)),
    'more pieces': withFields(sample, ...pieces),
    'more pieces, all spaces behind': withFields(
      sample,
      ...pieces,
      ...normalizer(0x20, 0),
      ...trainer(0xc0, 0x01, 1),
    ),
  };
  return [
    ...[...real, { name: 'sample model', file: sample }].map((each) => ({
      ...each,
      lines: lineCount,
    })),
    ...Object.entries(variants).map(([name, file]) => ({ name, file, lines: 3_000 })),
  ];
}
