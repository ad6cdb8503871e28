import { typedAddressKey } from '../../article/address/canonical-address.ts';
import type { ListFilter } from '../lists/list.ts';
import { siteOf } from '../lists/summary.ts';
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

/** A query as the reader typed it, taken apart. */
export interface Query {
  readonly parts: readonly QueryPart[];
  readonly filter: ListFilter;
}

const item = /(\p{L}+):(?:"([^"]*)"|(\S+))|["«“]([^"»”]*)["»”]|\S+/gu;

/** Reads a query: words, "phrases", addresses, `site:` with a host or a name, `tag:`, `is:`, `before:`, `after:` (also in Arabic). */
export function readQuery(text: string): Query {
  const items = Array.from(text.matchAll(item), (match) => {
    const [whole, key = '', quoted, plain] = match;
    const isLast = match.index + whole.length === text.length;
    const value = quoted ?? plain ?? '';
    return {
      whole,
      key: key.toLowerCase(),
      value,
      phrase: match[4],
      isOpen: isLast && !/["»”]$/.test(whole),
    };
  });
  let filter: ListFilter = {};
  const parts = items.flatMap((one): QueryPart[] => {
    const more = filterOf(one.key, one.value) ?? siteAlone(one.whole);
    if (!more) return partsOf(one);
    const tags = [...(filter.tags ?? []), ...(more.tags ?? [])];
    filter = { ...filter, ...more, ...(tags.length ? { tags } : {}) };
    return [];
  });
  return { parts, filter };
}

interface QueryItem {
  readonly whole: string;
  readonly key: string;
  readonly value: string;
  readonly phrase: string | undefined;
  readonly isOpen: boolean;
}

function partsOf({ whole, key, value, phrase, isOpen }: QueryItem): QueryPart[] {
  const address = isAddress.test(whole) ? addressTerm(whole) : undefined;
  if (address) return [{ words: [], isOpen: false, address }];
  if (isSite.test(key)) return inARow(value, isOpen, fields.site);
  if (phrase !== undefined) return inARow(phrase, false);
  const words = wordsOf(whole).map(({ forms }) => forms);
  return words.map((word, at) => ({ words: [word], isOpen: isOpen && at === words.length - 1 }));
}

function inARow(text: string, isOpen: boolean, field?: number): QueryPart[] {
  const words = wordsOf(text).map(({ forms }) => forms);
  return words.length ? [{ words, isOpen, ...(field !== undefined && { field }) }] : [];
}

/** An address of a page, or of a site. */
const isAddress = /^(?:https?:\/\/|www\.)\S+\.\S+$|^[\w-]+(?:\.[\w-]+)+\/\S/i;

const isSite = /^(?:site|موقع)$/iu;

/** The site whose address was pasted without a page's path. */
function siteAlone(text: string): ListFilter | undefined {
  const key = isAddress.test(text) ? typedAddressKey(text) : undefined;
  return key && !/[/?]/.test(key) ? { site: key } : undefined;
}

function filterOf(key: string, value: string): ListFilter | undefined {
  switch (key) {
    case 'site':
    case 'موقع':
      // A host has a dot; what has none is a name.
      if (!/\w\.\w/.test(value)) return undefined;
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
