const CONTROL = 3;
const UNKNOWN = 2;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

/** The field types of protocol buffers that SentencePiece's model uses. */
const number = (field: number, value: number) => [...varint(field << 3), ...varint(value)];
const bytes = (field: number, value: Iterable<number>) => {
  const content = [...value];
  return [...varint((field << 3) | 2), ...varint(content.length), ...content];
};
const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value));
const float = (field: number, value: number) => [
  ...varint((field << 3) | 5),
  ...new Uint8Array(Float32Array.of(value).buffer),
];

function piece(spelling: string, score: number, type?: number): number[] {
  const body = [...text(1, spelling), ...float(2, score)];
  return bytes(1, type === undefined ? body : [...body, ...number(3, type)]);
}

/**
 * Writes a SentencePiece unigram vocabulary: the end mark, the unknown piece, then the pieces by falling score.
 * A piece that starts a word starts with U+2581.
 */
export function vocabularyFile(pieces: readonly string[]): Uint8Array<ArrayBuffer> {
  const listed = [
    ...piece('</s>', 0, CONTROL),
    ...piece('<unk>', 0, UNKNOWN),
    ...pieces.flatMap((spelling, index) => piece(spelling, -4 - index / pieces.length)),
  ];
  const [unigram, none] = [1, -1];
  const trainer = [
    ...number(3, unigram),
    ...number(4, pieces.length + 2),
    ...number(40, 1), // unknown
    ...number(41, none), // start
    ...number(42, 0), // end
    ...number(43, none), // padding
  ];
  const [dummyPrefix, joinSpaces, escapeSpaces] = [number(3, 1), number(4, 1), number(5, 1)];
  const normalizer = [...text(1, 'identity'), ...dummyPrefix, ...joinSpaces, ...escapeSpaces];
  return new Uint8Array([...listed, ...bytes(2, trainer), ...bytes(3, normalizer)]);
}

/**
 * Pieces for some texts: their characters, each third word whole, the others in two halves (about 1.7 pieces a word, as
 * real Arabic vocabularies give), and inventions up to `size`.
 */
export function piecesFor(texts: readonly string[], size: number): readonly string[] {
  const words = new Set(texts.flatMap((line) => line.split(/\s+/).filter(Boolean)));
  const found = new Set<string>(['\u2581']);
  [...words].forEach((word, index) => {
    const letters = [...word];
    const half = Math.ceil(letters.length / 2);
    if (index % 3 === 0) found.add(`\u2581${word}`);
    else found.add(`\u2581${letters.slice(0, half).join('')}`).add(letters.slice(half).join(''));
  });
  for (const letter of new Set([...words].join(''))) found.add(letter);
  found.delete('');
  for (let i = 0; found.size < size - 2; i++) found.add(`\u2581w${i.toString(36)}`);
  return [...found].slice(0, size - 2);
}
