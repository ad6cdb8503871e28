import { foldLetters } from '../../article/text/arabic.ts';
import { withoutInvisible } from '../../article/text/invisible.ts';

/** A text as marks are compared where their letters are not the same: folded, with one space for all white space between words. */
export interface FoldedText {
  readonly text: string;
  /** Where each of its letters stands in the text itself; the last entry is that text's length. */
  readonly places: readonly number[];
}

const quotes = /["'«»‹›“”„‘’‚`´]/;
const dashes = /[-‐‑‒–—−]/;
const known = new Map<string, string>();

function foldedLetter(letter: string): string {
  const found = known.get(letter);
  if (found !== undefined) return found;
  const folded = /\s/.test(letter)
    ? ' '
    : quotes.test(letter)
      ? '"'
      : dashes.test(letter)
        ? '-'
        : foldLetters(withoutInvisible(letter));
  known.set(letter, folded);
  return folded;
}

/** Folds a text: no diacritics, tatweel or invisible characters, one form of letters, digits, quotation marks and dashes. */
export function folded(text: string): FoldedText {
  const parts: string[] = [];
  const places: number[] = [];
  let at = 0;
  let isAfterSpace = true;
  for (const letter of text) {
    const part = foldedLetter(letter);
    if (part && !(part === ' ' && isAfterSpace)) {
      for (let unit = 0; unit < part.length; unit++) places.push(at);
      parts.push(part);
      isAfterSpace = part === ' ';
    }
    at += letter.length;
  }
  return { text: parts.join(''), places: [...places, text.length] };
}
