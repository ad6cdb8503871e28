import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type DatabaseRefusal, databaseRefusal } from '../../library/database/database.ts';
import type { ArticleList, ArticleSummary } from '../../library/database/records.ts';
import { onLibraryChanged } from '../../library/events.ts';
import {
  countArticles,
  countLists,
  hasSaved,
  type ListFilter,
  listArticles,
  listSites,
  listTags,
  type SiteCount,
} from '../../library/lists/list.ts';
import type { Passage, SearchFilter } from '../../library/search/search.ts';
import { countWords } from '../../library/words/kept-words.ts';
import { firstFilter, pageSize, rememberedRows } from '../../platform/background/first-rows.ts';
import type { RowTexts } from '../../platform/row-texts.ts';

/** What the page shows: a list, or what a query finds in it. */
export interface LibraryView {
  readonly filter: ListFilter;
  readonly query: string;
  /** An article whose story is to be shown as other sites tell it, in the place of the list. */
  readonly similar?: ArticleSummary | undefined;
}

/** An article in the list; found by a query, with the passage that matches. */
export interface LibraryRow {
  readonly article: ArticleSummary;
  readonly passage?: Passage;
  /** What it says of the article, where that was written before the page opened. */
  readonly texts?: RowTexts;
}

/** The rows loaded so far. */
export interface LibraryRows {
  readonly rows: readonly LibraryRow[];
  /** Absent until it is counted. */
  readonly total?: number;
  /** What of the query could not be understood. */
  readonly ignored: readonly string[];
  readonly status: 'loading' | 'ready' | DatabaseRefusal;
  /** Loads the next page, where there is one. */
  readonly more: () => void;
}

/** Rows loaded at once of what a query finds: fewer than of a list, since each needs its passage. */
const foundSize = 12;
const sizeFor = (query: string): number => (query.trim() ? foundSize : pageSize);

type Loaded = Omit<LibraryRows, 'more'>;

/** Loads what a view shows, page by page, and again whenever the library changes; `first` stands there until it is loaded. */
export function useLibraryRows(
  view: LibraryView,
  search: SearchFilter,
  first?: readonly LibraryRow[],
): LibraryRows {
  const [loaded, setLoaded] = useState<Loaded>({
    rows: first ?? [],
    ignored: [],
    status: first ? 'ready' : 'loading',
  });
  const wanted = useRef(sizeFor(view.query));
  const newest = useRef(0);
  const load = useCallback(async (): Promise<void> => {
    const turn = ++newest.current;
    const ask = (): Promise<Read> => read(view, search, wanted.current);
    // Once more where the browser has closed the connection meanwhile: the next one is a new one.
    const result = await ask()
      .catch(ask)
      .catch(
        (error: unknown): Loaded => ({
          rows: [],
          ignored: [],
          status: databaseRefusal(error),
        }),
      );
    if (turn !== newest.current) return;
    // The number that the list had stays in sight until it is counted anew.
    setLoaded((now) => ({ ...now, status: 'ready', ...result }));
    if ('status' in result || result.total !== undefined) return;
    const total = await countArticles(view.filter).catch(() => 0);
    if (turn === newest.current) setLoaded((now) => ({ ...now, total }));
  }, [view, search]);
  useEffect(() => {
    wanted.current = sizeFor(view.query);
    void load();
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    search.onIndexed(() => (view.query || view.similar) && void load(), leaving.signal);
    return () => leaving.abort();
  }, [load, search, view.query, view.similar]);
  const more = useCallback((): void => {
    if (loaded.rows.length < wanted.current) return;
    wanted.current = loaded.rows.length + sizeFor(view.query);
    void load();
  }, [load, loaded, view.query]);
  return { ...loaded, more };
}

type Read = Pick<LibraryRows, 'rows' | 'total' | 'ignored'>;

async function read(view: LibraryView, search: SearchFilter, limit: number): Promise<Read> {
  const { filter, query, similar } = view;
  if (similar || query.trim()) {
    const { hits, total, ignored } = await (similar
      ? search.similar(similar.id)
      : search.find(query, { ...filter, limit }));
    return { rows: hits, total, ignored };
  }
  return { rows: rowsOf(await listArticles({ ...filter, limit })), ignored: [] };
}

function rowsOf(articles: readonly ArticleSummary[]): readonly LibraryRow[] {
  return articles.map((article) => ({ article }));
}

/** How long the page waits with its frame so that the first rows come with it, in milliseconds. */
const frameWaits = 150;

/** The first rows, asked for before anything else of the page is ready; undefined where they take too long or cannot be read. */
export async function firstRows(): Promise<readonly LibraryRow[] | undefined> {
  const known = await rememberedRows();
  if (known) return known;
  const reading = listArticles({ ...firstFilter, limit: pageSize }).then(rowsOf, () => undefined);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, frameWaits, undefined));
  return Promise.race([reading, late]);
}

/** Numbers, tags and sites beside the lists. */
export interface LibraryCounts {
  readonly lists: Readonly<Record<string, number>>;
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly sites: readonly SiteCount[];
  /** Kept words; absent until they are counted. */
  readonly words?: number;
  /** Whether anything is saved, archived or not. */
  readonly hasSaved?: boolean;
}

const counted: readonly ArticleList[] = [
  'current',
  'keep:saved',
  'keep:cached',
  'state:unread',
  'state:reading',
  'state:read',
  'favourite',
  'marked',
  'noted',
  'changed',
  'state:archived',
];

/** How long the numbers leave the database to the first rows and a first search, in milliseconds. */
const countsWait = 600;

/** Counts the lists, the tags and the sites once the first rows are there, and again whenever the library changes. */
export function useLibraryCounts(isReady: boolean): LibraryCounts {
  const [counts, setCounts] = useState<LibraryCounts>({ lists: {}, tags: [], sites: [] });
  useEffect(() => {
    if (!isReady) return undefined;
    const load = async (): Promise<void> => {
      const [numbers, tags, words, isSaved] = await Promise.all([
        countLists(counted, firstFilter),
        listTags(),
        countWords(),
        hasSaved(),
      ]);
      const lists = Object.fromEntries(counted.map((list, at) => [list, numbers[at] ?? 0]));
      setCounts((now) => ({ ...now, lists, tags, words, hasSaved: isSaved }));
      const sites = await listSites();
      setCounts((now) => ({ ...now, sites }));
    };
    const timer = setTimeout(() => void load(), countsWait);
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [isReady]);
  return counts;
}
