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
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly scores: Float32Array;
  readonly types: Uint8Array;
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
  const room = roomFor(file);
  const usual = readUsualPieces(room);
  let count = usual.count;
  const readPiece = pieceReader(room);
  readFields(file, usual.end, file.length, (number, _, start, end) => {
    if (number === 1) readPiece(count++, start, end);
    if (number === 2) readTrainer(file, start, end, options);
    if (number === 3) readNormalizer(file, start, end, options);
    if (number === 5) refuseDenormalizer(file, start, end);
  });
  const pieces = firstOf(room, count);
  checkPieces(pieces, options.byteFallback);
  return { pieces, options };
}

const [PIECE, TEXT, SCORE, TYPE] = [0x0a, 0x0a, 0x15, 0x18];

/** A piece takes five bytes or more. */
const LEAST = 5;

/** Room for as many pieces as a file may have. */
function roomFor(file: Uint8Array): PieceList {
  const most = Math.ceil(file.length / LEAST);
  return {
    file,
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    scores: new Float32Array(most),
    types: new Uint8Array(most),
  };
}

function firstOf({ file, starts, ends, scores, types }: PieceList, count: number): PieceList {
  return {
    file,
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    scores: scores.subarray(0, count),
    types: types.subarray(0, count),
  };
}

/**
 * Reads the pieces at a file's start that are written as they mostly are – text, score, and a type where that is not normal – and gives how
 * many these are and where the rest begins. Nearly all are, and there are tens of thousands, read before the browser has compiled this: so
 * one loop takes them, without a call for each.
 */
function readUsualPieces({ file, starts, ends, scores, types }: PieceList) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const { length } = file;
  let [at, id] = [0, 0];
  while (at + 9 < length && file[at] === PIECE && file[at + 2] === TEXT) {
    const end = at + 2 + (file[at + 1] as number);
    const text = at + 4;
    const score = text + (file[at + 3] as number);
    const type = score + 5;
    const isNormal = type === end;
    const isShort = score > text && end < at + 130 && end <= length && type <= end;
    if (!isShort || file[score] !== SCORE) break;
    if (!isNormal && (type + 2 !== end || file[type] !== TYPE)) break;
    const number = isNormal ? PIECE_TYPE.normal : (file[type + 1] as number);
    const value = view.getFloat32(score + 1, true);
    if (number < PIECE_TYPE.normal || number > PIECE_TYPE.byte || value - value !== 0) break;
    starts[id] = text;
    ends[id] = score;
    scores[id] = value;
    types[id] = number;
    id += 1;
    at = end;
  }
  return { count: id, end: at };
}

/** Makes the function that reads the next piece; one for all, of which there are tens of thousands. */
function pieceReader(pieces: PieceList): (id: number, start: number, end: number) => void {
  let [from, to, score, type] = [0, 0, 0, 0];
  const onField: OnField = (number, value, bytesStart, bytesEnd) => {
    if (number === 1) {
      from = bytesStart;
      to = bytesEnd;
    } else if (number === 2) score = value;
    else if (number === 3) type = value;
  };
  return (id, start, end) => {
    from = start;
    to = start;
    score = 0;
    type = PIECE_TYPE.normal;
    readFields(pieces.file, start, end, onField);
    if (from === to) throw new RangeError(`piece ${id} has no text`);
    if (!Number.isFinite(score)) throw new RangeError(`piece ${id} has no finite score`);
    if (!(type >= PIECE_TYPE.normal && type <= PIECE_TYPE.byte)) {
      throw new RangeError(`piece ${id} is of the unknown type ${type}`);
    }
    pieces.starts[id] = from;
    pieces.ends[id] = to;
    pieces.scores[id] = score;
    pieces.types[id] = type;
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
  const { types } = pieces;
  // Most types are rare: the browser's own search passes over the rest.
  for (let id = types.indexOf(wanted); id >= 0; id = types.indexOf(wanted, id + 1)) ids.push(id);
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
