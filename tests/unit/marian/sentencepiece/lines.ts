import { randomNumbers } from '../../../bench/library/invented.ts';
import { ODDITIES, WORDS } from './words.ts';

/** How many lines there are. */
export const LINE_COUNT = 20_000;

const languages = Object.values(WORDS);

/**
 * Lines of eight languages and of noise, the same at every call: words as they are, with one another's endings, bent,
 * glued, oddly spaced, between what else texts hold, and characters of all of Unicode. None has a line break.
 */
export function testLines(): string[] {
  const random = randomNumbers(23);
  const below = (count: number) => Math.floor(random() * count);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  const word = (words: readonly string[]): string => {
    const chosen = one(words);
    const kind = random();
    if (kind < 0.7) return chosen;
    if (kind < 0.8) return chosen.slice(0, 1 + below(chosen.length)) + one(words).slice(below(4));
    if (kind < 0.85) return chosen.toUpperCase();
    if (kind < 0.9) return chosen.normalize('NFD');
    if (kind < 0.95) return String(below(10 ** (1 + below(9))));
    return one(ODDITIES);
  };
  const anyCharacter = (): string => {
    const limit = one([0x80, 0x250, 0x700, 0x3000, 0x10000, 0x20000, 0x110000]);
    const codePoint = below(limit);
    return codePoint === 0x0a ? ' ' : String.fromCodePoint(codePoint);
  };
  const space = (): string =>
    random() < 0.9 ? ' ' : one(['', '  ', '\t', '\u00a0', ' \u3000', '\u200c']);
  const times = (count: number, make: () => string): string =>
    Array.from({ length: count }, make).join('');

  const line = (index: number): string => {
    const words = languages[index % languages.length] as readonly string[];
    const kind = random();
    if (kind < 0.7) return times(1 + below(12), () => word(words) + space());
    if (kind < 0.8) return times(1 + below(8), () => word(one(languages)) + space());
    if (kind < 0.9) return times(below(12), () => one(ODDITIES) + (random() < 0.4 ? ' ' : ''));
    if (kind < 0.97) return times(below(25), anyCharacter);
    if (kind < 0.98) return times(below(4), () => ' ') + one(words) + times(below(4), () => ' ');
    if (kind < 0.998) return times(10 + below(60), () => one(words));
    return times(100 + below(900), () => one(random() < 0.5 ? words : ODDITIES));
  };
  return Array.from({ length: LINE_COUNT }, (_, index) => line(index));
}

/** The piece that is a line break, in the vocabularies that have byte pieces. */
const LINE_BREAK_ID = 17;

/** Runs of ids of a vocabulary of so many pieces, such as no text gives, the same at every call. None is a line break. */
export function testIds(size: number): number[][] {
  const random = randomNumbers(size);
  const below = (count: number) => Math.floor(random() * count);
  return Array.from({ length: 3_000 }, () => {
    const limit = random() < 0.5 ? Math.min(size, 400) : size;
    const ids = Array.from({ length: 1 + below(14) }, () => below(limit));
    return ids.filter((id) => id !== LINE_BREAK_ID);
  });
}
