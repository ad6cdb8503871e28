import { type ListFilter, listArticles } from '../library/list.ts';
import type { ArticleSummary } from '../library/records.ts';
import { browser } from './browser.ts';

/** What the library page shows first. */
export const firstFilter: ListFilter = { isNotArchived: true };

/** Rows that the library page loads at once. */
export const pageSize = 30;

const item = 'firstRows';

/** The library's first rows, from its database. */
export function listFirstRows(): Promise<ArticleSummary[]> {
  return listArticles({ ...firstFilter, limit: pageSize });
}

/**
 * Holds the library's first rows in the browser's memory until it ends: a large database that nobody has open takes
 * Chrome half a second to open (10,000 articles, `npm run bench:library`). Background only.
 */
export async function rememberFirstRows(): Promise<void> {
  await browser.storage.session.set({ [item]: await listFirstRows() });
}

/** The first rows as the background last saw them; undefined where it saw none. They may be out of date: read the database after. */
export async function rememberedRows(): Promise<readonly ArticleSummary[] | undefined> {
  const { [item]: rows } = await browser.storage.session.get(item);
  const seen = (rows ?? []) as readonly ArticleSummary[];
  return seen.length ? seen : undefined;
}
