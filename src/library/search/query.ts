import type { ListFilter } from '../list.ts';
import { siteOf } from '../summary.ts';
import { type WordForms, wordsOf } from './words.ts';

/** A part of a query that an article must have: a word, or words in a row. */
export interface QueryPart {
  readonly words: readonly WordForms[];
  /** Whether the last word may go on: it is still being typed. */
  readonly isOpen: boolean;
}

/** A query as the reader typed it, taken apart. */
export interface Query {
  readonly parts: readonly QueryPart[];
  readonly filter: ListFilter;
}

const item = /(\p{L}+):(?:"([^"]*)"|(\S+))|["«“]([^"»”]*)["»”]|\S+/gu;

/** Reads a query: words, "phrases", `site:`, `tag:`, `is:`, `before:`, `after:` (also in Arabic). */
export function readQuery(text: string): Query {
  const parts: QueryPart[] = [];
  let filter: ListFilter = {};
  for (const match of text.matchAll(item)) {
    const [whole, key, quoted, plain, phrase] = match;
    const more = key ? filterOf(key.toLowerCase(), quoted ?? plain ?? '') : undefined;
    if (more) {
      const tags = [...(filter.tags ?? []), ...(more.tags ?? [])];
      filter = { ...filter, ...more, ...(tags.length ? { tags } : {}) };
    } else if (phrase !== undefined) addPhrase(parts, phrase);
    else {
      const isOpen = match.index + whole.length === text.length;
      const words = wordsOf(whole).map(({ forms }) => forms);
      words.forEach((word, at) => {
        parts.push({ words: [word], isOpen: isOpen && at === words.length - 1 });
      });
    }
  }
  return { parts, filter };
}

function addPhrase(parts: QueryPart[], phrase: string): void {
  const words = wordsOf(phrase).map(({ forms }) => forms);
  if (words.length) parts.push({ words, isOpen: false });
}

function filterOf(key: string, value: string): ListFilter | undefined {
  switch (key) {
    case 'site':
    case 'موقع':
      return { site: siteOf(value.includes('://') ? value : `https://${value}`) };
    case 'tag':
    case 'وسم':
      return { tags: [value] };
    case 'is':
      return stateOf(value.toLowerCase());
    case 'before':
    case 'قبل':
      return timed('before', value);
    case 'after':
    case 'بعد':
      return timed('after', value);
    default:
      return undefined;
  }
}

function stateOf(value: string): ListFilter | undefined {
  switch (value) {
    case 'unread':
    case 'reading':
    case 'read':
    case 'archived':
      return { state: value, isNotArchived: false };
    case 'saved':
    case 'cached':
      return { keep: value };
    case 'favourite':
    case 'favorite':
    case 'starred':
      return { favourite: true };
    case 'changed':
      return { changed: true };
    default:
      return undefined;
  }
}

function timed(side: 'before' | 'after', value: string): ListFilter | undefined {
  const [year, month = 1, day = 1] = value.match(/^\d{4}(?:-\d{1,2}){0,2}$/)
    ? value.split('-').map(Number)
    : [];
  return year === undefined ? undefined : { [side]: Date.UTC(year, month - 1, day) };
}
