import { DictionaryRefusal } from './refusal.ts';

/** The longest element that is read, in UTF-16 units: entries of ten thousand words are far shorter. */
const longestRow = 2_000_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const opening = [0x5b, 0x7b];
const closing = [0x5d, 0x7d];

/**
 * The elements of a JSON array that comes in parts, one at a time: a bank of a dictionary is too large to be parsed as a
 * whole. Throws DictionaryRefusal where the text is no array, ends early, or has an element beyond the limit.
 */
export async function* jsonRows(parts: AsyncIterable<string>): AsyncGenerator<unknown, void> {
  const scanner = new RowScanner();
  for await (const part of parts) for (const row of scanner.rowsIn(part)) yield parsed(row);
  if (!scanner.isWhole) throw new DictionaryRefusal('damaged');
}

function parsed(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch (cause) {
    throw new DictionaryRefusal('damaged', { cause });
  }
}

/** Where in the array the text read so far ends. */
class RowScanner {
  isWhole = false;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #row = '';

  *rowsIn(part: string): Generator<string, void> {
    let start = 0;
    for (let at = 0; at < part.length; at += 1) {
      const unit = part.charCodeAt(at);
      if (this.#isInString) {
        this.#passInString(unit);
        continue;
      }
      const isEnd = this.#depth === 1 && (unit === comma || unit === closing[0]);
      if (isEnd) {
        const row = this.#row + part.slice(start, at);
        this.#row = '';
        start = at + 1;
        if (row.trim()) yield row;
      }
      if (this.#depth === 0 && unit === opening[0]) start = at + 1;
      this.#pass(unit);
    }
    if (this.#depth > 0) this.#row += part.slice(start);
    if (this.#row.length > longestRow) throw new DictionaryRefusal('too-large');
  }

  #passInString(unit: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (unit === backslash) this.#isEscaped = true;
    else if (unit === quote) this.#isInString = false;
  }

  #pass(unit: number): void {
    if (this.#depth === 0 && unit !== opening[0]) {
      // White space around the array alone.
      if (unit > 0x20) throw new DictionaryRefusal('damaged');
      return;
    }
    if (unit === quote) this.#isInString = true;
    else if (opening.includes(unit)) this.#depth += 1;
    else if (closing.includes(unit)) {
      this.#depth -= 1;
      if (this.#depth === 0) this.isWhole = true;
    }
  }
}
