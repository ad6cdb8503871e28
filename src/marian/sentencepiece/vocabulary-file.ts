import { type OnField, readFields } from './protobuf.ts';

/** What a piece is for; the numbers are those of the file. */
export const PIECE_TYPE = {
  normal: 1,
  unknown: 2,
  control: 3,
  userDefined: 4,
  unused: 5,
  byte: 6,
} as const;

/**
 * The pieces of a vocabulary, by their ids. The text of each, which is UTF-8, lies in the file from its start to its end;
 * U+2581 stands for a space in it. Scores are logarithmic probabilities.
 */
export interface PieceList {
  readonly file: Uint8Array;
  readonly starts: number[];
  readonly ends: number[];
  readonly scores: number[];
  readonly types: number[];
}

/** How texts are normalised, cut into pieces and made of pieces again. */
export interface VocabularyOptions {
  /** The compiled character map by which texts are normalised; empty where characters stay as they are. */
  characterMap: Uint8Array;
  /** A space is put before a text, or after it where `spaceAsSuffix` is set. */
  addDummyPrefix: boolean;
  spaceAsSuffix: boolean;
  /** Spaces at both ends go, and of several together only one stays. */
  removeExtraWhitespaces: boolean;
  /** A space becomes U+2581. */
  escapeWhitespaces: boolean;
  /** Unknown characters are written as bytes. */
  byteFallback: boolean;
  /** The text that the unknown piece is decoded to. */
  unknownSurface: string;
  /** The text of the control piece that ends a sentence. */
  endPiece: string;
}

/** What a SentencePiece file holds, as far as a unigram vocabulary needs it. */
export interface VocabularyFile {
  readonly pieces: PieceList;
  readonly options: Readonly<VocabularyOptions>;
}

const MAX_FILE_BYTES = 4 * 2 ** 20;
const UNIGRAM = 1;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads a SentencePiece `ModelProto`
 * (https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto).
 * Throws a `RangeError` that names what is damaged or not supported.
 */
export function parseVocabularyFile(file: Uint8Array): VocabularyFile {
  if (file.length > MAX_FILE_BYTES) throw new RangeError('it is larger than 4 MiB');
  const pieces: PieceList = { file, starts: [], ends: [], scores: [], types: [] };
  const options: VocabularyOptions = {
    characterMap: new Uint8Array(),
    addDummyPrefix: true,
    spaceAsSuffix: false,
    removeExtraWhitespaces: true,
    escapeWhitespaces: true,
    byteFallback: false,
    unknownSurface: ' \u2047 ',
    endPiece: '</s>',
  };
  const readPiece = pieceReader(pieces);
  readFields(file, 0, file.length, (number, _, start, end) => {
    if (number === 1) readPiece(start, end);
    if (number === 2) readTrainer(file, start, end, options);
    if (number === 3) readNormalizer(file, start, end, options);
    if (number === 5) refuseDenormalizer(file, start, end);
  });
  checkPieces(pieces, options.byteFallback);
  return { pieces, options };
}

/** Makes the function that reads the next piece; one for all, of which there are tens of thousands. */
function pieceReader(pieces: PieceList): (start: number, end: number) => void {
  let [from, to, score, type] = [0, 0, 0, 0];
  const onField: OnField = (number, value, bytesStart, bytesEnd) => {
    if (number === 1) {
      from = bytesStart;
      to = bytesEnd;
    } else if (number === 2) score = value;
    else if (number === 3) type = value;
  };
  return (start, end) => {
    from = start;
    to = start;
    score = 0;
    type = PIECE_TYPE.normal;
    readFields(pieces.file, start, end, onField);
    const id = pieces.types.length;
    if (from === to) throw new RangeError(`piece ${id} has no text`);
    if (!Number.isFinite(score)) throw new RangeError(`piece ${id} has no finite score`);
    if (!(type >= PIECE_TYPE.normal && type <= PIECE_TYPE.byte)) {
      throw new RangeError(`piece ${id} is of the unknown type ${type}`);
    }
    pieces.starts.push(from);
    pieces.ends.push(to);
    pieces.scores.push(score);
    pieces.types.push(type);
  };
}

function readTrainer(
  file: Uint8Array,
  start: number,
  end: number,
  options: VocabularyOptions,
): void {
  readFields(file, start, end, (number, value, from, to) => {
    if (number === 3 && value !== UNIGRAM) {
      throw new RangeError(`its model is of type ${value} and not of type 1, a unigram model`);
    }
    if (number === 24) options.spaceAsSuffix = value !== 0;
    if (number === 35) options.byteFallback = value !== 0;
    if (number === 44) options.unknownSurface = utf8.decode(file.subarray(from, to));
    if (number === 47) options.endPiece = utf8.decode(file.subarray(from, to)) || '</s>';
  });
}

function readNormalizer(
  file: Uint8Array,
  start: number,
  end: number,
  options: VocabularyOptions,
): void {
  readFields(file, start, end, (number, value, from, to) => {
    if (number === 2) options.characterMap = file.subarray(from, to);
    if (number === 3) options.addDummyPrefix = value !== 0;
    if (number === 4) options.removeExtraWhitespaces = value !== 0;
    if (number === 5) options.escapeWhitespaces = value !== 0;
    // Options of Marian's branch of SentencePiece, which writes capital letters as small ones with marks.
    if ((number === 7 || number === 8) && value !== 0) throw new RangeError('it marks capitals');
  });
}

function refuseDenormalizer(file: Uint8Array, start: number, end: number): void {
  readFields(file, start, end, (number, _, from, to) => {
    if (number === 2 && from < to) throw new RangeError('it normalises what it decodes');
  });
}

/** Refuses a vocabulary that lacks a piece which any text may need. */
function checkPieces(pieces: PieceList, byteFallback: boolean): void {
  const unknown = idsOfType(pieces, PIECE_TYPE.unknown).length;
  if (unknown !== 1) throw new RangeError(`it has ${unknown} unknown pieces`);
  const bytes = new Set(idsOfType(pieces, PIECE_TYPE.byte).map((id) => byteOf(pieces, id)));
  if (bytes.has(Number.NaN)) throw new RangeError('it has a byte piece that names no byte');
  if (bytes.size !== (byteFallback ? 256 : 0)) {
    throw new RangeError(`it has pieces for ${bytes.size} bytes`);
  }
}

/** The ids of the pieces of one type. */
export function idsOfType(pieces: PieceList, wanted: number): number[] {
  const ids: number[] = [];
  for (let id = 0; id < pieces.types.length; id += 1) if (pieces.types[id] === wanted) ids.push(id);
  return ids;
}

/** A piece's text. */
export function textOf({ file, starts, ends }: PieceList, id: number): string {
  return utf8.decode(file.subarray(starts[id], ends[id]));
}

/** The byte that a byte piece, such as `<0x0A>`, stands for; NaN for another piece. */
export function byteOf(pieces: PieceList, id: number): number {
  const text = textOf(pieces, id);
  return /^<0x[0-9A-F]{2}>$/.test(text) ? Number.parseInt(text.slice(3, 5), 16) : Number.NaN;
}
