import { type Replacement, readCharacterMap } from './character-map.ts';
import type { PieceTable } from './piece-table.ts';
import { encodeUtf8, leadingLength, type Utf8Text } from './utf8.ts';
import type { VocabularyOptions } from './vocabulary-file.ts';

/** Normalises a text. `units` says of each byte of the result, and of its end, where in the text it came from. */
export type Normalize = (text: string) => Utf8Text;

type ReadPrefix = (bytes: Uint8Array, at: number) => Replacement;

const SPACE = 0x20;
const spaceSymbol = new TextEncoder().encode('\u2581');

/** Makes a vocabulary's normaliser, which leaves user-defined pieces alone. Throws a `RangeError` on a damaged map. */
export function createNormalizer(options: VocabularyOptions, userDefined: PieceTable): Normalize {
  const prefixAt = prefixReader(options.characterMap, userDefined);
  const prefix = options.addDummyPrefix && !options.spaceAsSuffix;
  const suffix = options.addDummyPrefix && options.spaceAsSuffix;

  return (text) => {
    const { bytes, units } = encodeUtf8(text);
    const start = options.removeExtraWhitespaces ? leadingSpaces(bytes, prefixAt) : 0;
    const output = outputOf(options);
    if (start === bytes.length) return output.take(units, 0);

    if (prefix) output.writeSpace(start);
    for (let at = start; at < bytes.length; ) {
      const next = prefixAt(bytes, at);
      output.write(next.bytes, at);
      at += next.length;
    }
    const end = output.dropSpaces(bytes.length);
    if (suffix) output.writeSpace(end);
    return output.take(units, end);
  };
}

/** The normalised bytes as they are written, each with the byte of the input that it came from. */
function outputOf({ removeExtraWhitespaces, escapeWhitespaces }: VocabularyOptions) {
  const space = escapeWhitespaces ? spaceSymbol : Uint8Array.of(SPACE);
  const bytes: number[] = [];
  const origins: number[] = [];
  let afterSpace = removeExtraWhitespaces;
  const writeByte = (byte: number, origin: number) => {
    origins[bytes.push(byte) - 1] = origin;
  };
  const writeSpace = (origin: number) => {
    for (const byte of space) writeByte(byte, origin);
  };
  return {
    writeSpace,
    /** Writes what became of the bytes at `origin`, without the spaces at its start where a space went before. */
    write: (written: Uint8Array, origin: number) => {
      let from = 0;
      while (afterSpace && written[from] === SPACE) from += 1;
      if (from === written.length) return;
      for (const byte of written.subarray(from)) {
        if (byte === SPACE) writeSpace(origin);
        else writeByte(byte, origin);
      }
      afterSpace = removeExtraWhitespaces && written.at(-1) === SPACE;
    },
    /** Drops the spaces at the end, where they go, and returns where the input ends then. */
    dropSpaces: (inputEnd: number): number => {
      let end = inputEnd;
      while (removeExtraWhitespaces && endsWith(bytes, space)) {
        bytes.length -= space.length;
        end = origins[bytes.length] as number;
      }
      return end;
    },
    take: (units: Int32Array, inputEnd: number): Utf8Text => {
      origins.length = bytes.length;
      origins.push(inputEnd);
      return {
        bytes: Uint8Array.from(bytes),
        units: Int32Array.from(origins, (origin) => units[origin] as number),
      };
    },
  };
}

/** Reads the next bytes that are normalised together: a user-defined piece, an entry of the map, or a character. */
function prefixReader(mapBytes: Uint8Array, userDefined: PieceTable): ReadPrefix {
  const map = mapBytes.length > 0 ? readCharacterMap(mapBytes) : undefined;
  return (bytes, at) => {
    let length = 0;
    userDefined.forEachAt(bytes, at, (_, end) => {
      length = end - at;
    });
    const replacement = length === 0 ? map?.(bytes, at) : undefined;
    if (replacement) return replacement;
    length ||= leadingLength(bytes, at);
    return { length, bytes: bytes.subarray(at, at + length) };
  };
}

/** How many bytes at the start of a text become single spaces. */
function leadingSpaces(bytes: Uint8Array, prefixAt: ReadPrefix): number {
  let at = 0;
  while (at < bytes.length) {
    const prefix = prefixAt(bytes, at);
    if (prefix.bytes.length !== 1 || prefix.bytes[0] !== SPACE) break;
    at += prefix.length;
  }
  return at;
}

function endsWith(output: readonly number[], end: Uint8Array): boolean {
  return end.every((byte, i) => output[output.length - end.length + i] === byte);
}
