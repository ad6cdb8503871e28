import type { IDBPDatabase, IDBPObjectStore } from 'idb';
import { type LibrarySchema, openLibrary } from '../database/database.ts';
import {
  addedLaterThan,
  inList,
  listsOfKind,
  publishedBetween,
  siteList,
  tagList,
} from '../database/keys.ts';
import type { ArticleList, ArticleSummary, Keep, ReadingState } from '../database/records.ts';
import { fromStored } from './summary.ts';

/** What a list is sorted by; `added` is when an article was saved, or read where it was not saved; `published` goes by the days of the pages' own zones. */
export type SortOrder = 'added' | 'read' | 'title' | 'published';

/** Which articles to list; without any of it, all of them, the newest first. */
export interface ListFilter {
  readonly keep?: Keep;
  readonly state?: ReadingState;
  readonly favourite?: boolean;
  readonly changed?: boolean;
  /** Only what the reader marked something in, or wrote a note to. */
  readonly marked?: boolean;
  readonly noted?: boolean;
  readonly tags?: readonly string[];
  /** Host without `www.`. */
  readonly site?: string;
  /** Milliseconds since 1970 by a clock set to UTC (`pageTime`), of the publication, or of the time added where the page gave none. */
  readonly after?: number;
  readonly before?: number;
  /** Only what the library first had after this moment (milliseconds since 1970). */
  readonly addedAfter?: number;
  readonly isNotArchived?: boolean;
  readonly sort?: SortOrder;
  /** Oldest or last first. */
  readonly reverse?: boolean;
  readonly offset?: number;
  /** At most so many; 50 where absent. */
  readonly limit?: number;
}

/** A page of the articles that a filter lets through; removed ones are never among them. */
export async function listArticles(filter: ListFilter = {}): Promise<ArticleSummary[]> {
  const { offset = 0, limit = 50 } = filter;
  const library = await openLibrary();
  const list = plainList(filter);
  if (list === undefined)
    return summaries(library, (await sortedIds(library, filter)).slice(offset, offset + limit));
  const index = library.transaction('articles').store.index('places');
  const found = await index.getAll(inList(list), offset + limit);
  return found.slice(offset).map(fromStored);
}

/** How many articles a filter lets through. It walks the whole list: ask after the rows are shown. */
export async function countArticles(filter: ListFilter): Promise<number> {
  const library = await openLibrary();
  const list = plainList(filter);
  if (list === undefined) return (await sortedIds(library, filter)).length;
  return countList(library.transaction('articles').store, list);
}

/** Long lists, by the short ones that hold the rest: counting an index walks all of it, counting the store hardly anything. */
const rests: Readonly<Partial<Record<ArticleList, readonly ArticleList[]>>> = {
  all: ['removed'],
  current: ['removed', 'state:archived'],
  'keep:saved': ['removed', 'keep:cached'],
};

type Summaries = IDBPObjectStore<LibrarySchema, ['articles'], 'articles', 'readonly'>;

async function countList(articles: Summaries, list: ArticleList): Promise<number> {
  const index = articles.index('places');
  const rest = rests[list];
  if (!rest) return index.count(inList(list));
  const [all, ...others] = await Promise.all([
    articles.count(),
    ...rest.map((name) => index.count(inList(name))),
  ]);
  return others.reduce((left, count) => left - count, all);
}

/** Whether any article is saved. */
export async function hasSaved(): Promise<boolean> {
  return (await listArticles({ keep: 'saved', limit: 1 })).length > 0;
}

/** Whether the library first had an article after a moment (milliseconds since 1970). */
export async function hasAddedAfter(moment: number): Promise<boolean> {
  const index = (await openLibrary()).transaction('articles').store.index('addedAt');
  return (await index.getKey(addedLaterThan(moment))) !== undefined;
}

/** The ids of all articles that a filter lets through. */
export async function idsOf(filter: ListFilter): Promise<string[]> {
  return sortedIds(await openLibrary(), filter);
}

/** The summaries of articles, in the order of their ids; ids that the library does not have are left out. */
export async function findSummaries(ids: readonly string[]): Promise<ArticleSummary[]> {
  return summaries(await openLibrary(), ids);
}

/** Tags with the number of articles each has, the most used first. */
export async function listTags(): Promise<{ tag: string; count: number }[]> {
  const found = await listsWithCount('tag');
  return found.map(({ list, count, article }) => {
    const tag = article?.tags.find((name) => tagList(name) === list) ?? list.slice(4);
    return { tag, count };
  });
}

/** A site that the library has articles of: its host without `www.`, and what it is called. */
export interface SiteCount {
  readonly site: string;
  readonly name: string;
  readonly count: number;
}

/** Sites with the number of articles of each, the most first; those without an address are left out. */
export async function listSites(): Promise<SiteCount[]> {
  const found = await listsWithCount('site');
  return found.flatMap(({ list, count, article }) => {
    const site = list.slice(5);
    return site ? { site, name: article?.siteName ?? site, count } : [];
  });
}

