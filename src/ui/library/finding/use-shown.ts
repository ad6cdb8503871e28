import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleSummary } from '../../../library/database/records.ts';
import type { ListFilter } from '../../../library/lists/list.ts';
import { firstFilter } from '../../../platform/background/first-rows.ts';
import type { LibraryView } from '../use-library.ts';
import type { Order } from './list-bar.tsx';

/** What the page shows: a list, what a query finds in it, or what tells the story of an article. */
export interface Shown {
  readonly filter: ListFilter;
  readonly query: string;
  readonly similar: ArticleSummary | undefined;
  readonly isSearch: boolean;
  /** Whether the page came back to what it had shown before, instead of what it shows first. */
  readonly isBack: boolean;
  /** All of it, with the order; the same object for as long as nothing changes. */
  readonly view: LibraryView;
  /** Shows another list, or what another query finds. */
  show(next: Partial<LibraryView>): void;
  sort(order: Order): void;
  /** The ways that lead from a row to what is shown. */
  readonly shows: {
    showTag(tag: string): void;
    showSimilar(article: ArticleSummary | undefined): void;
  };
}

/** What the browser keeps of a page for the way back to it. */
type Kept = Partial<LibraryView> & { readonly order?: Order };

/** Keeps what the page shows, also for the browser's way back to it from an article. */
export function useShown(): Shown {
  const [kept] = useState((): Kept | null => history.state);
  const [filter, setFilter] = useState<ListFilter>(kept?.filter ?? firstFilter);
  const [query, setQuery] = useState(kept?.query ?? '');
  const [similar, setSimilar] = useState<ArticleSummary | undefined>(kept?.similar);
  const [order, setOrder] = useState<Order>(kept?.order ?? {});
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else history.replaceState({ filter, query, similar, order } satisfies Kept, '');
  }, [filter, query, similar, order]);
  const isSearch = query.trim() !== '';
  const listed = useMemo(
    () => (isSearch ? inOrder(filter, order) : filter),
    [isSearch, filter, order],
  );
  const view = useLatest({ filter: listed, query, similar });
  const show = (next: Partial<LibraryView>): void => {
    setSimilar(undefined);
    if (next.filter) setFilter(next.filter);
    if (next.query !== undefined) setQuery(next.query);
  };
  const shows = useMemo(
    () => ({
      showTag: (tag: string) => show({ filter: { tags: [tag] } }),
      showSimilar: setSimilar,
    }),
    [],
  );
  const sort = (next: Order): void =>
    isSearch ? setOrder(next) : setFilter(inOrder(filter, next));
  return { filter, query, similar, isSearch, isBack: kept !== null, view, show, sort, shows };
}

function inOrder({ sort, reverse, ...filter }: ListFilter, order: Order): ListFilter {
  return { ...filter, ...order };
}

/** The same object for as long as its parts stay the same, so that effects run on a real change only. */
function useLatest<T extends Record<string, unknown>>(value: T): T {
  const kept = useRef(value);
  if (Object.keys(value).some((key) => kept.current[key] !== value[key])) kept.current = value;
  return kept.current;
}
