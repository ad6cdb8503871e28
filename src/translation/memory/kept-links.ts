import type { WordLink } from '../../marian/word-links.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Word links as a text to keep, about five characters for each: where the translated word starts, counted from the link
 * before, its length, and the same of the source word, in base64 VLQ as in source maps
 * (https://tc39.es/ecma426/#sec-base64-vlq).
 */
export function linksToText(links: readonly WordLink[]): string {
  return links
    .flatMap(({ source, target }, i) => [
      target.start - (links[i - 1]?.target.start ?? 0),
      target.end - target.start,
      source.start - (links[i - 1]?.source.start ?? 0),
      source.end - source.start,
    ])
    .map(numberToText)
    .join('');
}

/** The links in a kept text, for a source and a translation of these lengths; none where the text is damaged. */
export function linksFromText(
  text: string,
  lengths: { readonly source: number; readonly target: number },
): readonly WordLink[] {
  const numbers = numbersFromText(text);
  const links: WordLink[] = [];
  for (let i = 0; i < numbers.length; i += 4) {
    const [targetStep, targetLength, sourceStep, sourceLength] = numbers.slice(i, i + 4);
    const before = links.at(-1);
    const target = stretch((before?.target.start ?? 0) + (targetStep ?? NaN), targetLength);
    const source = stretch((before?.source.start ?? 0) + (sourceStep ?? NaN), sourceLength);
    if (!isWithin(target, lengths.target) || !isWithin(source, lengths.source)) return [];
    links.push({ source, target });
  }
  return links;
}

const stretch = (start: number, length = Number.NaN) => ({ start, end: start + length });

const isWithin = ({ start, end }: WordLink['source'], length: number): boolean =>
  start >= 0 && start < end && end <= length;

/** A number in digits of five bits, the lowest first and its lowest bit the sign; the sixth bit says that more follow. */
function numberToText(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  for (; rest > 31; rest >>>= 5) text += DIGITS.charAt((rest & 31) | 32);
  return text + DIGITS.charAt(rest);
}

/** The numbers in a text; NaN where it ends in one or holds another character. */
function numbersFromText(text: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0 || shift > 25) return [Number.NaN];
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    [value, shift] = [0, 0];
  }
  return shift > 0 ? [Number.NaN] : numbers;
}