/** All lists of tags, or of sites, the longest first, each with one of its articles. */
async function listsWithCount(kind: 'tag' | 'site') {
  const library = await openLibrary();
  const store = library.transaction('articles').store;
  const index = store.index('places');
  const found: { list: ArticleList; id: string }[] = [];
  let cursor = await index.openKeyCursor(listsOfKind(kind));
  while (cursor) {
    const [list] = cursor.key;
    found.push({ list, id: cursor.primaryKey });
    // From one list's first article straight to the next list.
    cursor = await index.openKeyCursor(listsOfKind(kind, list));
  }
  const counted = await Promise.all(
    found.map(async ({ list, id }) => {
      const [count, stored] = await Promise.all([index.count(inList(list)), store.get(id)]);
      return { list, count, article: stored && fromStored(stored) };
    }),
  );
  return counted.sort((one, other) => other.count - one.count);
}

/**
 * How many articles stand in each of the lists named (`all`, `keep:saved`, `state:unread`, `favourite` …); with `isNotArchived`
 * without the archived ones, but in their own list.
 */
export async function countLists(
  lists: readonly ArticleList[],
  { isNotArchived = false }: Pick<ListFilter, 'isNotArchived'> = {},
): Promise<number[]> {
  const articles = (await openLibrary()).transaction('articles').store;
  const keysOf = (list: ArticleList) => articles.index('places').getAllKeys(inList(list));
  const [archived, ...counts] = await Promise.all([
    isNotArchived ? keysOf('state:archived') : [],
    ...lists.map((list) => countList(articles, list)),
  ]);
  if (!archived.length) return counts;
  const isOut = new Set(archived);
  return Promise.all(
    lists.map(async (list, at) => {
      const count = counts[at] ?? 0;
      // An article has one state, and none in `current` is archived.
      if (!count || list === 'current' || list.startsWith('state:')) return count;
      return (await keysOf(list)).filter((id) => !isOut.has(id)).length;
    }),
  );
}

function listNames(filter: ListFilter): ArticleList[] {
  const lists: ArticleList[] = [
    ...(filter.keep ? [`keep:${filter.keep}` as const] : []),
    ...(filter.state ? [`state:${filter.state}` as const] : []),
    ...(filter.favourite ? ['favourite' as const] : []),
    ...(filter.changed ? ['changed' as const] : []),
    ...(filter.marked ? ['marked' as const] : []),
    ...(filter.noted ? ['noted' as const] : []),
    ...(filter.tags ?? []).map(tagList),
    ...(filter.site ? [siteList(filter.site)] : []),
    ...(filter.isNotArchived ? ['current' as const] : []),
  ];
  return lists.length ? lists : ['all'];
}

/** The one list that holds just what a filter asks for, in the order it asks for; undefined where there is none. */
function plainList(filter: ListFilter): ArticleList | undefined {
  const { after, before, addedAfter, sort = 'added', reverse } = filter;
  const [list, ...others] = listNames(filter);
  const isInOrder = sort === 'added' && !reverse;
  const isTimed = [after, before, addedAfter].some((time) => time !== undefined);
  const isWhole = !isTimed && !others.length;
  return isInOrder && isWhole ? list : undefined;
}

type Reading = IDBPDatabase<LibrarySchema>;

/** The index that each order but `added` is read from. */
const sortIndex = { read: 'readAt', title: 'sortTitle', published: 'publishedAt' } as const;

async function sortedIds(library: Reading, filter: ListFilter): Promise<string[]> {
  const store = library.transaction('articles').store;
  const { sort = 'added', after = 0, before, addedAfter } = filter;
  // A time that ends before it begins holds nothing, and is no range that the database takes.
  if (before !== undefined && before <= after) return [];
  const isTimed = filter.after !== undefined || before !== undefined;
  const [inOrder, inTime, added, ...found] = await Promise.all([
    sort === 'added' ? [] : store.index(sortIndex[sort]).getAllKeys(),
    isTimed
      ? store.index('publishedAt').getAllKeys(publishedBetween(filter.after, before))
      : undefined,
    addedAfter === undefined
      ? undefined
      : store.index('addedAt').getAllKeys(addedLaterThan(addedAfter)),
    ...listNames(filter).map((list) => store.index('places').getAllKeys(inList(list))),
  ]);
  const sets = [inTime, added, ...found].flatMap((ids) => (ids ? [new Set(ids)] : []));
  const order =
    sort === 'added' ? (found[0] ?? []) : sort === 'title' ? inOrder : inOrder.reverse();
  const ids = order.filter((id) => sets.every((set) => set.has(id)));
  return filter.reverse ? ids.reverse() : ids;
}

async function summaries(library: Reading, ids: readonly string[]): Promise<ArticleSummary[]> {
  const store = library.transaction('articles').store;
  const found = await Promise.all(ids.map((id) => store.get(id)));
  return found.flatMap((summary) => (summary ? [fromStored(summary)] : []));
}
