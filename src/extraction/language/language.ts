import { once, remembered } from '../../article/once.ts';
import { anySpelling } from '../../article/text/arabic.ts';
import { clitics } from './folding.ts';
import type { ListName } from './list-names.ts';
import { languages } from './loaded.ts';

/** What the build makes of a language's file: everything is folded as `lineKey` folds a line. */
export interface LanguageData {
  /** Phrases parted by "|", by list. */
  readonly lists: Readonly<Record<string, string>>;
  /**
   * Patterns as regular expressions, one a line, by list. Behind a tab and parted by "|" stands what a key has one of in it where the
   * pattern matches.
   */
  readonly patterns: Readonly<Record<string, string>>;
  /** Names of months, January, Muharram and Farvardin first, and of days, Sunday first: parted by "|", those of one month on one line. */
  readonly calendars?: Readonly<Partial<Record<Calendar, string>>>;
}

/** What months, or days, are counted in. */
export type Calendar = 'gregorian' | 'islamic' | 'persian' | 'weekdays';

/** A list of phrases that a line's key is compared with. */
export interface Phrases {
  all(): readonly string[];
  /** Is one of them. */
  is(key: string): boolean;
  /** Starts with a phrase of two words or more. */
  starts(key: string): boolean;
  /** Starts with any of them. */
  leads(key: string): boolean;
}

/** Words of the longest phrase. */
const longest = 7;

/** The phrases of some lists, of all languages. */
export function phrases(...names: readonly ListName[]): Phrases {
  const known = once(() => new Set(names.flatMap(phrasesOf)));
  const is = (key: string): boolean => known().has(key);
  const opens = (key: string, fewest: number): boolean => {
    for (let end = key.indexOf(' '), count = 1; count <= longest; count += 1) {
      if (count >= fewest && is(end < 0 ? key : key.slice(0, end))) return true;
      if (end < 0) return false;
      end = key.indexOf(' ', end + 1);
    }
    return false;
  };
  return {
    all: () => [...known()],
    is,
    starts: (key) => opens(key, 2),
    leads: (key) => opens(key, 1),
  };
}

function phrasesOf(name: ListName): string[] {
  return languages.flatMap(({ lists }) => lists[name]?.split('|') ?? []);
}

/** A pattern, and what is looked for before it is compiled: browsers take a millisecond for that, and most are never needed. */
interface Pattern {
  readonly triggers: readonly string[];
  readonly expression: () => RegExp;
}

/** The patterns of a list, of all languages; several tests may ask for the same list. */
const patternsOf = remembered((name: string): Pattern[] => {
  const lines = languages.flatMap(({ patterns }) => patterns[name as ListName]?.split('\n') ?? []);
  return lines.map((line) => {
    const [source = '', triggers = ''] = line.split('\t');
    return { triggers: triggers.split('|'), expression: once(() => regExp(source)) };
  });
});

/** Keys have no letter outside the first plane but in rare scripts: the flag that minds them costs a third more to compile. */
function regExp(source: string): RegExp {
  return new RegExp(source, source.includes('\\p{') ? 'u' : '');
}

function mayMatch({ triggers }: Pattern, key: string): boolean {
  return triggers.some((trigger) => key.includes(trigger));
}

/** A test of a line's key; it is made when first asked. */
export interface Matcher {
  test(key: string): boolean;
  /** Where the first match of a pattern begins in a key; -1 where none matches. */
  find(key: string): number;
}

/** Whether a key is one of some lists' phrases, or one of their patterns matches it, in any language. */
export function matcher(...names: readonly ListName[]): Matcher {
  const listed = phrases(...names);
  const patterns = once(() => names.flatMap(patternsOf));
  return {
    test: (key) =>
      listed.is(key) || patterns().some((one) => mayMatch(one, key) && one.expression().test(key)),
    find: (key) => {
      const likely = patterns().filter((one) => mayMatch(one, key));
      const places = likely.map((one) => key.search(one.expression()));
      return Math.min(...places.filter((at) => at >= 0), Infinity);
    },
  };
}

/** Whether a key has one of some lists' phrases in it, as whole words, with what is written onto their front. */
export function wholeWords(...names: readonly ListName[]): Pick<RegExp, 'test'> {
  const triggers = once(() => names.flatMap(phrasesOf));
  const expression = once(() => regExp(`(?:^| )${clitics}(?:${triggers().join('|')})(?= |$)`));
  return {
    test: (key) => mayMatch({ triggers: triggers(), expression }, key) && expression().test(key),
  };
}

/** The phrases of some lists as alternatives of a pattern, the longest first; of empty lists, what nothing matches. */
export function alternatives(...names: readonly ListName[]): string {
  return anyOf(names.flatMap(phrasesOf));
}

/** Phrases as alternatives of a pattern, the longest first; where there are none, what nothing matches. */
export function anyOf(all: Iterable<string>): string {
  return [...all].sort((a, b) => b.length - a.length).join('|') || '(?!)';
}

/** The same in all their spellings, for texts that are not folded. */
export function spellings(...names: readonly ListName[]): string {
  return anySpelling(alternatives(...names));
}

/** All names of each month of a calendar, or of each day of the week, in every language. */
export function calendarNames(calendar: Calendar): string[][] {
  const made: string[][] = [];
  for (const { calendars } of languages)
    for (const [at, names] of (calendars?.[calendar]?.split('\n') ?? []).entries())
      made[at] = [...(made[at] ?? []), ...names.split('|').filter(Boolean)];
  return made;
}
