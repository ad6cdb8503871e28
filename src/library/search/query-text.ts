import type { ListFilter } from '../lists/list.ts';

/** A list's filter as a query that finds the same, with what else is looked for; so a search can be kept as one line. */
export function queryText(filter: ListFilter, query = ''): string {
  const { site, tags = [], state, keep, favourite, changed, marked, noted, after, before } = filter;
  const parts = [
    query.trim(),
    site && `site:${site}`,
    ...tags.map((tag) => `tag:"${tag.replaceAll('"', '')}"`),
    state && `is:${state}`,
    keep && `is:${keep}`,
    favourite && 'is:favourite',
    changed && 'is:changed',
    marked && 'is:marked',
    noted && 'is:noted',
    after !== undefined && `after:${dayOf(after)}`,
    before !== undefined && `before:${dayOf(before)}`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** The day of a time by a clock set to UTC, as `after:` and a date field take it. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
