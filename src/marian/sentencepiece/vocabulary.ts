import { type Decoded, decodePieces } from './decode.ts';
import { createEncoder, type Pieces } from './encode.ts';
import { createNormalizer } from './normalize.ts';
import { createPieceTable } from './piece-table.ts';
import {
  idsOfType,
  PIECE_TYPE,
  parseVocabularyFile,
  textOf,
  type VocabularyFile,
} from './vocabulary-file.ts';

export type { Decoded, Range } from './decode.ts';
export type { Pieces } from './encode.ts';

/** A SentencePiece vocabulary of the unigram kind. */
export interface Vocabulary {
  /** How many pieces there are; ids are below it. */
  readonly size: number;
  /** The id of the piece that ends a sentence, `</s>`. */
  readonly eosId: number;
  /** The id of the unknown piece. */
  readonly unkId: number;
  /** Cuts a text into pieces, without an end piece. A lone surrogate is read as U+FFFD. */
  encode(text: string): Pieces;
  /** Makes a text of pieces, with the stretch that each gave. Throws a `RangeError` for an id it does not have. */
  decode(ids: ArrayLike<number>): Decoded;
}

/**
 * Reads a SentencePiece file. Throws a `RangeError` that names the reason where the file is damaged or holds what is not
 * supported: another kind of model, marked letter case, an output that is normalised again.
 */
export function readVocabulary(bytes: Uint8Array): Vocabulary {
  try {
    return vocabularyOf(parseVocabularyFile(bytes));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`The vocabulary cannot be used: ${error.message}`, { cause: error });
  }
}

function vocabularyOf(file: VocabularyFile): Vocabulary {
  const { pieces, options } = file;
  const eosId = idsOfType(pieces, PIECE_TYPE.control).find(
    (id) => textOf(pieces, id) === options.endPiece,
  );
  if (eosId === undefined) throw new RangeError(`it has no end piece ${options.endPiece}`);
  const userDefined = createPieceTable(pieces, idsOfType(pieces, PIECE_TYPE.userDefined));
  return {
    size: pieces.types.length,
    eosId,
    unkId: pieces.types.indexOf(PIECE_TYPE.unknown),
    encode: createEncoder(file, createNormalizer(options, userDefined)),
    decode: (ids) => decodePieces(ids, file),
  };
}
