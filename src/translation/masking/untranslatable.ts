import { partitionPoint } from '../../article/partition-point.ts';
import type { TextRange } from '../../article/text/sentences.ts';

/** Where an address may go on: no white space, quotation marks, Arabic stops or marks of direction. */
const inAddress = '[^\\s<>"«»“”‘’،؛؟\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufffc]';
const notInWord = '(?<![A-Za-z0-9_@])';
const digit = '[0-9٠-٩۰-۹]';

/** Characters of an address that are looked at. */
const longest = 2000;

/**
 * What has one spelling in all languages. Earlier ones win where two match. What may begin anywhere has a length, so
 * that a text of any length is read in proportion to it.
 */
const patterns: readonly RegExp[] = [
  // Web and mail addresses, with a scheme or without, and names of files, which look like hosts.
  new RegExp(
    `${notInWord}(?:[a-z][a-z0-9+.-]{0,30}://|mailto:|tel:|www\\.)${inAddress}{1,${longest}}`,
    'giu',
  ),
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{0,64}[A-Za-z0-9_%+-]@(?:[\p{L}\p{N}-]{1,63}\.){1,20}\p{L}{2,}/gu,
  new RegExp(
    `${notInWord}(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.){1,20}[a-z][a-z0-9]{1,23}(?![a-z0-9@])(?::\\d+)?(?:[/?#]${inAddress}{0,${longest}})?`,
    'giu',
  ),
  // Names of accounts.
  /(?<![\p{L}\p{N}_@.])@[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_])?/gu,
  // Paths of files, hexadecimal numbers and identifiers.
  /(?<![\w/\\])(?:[A-Za-z]:\\|~?\/)[\w.-]+(?:[\\/][\w.-]+)+\/?/g,
  /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi,
  /(?<![\w])(?:0x[0-9a-f]+|#(?=[0-9a-f]*\d)(?:[0-9a-f]{6}|[0-9a-f]{8}))(?!\w)/gi,
  /(?<![\w-])(?=[A-Za-z\d-]*[A-Za-z])(?=(?:[A-Za-z-]*\d){4})[A-Za-z\d]+(?:-[A-Za-z\d]+)*(?![\w-])/g,
  /(?<![\w])[A-Za-z][A-Za-z0-9]*_\w+(?!\w)/g,
  /(?<![\w])[A-Za-z]?\d{1,20}(?:\.\d{1,20}){2,10}(?![\w])/g,
  // Powers and formulas.
  /(?<![\p{L}\p{N}])[A-Za-z0-9.,×()]{0,40}[A-Za-z0-9)](?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ₀₁₂₃₄₅₆₇₈₉₊₋]+[A-Za-z0-9]*)+/gu,
];

/** Numbers of several figures, with what is written between those of a number to call. */
const numbers = new RegExp(
  `(?<![\\p{L}\\p{N}.,/:-])(?:\\+|\\(\\+?(?=${digit}))?${digit}(?:[ \\u00a0().-]{0,2}${digit})+(?:\\+(?!${digit}))?(?![\\p{L}\\p{N}]|[.,/:-]${digit})`,
  'gu',
);

/** Signs that end a sentence or close a bracket behind an address. */
const behind = /(?<![.,;:!?…*'ـ])[.,;:!?…*'ـ]+$/u;

/** The stretches of a text which read the same in every language: addresses, account names, numbers to call, identifiers. In order; none overlaps another. */
export function untranslatable(text: string): TextRange[] {
  const found: TextRange[] = [];
  const add = (start: number, own: string): void => {
    const end = start + own.length;
    const place = placeOf(start, found);
    if (own && (found[place]?.start ?? end) >= end) found.splice(place, 0, { start, end });
  };
  for (const pattern of patterns)
    for (const { index, 0: match } of text.matchAll(pattern)) add(index, withoutStops(match));
  for (const { index, 0: match } of text.matchAll(numbers)) {
    const lead = match.startsWith('(') && !match.includes(')') ? 1 : 0;
    const own = match.slice(lead);
    if (isLongNumber(own)) add(index + lead, own);
  }
  return found;
}

/** Where in ranges that are in order the first one stands which ends behind an offset. */
function placeOf(offset: number, ranges: readonly TextRange[]): number {
  return partitionPoint(ranges.length, (at) => (ranges[at]?.end ?? 0) <= offset);
}

/** An address without the stops behind it, and without a bracket that was opened before it. */
function withoutStops(match: string): string {
  const own = match.replace(behind, '');
  const last = own.at(-1) ?? '';
  const opener = last === ')' ? '(' : last === ']' ? '[' : last === '}' ? '{' : undefined;
  if (opener && own.split(opener).length < own.split(last).length)
    return withoutStops(own.slice(0, -1));
  return own === match ? own : withoutStops(own);
}

/** Whether digits are a number to call or an identifier: seven or more of them, and no amount, span of years or day. */
function isLongNumber(text: string): boolean {
  const digits = text.replace(/[^0-9٠-٩۰-۹]/g, '').length;
  if (digits < 7 || digits > 24) return false;
  if (/^\(?[+0٠۰]/.test(text) || text.endsWith('+')) return true;
  // An amount in Arabic digits is written in others where the translation has others.
  if (/[٠-٩۰-۹]/.test(text)) return false;
  if (/^\d{1,3}(?:[ .\u00a0]\d{3})+$/.test(text) || /^\d+\.\d+$/.test(text)) return false;
  return !/^(?:\d{4} ?- ?\d{4}|\d{4}[-. ]\d{1,2}[-. ]\d{1,2}|\d{1,2}[-. ]\d{1,2}[-. ]\d{4})$/.test(
    text,
  );
}
