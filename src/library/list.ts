import type { IDBPDatabase } from 'idb';
import { type LibrarySchema, openLibrary } from './database.ts';
import type { ArticleSummary, Keep, ReadingState } from './records.ts';
import { shown, tagList } from './summary.ts';

/** What a list is sorted by; `added` is when an article was saved, or read where it was not saved. */
export type SortOrder = 'added' | 'read' | 'title';

/** Which articles to list; without any of it, all of them, the newest first. */
export interface ListFilter {
  readonly keep?: Keep;
  readonly state?: ReadingState;
  readonly favourite?: boolean;
  readonly changed?: boolean;
  readonly tags?: readonly string[];
  /** Host without `www.`. */
  readonly site?: string;
  /** Milliseconds since 1970, of the time added. */
  readonly after?: number;
  readonly before?: number;
  readonly isNotArchived?: boolean;
  readonly sort?: SortOrder;
  /** Oldest or last first. */
  readonly reverse?: boolean;
  readonly offset?: number;
  /** At most so many; 50 where absent. */
  readonly limit?: number;
}

/** A page of a list. */
export interface ArticleList {
  readonly articles: readonly ArticleSummary[];
  /** Articles that the whole list has. */
  readonly total: number;
}

/** A page of the articles that a filter lets through; removed ones are never among them. */
export async function listArticles(filter: ListFilter = {}): Promise<ArticleSummary[]> {
  return [...(await listWithTotal(filter)).articles];
}

/** A page of the articles that a filter lets through, with the length of the whole list. */
export async function listWithTotal(filter: ListFilter = {}): Promise<ArticleList> {
  const { offset = 0, limit = 50 } = filter;
  const library = await openLibrary();
  const lists = listNames(filter);
  const isPlain = lists.length === 1 && isWhole(filter);
  const plain = isPlain && (await pageOf(library, lists[0] ?? 'all', filter));
  const { ids, total } = plain || (await sortedIds(library, filter, lists));
  const articles = await summaries(library, ids.slice(offset, offset + limit));
  return { articles, total };
}

/** The ids of all articles that a filter lets through. */
export async function idsOf(filter: ListFilter): Promise<string[]> {
  return (await sortedIds(await openLibrary(), filter, listNames(filter))).ids;
}

/** The summaries of articles, in the order of their ids; ids that the library does not have are left out. */
export async function findSummaries(ids: readonly string[]): Promise<ArticleSummary[]> {
  return summaries(await openLibrary(), ids);
}

/** Tags with the number of articles each has, the most used first. */
export async function listTags(): Promise<{ tag: string; count: number }[]> {
  const library = await openLibrary();
  const store = library.transaction('articles').store;
  const index = store.index('places');
  const found: { list: string; id: string }[] = [];
  let cursor = await index.openKeyCursor(IDBKeyRange.bound(['tag:'], ['tag;']));
  while (cursor) {
    const [list] = cursor.key;
    found.push({ list, id: cursor.primaryKey });
    // From one tag's first article straight to the next tag.
    cursor = await index.openKeyCursor(IDBKeyRange.bound([list, []], ['tag;'], true));
  }
  const tags = await Promise.all(
    found.map(async ({ list, id }) => {
      const [count, article] = await Promise.all([index.count(wholeList(list)), store.get(id)]);
      const tag = article?.tags.find((name) => tagList(name) === list) ?? list.slice(4);
      return { tag, count };
    }),
  );
  return tags.sort((one, other) => other.count - one.count);
}

/** How many articles stand in each of the lists named (`all`, `keep:saved`, `state:unread`, `favourite` …). */
export async function countLists(lists: readonly string[]): Promise<number[]> {
  const index = (await openLibrary()).transaction('articles').store.index('places');
  return Promise.all(lists.map((list) => index.count(wholeList(list))));
}

function listNames(filter: ListFilter): string[] {
  const lists = [
    ...(filter.keep ? [`keep:${filter.keep}`] : []),
    ...(filter.state ? [`state:${filter.state}`] : []),
    ...(filter.favourite ? ['favourite'] : []),
    ...(filter.changed ? ['changed'] : []),
    ...(filter.tags ?? []).map(tagList),
    ...(filter.site ? [`site:${filter.site}`] : []),
  ];
  return lists.length ? lists : ['all'];
}

function isWhole({ after, before, sort, reverse }: ListFilter): boolean {
  const isTimed = after !== undefined || before !== undefined;
  return !isTimed && !reverse && (sort ?? 'added') === 'added';
}

function wholeList(list: string): IDBKeyRange {
  return IDBKeyRange.bound([list], [list, []]);
}

function spanOf(list: string, { after, before }: ListFilter): IDBKeyRange {
  const newest = before === undefined ? [list] : [list, -before + 1];
  const oldest = after === undefined ? [list, []] : [list, -after, []];
  return IDBKeyRange.bound(newest, oldest);
}

type Reading = IDBPDatabase<LibrarySchema>;

/** Articles that may be archived before a page of the others is worth finding the long way. */
const fewArchived = 200;

/** The first ids of one list in its own order, without reading all of it; undefined where too many are archived for that. */
async function pageOf(library: Reading, list: string, filter: ListFilter) {
  const { offset = 0, limit = 50, isNotArchived } = filter;
  const index = library.transaction('articles').store.index('places');
  const range = wholeList(list);
  const [total, archived] = await Promise.all([
    index.count(range),
    isNotArchived ? index.getAllKeys(wholeList('state:archived'), fewArchived) : [],
  ]);
  const isCounted = archived.length === 0 || (list === 'all' && archived.length < fewArchived);
  if (!isCounted) return undefined;
  const ids = await index.getAllKeys(range, offset + limit + archived.length);
  const out = new Set(archived);
  return { ids: ids.filter((id) => !out.has(id)), total: total - archived.length };
}

async function sortedIds(library: Reading, filter: ListFilter, lists: readonly string[]) {
  const store = library.transaction('articles').store;
  const members = (list: string) => store.index('places').getAllKeys(spanOf(list, filter));
  const sort = filter.sort ?? 'added';
  const [archived, inOrder, ...found] = await Promise.all([
    filter.isNotArchived ? members('state:archived') : [],
    sort === 'added' ? [] : store.index(sort === 'title' ? 'sortTitle' : 'readAt').getAllKeys(),
    ...lists.map(members),
  ]);
  const sets = found.map((ids) => new Set(ids));
  const without = new Set(archived);
  const order = sort === 'added' ? (found[0] ?? []) : sort === 'read' ? inOrder.reverse() : inOrder;
  const ids = order.filter((id) => !without.has(id) && sets.every((set) => set.has(id)));
  if (filter.reverse) ids.reverse();
  return { ids, total: ids.length };
}

async function summaries(library: Reading, ids: readonly string[]): Promise<ArticleSummary[]> {
  const store = library.transaction('articles').store;
  const found = await Promise.all(ids.map((id) => store.get(id)));
  return found.flatMap((summary) => (summary ? [shown(summary)] : []));
}
