import { typedAddressKey } from '../../article/address/canonical-address.ts';
import type { ListFilter } from '../lists/list.ts';
import { bothFilters, filterOf, isFilterKey, isSiteKey } from './query-filters.ts';
import { addressTerm, fields } from './segments.ts';
import { type WordForms, wordsOf } from './words.ts';

/** A part of a query that an article must have: a word, or words in a row. */
export interface QueryPart {
  readonly words: readonly WordForms[];
  /** Whether the last word may go on: it is still being typed. */
  readonly isOpen: boolean;
  /** The field that they must stand in; any where absent. */
  readonly field?: number;
  /** The term of an address that takes the words' place. */
  readonly address?: string;
}

/** What an article may meet: all the parts, or the filter. */
export interface Condition {
  readonly parts: readonly QueryPart[];
  readonly filter?: ListFilter;
}

/** One of several conditions of which an article must meet at least one. */
export interface Choice extends Condition {
  /** Whether it is met by what does not meet the rest of it. */
  readonly isNegated?: true;
}

/** A query as the reader typed it, taken apart. */
export interface Query {
  /** An article must have all of these, and pass the filter. */
  readonly parts: readonly QueryPart[];
  readonly filter: ListFilter;
  /** Of each of these it must meet at least one. */
  readonly choices: readonly (readonly Choice[])[];
  /** It must meet none of these. */
  readonly excluded: readonly Condition[];
  /** What was typed and cannot be understood; it is left out. */
  readonly ignored: readonly string[];
}

const item = /([-−]?)(?:(\p{L}+):(?:["«“]([^"»”]*)["»”]|(\S*))|["«“]([^"»”]*)["»”]|\S+)/gu;

/** What stands between two things of which one is enough. */
const isOr = /^(?:OR|\||أو)$/;

/** What other search boxes want between two things that must both be met, and before one that must not be. */
const isAnd = /^AND$/;
const isNot = /^NOT$/;

/**
 * Reads a query: words, "phrases", addresses, `site:` with a host or a name, `tag:`, `is:`, `before:`, `after:`, `date:` (also in
 * Arabic); `-` or `NOT` before one of them excludes it, `OR` between two takes either, one that is excluded too. What makes no sense is
 * left out, never an error.
 */
export function readQuery(text: string): Query {
  const groups: Choice[][] = [];
  const ignored: string[] = [];
  let isEither = false;
  for (const one of itemsOf(text)) {
    if (isOr.test(one.whole) && !one.isExcluded) {
      isEither = groups.length > 0;
      continue;
    }
    const condition = conditionOf(one);
    if (condition === 'ignored') ignored.push(one.whole);
    if (typeof condition !== 'object') continue;
    const choice: Choice = { ...condition, ...(one.isExcluded && { isNegated: true }) };
    if (isEither) groups.at(-1)?.push(choice);
    else groups.push([choice]);
    isEither = false;
  }
  const choices = groups.filter(({ length }) => length > 1);
  const single = groups.flatMap(([one, ...others]) => (one && !others.length ? [one] : []));
  const alone = single.filter(({ isNegated }) => !isNegated);
  const filters = alone.map(({ filter }) => filter ?? {});
  const asked = choices.flat().some(asksForArchived) ? [{ isNotArchived: false }] : [];
  return {
    parts: alone.flatMap(({ parts }) => parts),
    filter: [...filters, ...asked].reduce(bothFilters, {}),
    choices,
    excluded: single.flatMap(({ isNegated, ...condition }) => (isNegated ? [condition] : [])),
    ignored,
  };
}

/** Where this is one of two, no archived article is left out of what the others find beside it: it meets this one. */
function asksForArchived({ filter, isNegated }: Choice): boolean {
  return filter?.state === 'archived' && !isNegated;
}

interface QueryItem {
  readonly whole: string;
  readonly isExcluded: boolean;
  readonly key: string;
  readonly value: string;
  readonly phrase: string | undefined;
  readonly isOpen: boolean;
}

/** What a query consists of, with its `OR`s. */
function* itemsOf(text: string): Generator<QueryItem> {
  let isExcluded = false;
  for (const match of text.matchAll(item)) {
    if (isAnd.test(match[0])) continue;
    if (isNot.test(match[0])) isExcluded = true;
    else {
      const one = itemOf(match, text);
      yield { ...one, isExcluded: one.isExcluded || isExcluded };
      isExcluded = false;
    }
  }
}

function itemOf(match: RegExpExecArray, text: string): QueryItem {
  const [all, minus = '', key = '', quoted, plain, phrase] = match;
  const isLast = match.index + all.length === text.length;
  return {
    whole: all.slice(minus.length),
    isExcluded: minus !== '',
    key: key.toLowerCase(),
    value: quoted ?? plain ?? '',
    phrase,
    isOpen: isLast && !/["»”]$/.test(all),
  };
}

/** What an item asks for; `ignored` where that cannot be understood, undefined where it asks for nothing (yet). */
function conditionOf(one: QueryItem): Condition | 'ignored' | undefined {
  const { key, value, whole, isOpen } = one;
  const filter = filterOf(key, value) ?? siteAlone(whole);
  if (filter) return { parts: [], filter };
  if (isFilterKey(key) && !isSiteKey(key)) return value && !isOpen ? 'ignored' : undefined;
  const parts = partsOf(one);
  return parts.length ? { parts } : undefined;
}

function partsOf({ whole, key, value, phrase, isOpen, isExcluded }: QueryItem): QueryPart[] {
  const address = isAddress.test(whole) ? addressTerm(whole) : undefined;
  if (address) return [{ words: [], isOpen: false, address }];
  if (isSiteKey(key)) return inARow(value, isOpen, fields.site);
  if (phrase !== undefined) return inARow(phrase, false);
  const words = wordsOf(whole).map(({ forms }) => forms);
  // A word that is excluded is whole: its beginning would take away too much.
  const goesOn = isOpen && !isExcluded;
  return words.map((word, at) => ({ words: [word], isOpen: goesOn && at === words.length - 1 }));
}

function inARow(text: string, isOpen: boolean, field?: number): QueryPart[] {
  const words = wordsOf(text).map(({ forms }) => forms);
  return words.length ? [{ words, isOpen, ...(field !== undefined && { field }) }] : [];
}

/** An address of a page, or of a site. */
const isAddress = /^(?:https?:\/\/|www\.)\S+\.\S+$|^[\w-]+(?:\.[\w-]+)+\/\S/i;

/** The site whose address was pasted without a page's path. */
function siteAlone(text: string): ListFilter | undefined {
  const key = isAddress.test(text) ? typedAddressKey(text) : undefined;
  return key && !/[/?]/.test(key) ? { site: key } : undefined;
}
