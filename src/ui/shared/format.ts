// The one form of sizes, days and reading times on every screen.
import { dateText, ownDayText } from '../../article/page-date.ts';

/**
 * Words that a reader takes in per minute: means of the International Reading Speed Texts (Trauzettel-Klosinski and Dietz,
 * "Standardized Assessment of Reading Performance", IOVS 2012): Arabic 138, Hebrew 187, English 228.
 */
const wordsPerMinute: Readonly<Record<string, number>> = { ar: 138, he: 187, en: 228 };
/** Mean of all languages in the same study. */
const otherwise = 184;

/** Minutes, rounded up, that some words of a language (BCP 47 tag) take to read. */
export function readingMinutes(words: number, lang: string): number {
  return Math.ceil(words / (wordsPerMinute[lang.split('-')[0] ?? ''] ?? otherwise));
}

const units = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const;

/** A number of bytes as a language writes it: kB below a megabyte, then MB, then GB; with one decimal below ten. */
export function sizeText(bytes: number, language: string): string {
  // What rounds up to a thousand of a unit is one of the next: 999,600 bytes are 1 MB, not 1,000 kB.
  const [unit, size] = units.find(([, size]) => bytes >= size * 0.9995) ?? units[2];
  const value = bytes / size;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    // Arabic writes the unit out: its short form stands for nothing that people say.
    unitDisplay: language.startsWith('ar') ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

/** The day an article was published (ISO 8601), else the day on which the reader added it (milliseconds since 1970). */
export function dayText(published: string | undefined, added: number, language: string): string {
  return dateText(published, language, 'medium') ?? ownDayText(added, language);
}
