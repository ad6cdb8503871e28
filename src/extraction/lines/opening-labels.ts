import { hasArticle } from '../language/folding.ts';
import { matcher } from '../language/language.ts';
import type { Line } from './line.ts';
import { trade } from './wording.ts';

/** Labels above a text up to which they are the site's: more are verses, names, scores. */
const mostLabels = 4;

/** Labels in the text's own box above its first running text. */
export function openingLabels(above: readonly Line[]): readonly Line[] {
  const labels = above.filter(isOpeningLabel);
  return labels.length <= mostLabels ? labels : [];
}

/** A section, a tool or who writes, in the text's own box: few words without a sign. */
function isOpeningLabel({ kind, text, element, key, words }: Line): boolean {
  if (kind !== 'paragraph' || words.length > 8) return false;
  // "Place: the old market" sets a scene; an hour heads a part of a running report.
  if (/[.!؟?،؛…»”"]\s*$|[:：]/.test(text) || !/\p{L}/u.test(key)) return false;
  if (element.querySelector('b, strong') || textOpening.test(key)) return false;
  if (words.length <= 3 || placeAndName.test(text.trim())) return true;
  if (/^\p{L}+(?: \p{L}+)? \([^()]{2,25}\)$/u.test(text.trim())) return true;
  const what = words.findIndex((word) => trade.test(word));
  const isNamed = what === 2 || what === 3;
  return isNamed && (/[،,]/.test(text) || hasArticle(words[what + 1] ?? ''));
}

const placeAndName = /^\p{L}+(?: \p{L}+){0,2}\s*[-–—|]\s*\p{L}+(?: \p{L}+){0,3}$/u;

const textOpening = matcher('text-opening');
