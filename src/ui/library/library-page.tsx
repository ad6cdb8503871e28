import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ownDay } from '../../article/page-date.ts';
import type { DatabaseRefusal } from '../../library/database/database.ts';
import type { ArticleSummary } from '../../library/database/records.ts';
import type { ListFilter, SortOrder } from '../../library/lists/list.ts';
import type { SearchFilter } from '../../library/search/search.ts';
import { firstFilter } from '../../platform/background/first-rows.ts';
import { browser } from '../../platform/browser.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import type { Background } from '../../platform/services/background-api.ts';
import { Icon } from '../shared/icons.tsx';
import { Notice } from '../shared/notice.tsx';
import { LibraryDialogsView } from './dialogs.tsx';
import { type LibraryActions, useLibraryActions } from './library-actions.ts';
import { LibrarySidebar } from './library-sidebar.tsx';
import { LibraryRowView } from './list/library-row.tsx';
import { SelectionBar } from './list/library-selection.tsx';
import { useKeptFocus } from './list/use-kept-focus.ts';
import { type Selection, useSelection } from './list/use-selection.ts';
import { LibraryHealthNotice } from './storage/library-health.tsx';
import { StoragePanel } from './storage/library-storage.tsx';
import {
  type LibraryRows,
  type LibraryView,
  useLibraryCounts,
  useLibraryRows,
} from './use-library.ts';

interface LibraryPageProps {
  readonly background: Background;
  readonly search: SearchFilter;
  readonly messages: Messages;
  /** The first rows, where they were read while the page was being made ready. */
  readonly first: readonly ArticleSummary[] | undefined;
}

/** The library: lists and tags beside the articles, one box to search them, and what can be done with them. */
export function LibraryPage({
  background,
  search,
  messages,
  first,
}: LibraryPageProps): JSX.Element {
  const [filter, setFilter] = useState<ListFilter>(firstFilter);
  const [query, setQuery] = useState('');
  const showTag = useCallback((tag: string) => setFilter({ tags: [tag] }), []);
  const [order, setOrder] = useState<Order>({});
  const isSearch = query.trim() !== '';
  const listed = useMemo(
    () => (isSearch ? inOrder(filter, order) : filter),
    [isSearch, filter, order],
  );
  const view = useLatest({ filter: listed, query });
  const rows = useLibraryRows(view, search, first);
  const counts = useLibraryCounts(rows.status !== 'loading');
  const ids = rows.rows.map(({ article }) => article.id);
  const selection = useSelection(ids);
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main, ids);
  const { talk, setTalk, actions } = useLibraryActions(background, messages, showTag);
  const choose = (next: ListFilter): void => {
    selection.clear();
    setFilter(next);
  };
  return (
    <div class="library">
      <header class="library-head">
        <h1>{messages('library_title')}</h1>
        <SearchBox query={query} onQuery={setQuery} messages={messages} />
        <button
          type="button"
          class="button quiet icon"
          aria-label={messages('library_options')}
          title={messages('library_options')}
          onClick={() => void browser.runtime.openOptionsPage()}
        >
          <Icon name="settings" />
        </button>
      </header>
      <aside class="library-side">
        <LibrarySidebar messages={messages} counts={counts} filter={filter} onFilter={choose} />
        <StoragePanel background={background} messages={messages} />
      </aside>
      <main class="library-main" ref={main} tabIndex={-1}>
        {selection.ids.length ? (
          <SelectionBar
            selection={selection}
            all={rows.rows.map(({ article }) => article)}
            name={listName(view, messages)}
            actions={actions}
            messages={messages}
          />
        ) : (
          <ListBar
            {...{ rows, messages, isSearch }}
            order={listed}
            onOrder={(next) => (isSearch ? setOrder(next) : setFilter(inOrder(filter, next)))}
            onExport={() => actions.exportList(view, search, listName(view, messages))}
          />
        )}
        <LibraryHealthNotice background={background} messages={messages} />
        {talk.failure && <Notice kind="error" text={messages(talk.failure)} />}
        <Rows rows={rows} {...{ isSearch, messages, actions, selection }} />
      </main>
      <LibraryDialogsView {...{ talk, setTalk, actions, messages }} tags={counts.tags} />
    </div>
  );
}

/** What a file of a list's articles is called: the search, the tags, or the library and the day. */
function listName({ query, filter }: LibraryView, messages: Messages): string {
  const name = query.trim() || filter.tags?.join(' ');
  return name || `${messages('library_title')} ${ownDay(Date.now())}`;
}

