import { characterAt } from './utf8.ts';
import { byteOf, PIECE_TYPE, textOf, type VocabularyFile } from './vocabulary-file.ts';

/** A stretch of a text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text made of pieces, and the stretch of it that each piece gave. */
export interface Decoded {
  readonly text: string;
  readonly ranges: readonly Range[];
}

const SPACE_SYMBOL = '\u2581';

/**
 * Makes a text of pieces as SentencePiece does: control pieces are silent, the spaces before the first word go (one, or
 * all where a text's spaces are joined), and bytes become characters, each given by its last byte; a byte that fits
 * nowhere becomes U+FFFD. Throws a `RangeError` for an id that the vocabulary does not have.
 */
export function decodePieces(ids: ArrayLike<number>, file: VocabularyFile): Decoded {
  const surfaceOf = surfaceReader(file);
  const ranges: Range[] = [];
  let text = '';
  let bytes: number[] = [];
  const append = (surface: string) => {
    ranges.push({ start: text.length, end: text.length + surface.length });
    text += surface;
  };
  const appendBytes = () => {
    for (const surface of byteSurfaces(Uint8Array.from(bytes))) append(surface);
    bytes = [];
  };

  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] as number;
    const type = file.pieces.types[id];
    if (type === undefined) throw new RangeError(`the vocabulary has no piece ${id}`);
    if (type === PIECE_TYPE.byte) bytes.push(byteOf(file.pieces, id));
    else {
      appendBytes();
      append(surfaceOf(id, text));
    }
  }
  appendBytes();
  return { text, ranges };
}

/** Makes the function that says what a piece, other than a byte, adds to the text before it. */
function surfaceReader({
  pieces,
  options,
}: VocabularyFile): (id: number, before: string) => string {
  let spaceMayGo = options.addDummyPrefix || options.removeExtraWhitespaces;
  return (id, before) => {
    if (pieces.types[id] === PIECE_TYPE.control) return '';
    if (pieces.types[id] === PIECE_TYPE.unknown) return options.unknownSurface;
    if (before !== '') spaceMayGo = false;
    const text = textOf(pieces, id);
    const spaceGoes = spaceMayGo && text.startsWith(SPACE_SYMBOL);
    if (spaceGoes && !options.removeExtraWhitespaces) spaceMayGo = false;
    return text.slice(spaceGoes ? 1 : 0).replaceAll(SPACE_SYMBOL, ' ');
  };
}

/** What each byte of a run gives: the last one of a character that character, the others nothing. */
function byteSurfaces(bytes: Uint8Array): string[] {
  const surfaces: string[] = [];
  while (surfaces.length < bytes.length) {
    const found = characterAt(bytes, surfaces.length) ?? { character: '\ufffd', length: 1 };
    for (let i = 1; i < found.length; i += 1) surfaces.push('');
    surfaces.push(found.character);
  }
  return surfaces;
}
