import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SavedSearch } from '../../../library/database/records.ts';
import { onLibraryChanged } from '../../../library/events.ts';
import { hasAddedAfter } from '../../../library/lists/list.ts';
import type { SearchFilter } from '../../../library/search/search.ts';
import { savedSearches } from '../../../library/searches/saved-searches.ts';
import { firstFilter } from '../../../platform/background/first-rows.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { IconButton } from '../../shared/icon-button.tsx';

/** A kept search, and how much it finds that came since it was last opened. */
export interface CountedSearch extends SavedSearch {
  readonly fresh: number;
}

/** How long counting leaves the index to the reader's own first search, in milliseconds. */
const patience = 1200;

/** The kept searches with their numbers, and again whenever the library changes. */
export function useSavedSearches(isReady: boolean, search: SearchFilter): readonly CountedSearch[] {
  const [all, setAll] = useState<readonly CountedSearch[]>([]);
  useEffect(() => {
    if (!isReady) return undefined;
    const leaving = new AbortController();
    let newest = 0;
    const load = async (): Promise<void> => {
      const turn = ++newest;
      const found = await savedSearches();
      if (turn !== newest) return;
      // The number that a search had stays in sight until it is counted anew.
      setAll((now) =>
        found.map((one) => ({ ...one, fresh: now.find(({ id }) => id === one.id)?.fresh ?? 0 })),
      );
      for (const one of found) {
        const fresh = await freshOf(one, search).catch(() => 0);
        if (turn !== newest || leaving.signal.aborted) return;
        setAll((now) => now.map((other) => (other.id === one.id ? { ...other, fresh } : other)));
      }
    };
    const timer = setTimeout(() => void load(), patience);
    onLibraryChanged(() => void load(), leaving.signal);
    search.onIndexed(() => void load(), leaving.signal);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [isReady, search]);
  return all;
}

async function freshOf({ query, openedAt }: SavedSearch, search: SearchFilter): Promise<number> {
  if (!(await hasAddedAfter(openedAt))) return 0;
  const filter = { ...firstFilter, addedAfter: openedAt, limit: 0 };
  // A space at its end: no word of it is still being typed.
  return (await search.find(`${query} `, filter)).total;
}

/** What the kept searches need. */
export interface SearchesProps {
  readonly searches: readonly CountedSearch[];
  /** The query that is shown. */
  readonly query: string;
  readonly messages: Messages;
  readonly onOpen: (search: SavedSearch) => void;
  readonly onEdit: (search: SavedSearch) => void;
}

/** The kept searches in the sidebar, each with the number of new articles. */
export function SavedSearches(props: SearchesProps): JSX.Element | undefined {
  const { searches, query, messages, onOpen, onEdit } = props;
  if (!searches.length) return undefined;
  return (
    <>
      <h2>{messages('search_kept')}</h2>
      <ul>
        {searches.map((search) => (
          <li key={search.id} class="library-kept-search">
            <button
              type="button"
              class="library-list"
              aria-current={search.query === query.trim() ? 'true' : undefined}
              title={search.query}
              onClick={() => onOpen(search)}
            >
              <bdi>{search.name}</bdi>
              {search.fresh > 0 && (
                <span class="library-count fresh">
                  {messages.count('search_fresh', search.fresh)}
                </span>
              )}
            </button>
            <IconButton
              icon="more"
              label={messages('search_edit', search.name)}
              onClick={() => onEdit(search)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