/** How rows are sorted; what a query finds, by how well it matches where nothing is chosen. */
type Order = Pick<ListFilter, 'sort' | 'reverse'>;

function inOrder({ sort, reverse, ...filter }: ListFilter, order: Order): ListFilter {
  return { ...filter, ...order };
}

/** The same object for as long as its parts stay the same, so that effects run on a real change only. */
function useLatest<T extends Record<string, unknown>>(value: T): T {
  const kept = useRef(value);
  if (Object.keys(value).some((key) => kept.current[key] !== value[key])) kept.current = value;
  return kept.current;
}

interface SearchBoxProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly messages: Messages;
}

function SearchBox({ query, onQuery, messages }: SearchBoxProps): JSX.Element {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <search class="library-search">
      <Icon name="find" />
      <input
        ref={box}
        type="search"
        dir="auto"
        value={query}
        placeholder={messages('library_search')}
        aria-label={messages('library_search')}
        title={messages('library_search_hint')}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
    </search>
  );
}

interface ListBarProps {
  readonly rows: LibraryRows;
  readonly isSearch: boolean;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onExport: () => void;
  readonly messages: Messages;
}

function ListBar({
  rows,
  isSearch,
  order,
  onOrder,
  onExport,
  messages,
}: ListBarProps): JSX.Element {
  const sorted = order.sort ?? (isSearch ? 'match' : 'added');
  const chosen = `${sorted}${order.reverse ? '-reverse' : ''}`;
  const choose = (value: string): void => {
    const [sort, reverse] = value.split('-');
    onOrder(sort === 'match' ? {} : { sort: sort as SortOrder, reverse: reverse !== undefined });
  };
  return (
    <div class="library-bar">
      <p role="status">
        {rows.total === undefined ? '' : messages.count('library_articles', rows.total)}
      </p>
      <label>
        <span class="visually-hidden">{messages('library_sort')}</span>
        <select
          class="field"
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {isSearch && <option value="match">{messages('library_sort_match')}</option>}
          <option value="added">{messages('library_sort_newest')}</option>
          <option value="added-reverse">{messages('library_sort_oldest')}</option>
          <option value="read">{messages('library_sort_read')}</option>
          <option value="published">{messages('library_sort_published')}</option>
          <option value="title">{messages('library_sort_title')}</option>
        </select>
      </label>
      <button
        type="button"
        class="button quiet icon"
        data-action="export-list"
        disabled={!rows.rows.length}
        aria-label={messages('export_list')}
        title={messages('export_list')}
        onClick={onExport}
      >
        <Icon name="download" />
      </button>
    </div>
  );
}

const refusals: Readonly<Record<DatabaseRefusal, MessageName>> = {
  closed: 'error_library_closed',
  newer: 'error_library_newer',
  unopened: 'error_library_unopened',
};

interface RowsProps {
  readonly rows: LibraryRows;
  readonly isSearch: boolean;
  readonly messages: Messages;
  readonly actions: LibraryActions;
  readonly selection: Selection;
}

function Rows({ rows, isSearch, messages, actions, selection }: RowsProps): JSX.Element {
  const end = useRef<HTMLDivElement>(null);
  const { more } = rows;
  const hasRows = rows.rows.length > 0;
  useEffect(() => {
    if (hasRows) performance.mark('library-rows');
  }, [hasRows]);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && more(),
      { rootMargin: '600px' },
    );
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [more]);
  if (rows.status !== 'ready' && rows.status !== 'loading')
    return <Notice kind="error" text={messages(refusals[rows.status])} />;
  if (rows.status === 'ready' && !hasRows)
    return (
      <div class="library-empty">
        <Icon name={isSearch ? 'find' : 'library'} />
        <p>{messages(isSearch ? 'library_nothing_found' : 'library_nothing_yet')}</p>
      </div>
    );
  return (
    <>
      <h2 class="visually-hidden">{messages('library_list')}</h2>
      <ul class="library-rows">
        {rows.rows.map((row) => (
          <LibraryRowView
            key={row.article.id}
            row={row}
            messages={messages}
            actions={actions}
            isSelected={selection.has(row.article.id)}
            onSelect={(isRange) => selection.toggle(row.article.id, isRange)}
          />
        ))}
      </ul>
      <div ref={end} />
    </>
  );
}
