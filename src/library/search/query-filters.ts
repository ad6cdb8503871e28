import { westernDigits } from '../../article/text/arabic.ts';
import type { ListFilter } from '../lists/list.ts';
import { siteOf } from '../lists/summary.ts';

/** What stands before a colon in a query, in English and in Arabic. */
const keys: Readonly<Record<string, 'site' | 'tag' | 'is' | 'before' | 'after' | 'date'>> = {
  ...{ site: 'site', موقع: 'site' },
  ...{ tag: 'tag', وسم: 'tag' },
  is: 'is',
  ...{ before: 'before', قبل: 'before' },
  ...{ after: 'after', بعد: 'after' },
  ...{ date: 'date', تاريخ: 'date' },
};

/** Whether a query's word before a colon (in lower case) narrows the search; any other is a word of the text. */
export function isFilterKey(key: string): boolean {
  return Object.hasOwn(keys, key);
}

/** Whether it is that of a site. */
export function isSiteKey(key: string): boolean {
  return keys[key] === 'site';
}

/** What a key and its value let through; undefined where the value is none that the key can have, or the name of a site. */
export function filterOf(key: string, value: string): ListFilter | undefined {
  switch (keys[key]) {
    case 'site':
      // A host has a dot; what has none is a name.
      if (!/\w\.\w/.test(value)) return undefined;
      return { site: siteOf(value.includes('://') ? value : `https://${value}`) };
    case 'tag':
      return { tags: [value] };
    case 'is':
      return stateOf(value.toLowerCase());
    case 'before':
      return between(undefined, spanOf(value)?.start);
    case 'after':
      return between(spanOf(value)?.start, undefined);
    case 'date': {
      const [from = '', to = from] = value.split('..');
      return between(spanOf(from)?.start, spanOf(to)?.end);
    }
    default:
      return undefined;
  }
}

/** The filter that lets through what two let through; of sites, states and orders the second one's. */
export function bothFilters(one: ListFilter, other: ListFilter): ListFilter {
  const tags = [...(one.tags ?? []), ...(other.tags ?? [])];
  const afters = [one.after, other.after].filter((time) => time !== undefined);
  const befores = [one.before, other.before].filter((time) => time !== undefined);
  return {
    ...one,
    ...other,
    ...(tags.length && { tags }),
    ...(afters.length && { after: Math.max(...afters) }),
    ...(befores.length && { before: Math.min(...befores) }),
  };
}

const states: Readonly<Record<string, ListFilter>> = {
  ...{ unread: { state: 'unread', isNotArchived: false } },
  ...{ reading: { state: 'reading', isNotArchived: false } },
  ...{ read: { state: 'read', isNotArchived: false } },
  ...{ archived: { state: 'archived', isNotArchived: false } },
  ...{ saved: { keep: 'saved' }, cached: { keep: 'cached' }, changed: { changed: true } },
  ...{ marked: { marked: true }, noted: { noted: true } },
  ...{
    favourite: { favourite: true },
    favorite: { favourite: true },
    starred: { favourite: true },
  },
};

function stateOf(value: string): ListFilter | undefined {
  return Object.hasOwn(states, value) ? states[value] : undefined;
}

function between(after: number | undefined, before: number | undefined): ListFilter | undefined {
  if (after === undefined && before === undefined) return undefined;
  return { ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
}

/** A year, month or day: its first millisecond, and the first one after it, by a clock set to UTC. */
function spanOf(value: string): { readonly start: number; readonly end: number } | undefined {
  const parts = westernDigits(value).split(/[-/.]/);
  // Days are written 2026-01-31, and in most Arab countries 31/1/2026.
  if (parts[2]?.length === 4) parts.reverse();
  if (!/^\d{4}(?:,\d{1,2}){0,2}$/.test(parts.join())) return undefined;
  const [year = 0, month, day] = parts.map(Number);
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const given = new Date(start);
  // No 31st of February, and no 13th month.
  if (given.getUTCMonth() + 1 !== (month ?? 1) || given.getUTCDate() !== (day ?? 1))
    return undefined;
  if (day !== undefined) return { start, end: Date.UTC(year, (month ?? 1) - 1, day + 1) };
  return { start, end: month === undefined ? Date.UTC(year + 1, 0) : Date.UTC(year, month) };
}
