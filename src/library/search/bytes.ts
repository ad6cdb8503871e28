/** Bytes that grow as numbers are written to them. */
export interface ByteWriter {
  /** Writes a whole number from 0 to 2³¹ − 1 in as few bytes as it needs. */
  write(value: number): void;
  readonly length: number;
  /** The bytes written so far, and an empty writer again. */
  take(): Uint8Array<ArrayBuffer>;
}

/** Makes an empty writer. */
export function byteWriter(): ByteWriter {
  let bytes = new Uint8Array(1024);
  let length = 0;
  return {
    write: (value) => {
      if (length + 5 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      let rest = value;
      for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128;
      bytes[length++] = rest;
    },
    get length() {
      return length;
    },
    take: () => {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}

/** Called with each document of a term's postings; the positions are valid during the call only. */
export type OnPosting = (document: number, positions: readonly number[]) => void;

/** Reads a term's postings: for each document its number, how often, and where, all as differences. Throws on damage. */
export function readPostings(bytes: Uint8Array, from: number, to: number, on: OnPosting): void {
  const positions: number[] = [];
  let at = from;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 28) throw new RangeError('the search index is damaged');
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let document = -1;
  while (at < to) {
    document += next();
    positions.length = next();
    let position = 0;
    for (let i = 0; i < positions.length; i += 1) {
      position += next();
      positions[i] = position;
    }
    on(document, positions);
  }
}

/** One document of a term's postings. */
export interface Posting {
  readonly document: number;
  readonly positions: readonly number[];
}

/** Writes a term's postings as `readPostings` reads them; documents and positions ascend. */
export function writePostings(writer: ByteWriter, postings: readonly Posting[]): void {
  let before = -1;
  for (const { document, positions } of postings) {
    writer.write(document - before);
    before = document;
    writer.write(positions.length);
    let position = 0;
    for (const next of positions) {
      writer.write(next - position);
      position = next;
    }
  }
}
