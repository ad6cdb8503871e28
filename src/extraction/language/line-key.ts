import { foldLetters, foldPlain, isPlain } from '../../article/text/arabic.ts';

const keys = new Map<string, string>();

/** A text as rules compare it: folded letters, words parted by single spaces, no punctuation. */
export function lineKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = keyOf(text);
  // Titles and labels are asked for again and again; what a page could fill the memory with is not kept.
  if (text.length <= 300 && keys.size < 2000) keys.set(text, key);
  return key;
}

/** The words of a text as rules compare them. */
export function keyWords(text: string): string[] {
  return lineKey(text).split(' ').filter(Boolean);
}

function keyOf(text: string): string {
  if (isPlain(text)) return foldPlain(text).replace(plainBreaks, ' ').trim();
  const visible = text
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replaceAll('\u00a0', ' ');
  const folded = foldLetters(visible);
  return folded.replace(isPlain(folded) ? plainBreaks : breaks, ' ').trim();
}

const breaks = /[^\p{L}\p{N} ][^\p{L}\p{N}]*| [^\p{L}\p{N}]+/gu;
/** The same for folded plain texts, told with few comparisons. */
const plainBreaks =
  /[^a-z0-9\u0621-\u063a\u0641-\u064a ][^a-z0-9\u0621-\u063a\u0641-\u064a]*| [^a-z0-9\u0621-\u063a\u0641-\u064a]+/g;
