import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onLibraryChanged } from '../../library/events.ts';
import {
  type ArticleList,
  countLists,
  type ListFilter,
  listTags,
  listWithTotal,
} from '../../library/list.ts';
import type { ArticleSummary } from '../../library/records.ts';
import type { LibrarySearch, Passage } from '../../library/search.ts';

/** What the page shows: a list, or what a query finds in it. */
export interface LibraryView {
  readonly filter: ListFilter;
  readonly query: string;
}

/** An article in the list; found by a query, with the passage that matches. */
export interface LibraryRow {
  readonly article: ArticleSummary;
  readonly passage?: Passage;
}

/** The rows loaded so far. */
export interface LibraryRows {
  readonly rows: readonly LibraryRow[];
  readonly total: number;
  readonly status: 'loading' | 'ready' | 'failed';
  /** Loads the next page, where there is one. */
  readonly more: () => void;
}

/** Rows loaded at once; of what a query finds fewer, since each needs its passage. */
const pageSize = 30;
const foundSize = 12;
const sizeFor = (query: string): number => (query.trim() ? foundSize : pageSize);

type Loaded = Pick<LibraryRows, 'rows' | 'total' | 'status'>;

/** Loads what a view shows, page by page, and again whenever the library changes. */
export function useLibraryRows(
  view: LibraryView,
  search: LibrarySearch,
  first: Promise<ArticleList>,
): LibraryRows {
  const ahead = useRef<Promise<ArticleList> | undefined>(first);
  const [loaded, setLoaded] = useState<Loaded>({ rows: [], total: 0, status: 'loading' });
  const wanted = useRef(sizeFor(view.query));
  const newest = useRef(0);
  const load = useCallback(async (): Promise<void> => {
    const turn = ++newest.current;
    const early = ahead.current;
    ahead.current = undefined;
    const reading = early?.then(rowsOf) ?? read(view, search, wanted.current);
    const result = await reading.catch(() => undefined);
    if (turn !== newest.current) return;
    setLoaded(result ? { ...result, status: 'ready' } : { rows: [], total: 0, status: 'failed' });
  }, [view, search]);
  useEffect(() => {
    wanted.current = sizeFor(view.query);
    void load();
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    search.onIndexed(() => view.query && void load(), leaving.signal);
    return () => leaving.abort();
  }, [load, search, view.query]);
  const more = useCallback((): void => {
    if (loaded.rows.length >= loaded.total) return;
    wanted.current = loaded.rows.length + sizeFor(view.query);
    void load();
  }, [load, loaded, view.query]);
  return { ...loaded, more };
}

async function read({ filter, query }: LibraryView, search: LibrarySearch, limit: number) {
  if (query.trim()) {
    const { hits, total } = await search.find(query, { ...filter, limit });
    return { rows: hits, total };
  }
  return rowsOf(await listWithTotal({ ...filter, limit }));
}

function rowsOf({ articles, total }: ArticleList) {
  return { rows: articles.map((article): LibraryRow => ({ article })), total };
}

/** What the page shows first. */
export const firstFilter: ListFilter = { isNotArchived: true };

/** The first rows, asked for before anything else of the page is ready. */
export function firstRows(): Promise<ArticleList> {
  const reading = listWithTotal({ ...firstFilter, limit: pageSize });
  // Said by the page once it is there.
  reading.catch(() => undefined);
  return reading;
}

/** Numbers and tags beside the lists. */
export interface LibraryCounts {
  readonly lists: Readonly<Record<string, number>>;
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
}

const counted = [
  'all',
  'keep:saved',
  'keep:cached',
  'state:unread',
  'favourite',
  'changed',
  'state:archived',
];

/** Counts the lists and the tags once the first rows are there, and again whenever the library changes. */
export function useLibraryCounts(isReady: boolean): LibraryCounts {
  const [counts, setCounts] = useState<LibraryCounts>({ lists: {}, tags: [] });
  useEffect(() => {
    if (!isReady) return undefined;
    const load = async (): Promise<void> => {
      const [numbers, tags] = await Promise.all([countLists(counted), listTags()]);
      const lists = Object.fromEntries(counted.map((list, at) => [list, numbers[at] ?? 0]));
      setCounts({ lists, tags });
    };
    void load();
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    return () => leaving.abort();
  }, [isReady]);
  return counts;
}
