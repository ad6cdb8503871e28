import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { ownDay } from '../../article/page-date.ts';
import type { ArticleSummary, SavedSearch } from '../../library/database/records.ts';
import { queryText } from '../../library/search/query-text.ts';
import type { SearchFilter } from '../../library/search/search.ts';
import { firstFilter } from '../../platform/background/first-rows.ts';
import { browser } from '../../platform/browser.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import type { Background } from '../../platform/services/background-api.ts';
import { IconButton } from '../shared/icon-button.tsx';
import { Icon } from '../shared/icons.tsx';
import { lazy } from '../shared/lazy.tsx';
import { Notice } from '../shared/notice.tsx';
import { LibraryDialogsView } from './dialogs.tsx';
import { DateRange } from './finding/date-range.tsx';
import { ListBar, SimilarBar } from './finding/list-bar.tsx';
import { useSavedSearches } from './finding/saved-searches.tsx';
import { SearchBox, type SearchBoxProps } from './finding/search-box.tsx';
import { SearchDialog } from './finding/search-dialog.tsx';
import { type Shown, useShown } from './finding/use-shown.ts';
import { type LibraryActions, useLibraryActions } from './library-actions.ts';
import { LibrarySidebar } from './library-sidebar.tsx';
import { LibraryRowView } from './list/library-row.tsx';
import { SelectionBar } from './list/library-selection.tsx';
import { useDrawn, useFrameMark } from './list/use-drawn.ts';
import { useEndInSight } from './list/use-end-in-sight.ts';
import { useKeptFocus } from './list/use-kept-focus.ts';
import { type Selection, useSelection } from './list/use-selection.ts';
import { refusals } from './refusals.ts';
import { BackupNotice, BackupOffer } from './storage/automatic-backup.tsx';
import { LibraryHealthNotice } from './storage/library-health.tsx';
import { StoragePanel } from './storage/library-storage.tsx';
import {
  type LibraryRow,
  type LibraryRows,
  type LibraryView,
  useLibraryCounts,
  useLibraryRows,
} from './use-library.ts';
import { useScreen } from './use-screen.ts';

const WordsScreen = lazy(async () => (await import('./words/words-screen.tsx')).WordsScreen);

interface LibraryPageProps {
  readonly background: Background;
  readonly search: SearchFilter;
  readonly messages: Messages;
  /** The first rows, where they were read while the page was being made ready. */
  readonly first: readonly LibraryRow[] | undefined;
}

/** The library: lists and tags beside the articles, one box to search them, and what can be done with them. */
export function LibraryPage(props: LibraryPageProps): JSX.Element {
  const { background, search, messages, first } = props;
  const shown = useShown();
  const { view, filter, query, similar, isSearch } = shown;
  const isNarrowed = isSearch || filter.after !== undefined || filter.before !== undefined;
  const rows = useLibraryRows(view, search, shown.isBack ? undefined : first);
  const isReady = rows.status !== 'loading';
  const counts = useLibraryCounts(isReady);
  const ids = rows.rows.map(({ article }) => article.id);
  const selection = useSelection(ids);
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main, ids);
  const { talk, setTalk, actions } = useLibraryActions(background, messages, shown.shows);
  const kept = useSavedSearches(isReady, search);
  // The rows tell it sooner: what comes above them later would move them under the reader's hand.
  const hasSaved = counts.hasSaved || rows.rows.some(({ article }) => article.keep === 'saved');
  const [edited, setEdited] = useState<SavedSearch>();
  const [screen, setScreen] = useScreen();
  const isArticles = screen === 'articles';
  const isDrawn = useDrawn();
  const show = (next: Partial<LibraryView>): void => {
    selection.clear();
    setScreen('articles');
    shown.show(next);
  };
  return (
    <div class="library">
      <LibraryHead query={query} onQuery={(next) => show({ query: next })} messages={messages} />
      <aside class="library-side">
        <LibrarySidebar
          {...{ messages, counts, filter, query, screen, searches: kept }}
          onScreen={setScreen}
          onFilter={(next) => show({ filter: next })}
          onOpen={(one) => {
            show({ filter: firstFilter, query: one.query });
            void background.openSearch(one.id);
          }}
          onEdit={setEdited}
        />
        {isDrawn && isArticles && (
          <DateRange {...{ filter, messages }} onFilter={(next) => show({ filter: next })} />
        )}
        {isDrawn && <StoragePanel background={background} messages={messages} />}
      </aside>
      <main class="library-main" ref={main} tabIndex={-1}>
        {isArticles ? (
          <>
            <Bar
              {...{ shown, rows, selection, actions, search, messages, kept }}
              onKeep={setEdited}
            />
            <LibraryHealthNotice background={background} messages={messages} />
            <BackupNotice background={background} messages={messages} />
            <BackupOffer {...{ background, messages }} hasSaved={hasSaved} />
            {talk.failure && <Notice kind="error" text={messages(talk.failure)} />}
            <Rows
              {...{ rows, messages, actions, selection }}
              nothing={nothingIn(similar, isNarrowed)}
            />
          </>
        ) : (
          <WordsScreen background={background} messages={messages} />
        )}
      </main>
      {edited && (
        <SearchDialog
          {...{ search: edited, background, messages }}
          isKept={kept.some(({ id }) => id === edited.id)}
          onClose={() => setEdited(undefined)}
        />
      )}
      <LibraryDialogsView {...{ talk, setTalk, actions, messages }} tags={counts.tags} />
    </div>
  );
}

function nothingIn(similar: ArticleSummary | undefined, isNarrowed: boolean): MessageName {
  if (similar) return 'search_nothing_similar';
  return isNarrowed ? 'library_nothing_found' : 'library_nothing_yet';
}

function LibraryHead({ query, onQuery, messages }: SearchBoxProps): JSX.Element {
  return (
    <header class="library-head">
      <h1>{messages('library_title')}</h1>
      <SearchBox query={query} onQuery={onQuery} messages={messages} />
      <IconButton
        icon="settings"
        label={messages('library_options')}
        onClick={() => void browser.runtime.openOptionsPage()}
      />
    </header>
  );
}

interface BarProps extends Pick<RowsProps, 'rows' | 'actions' | 'selection' | 'messages'> {
  readonly shown: Shown;
  readonly search: SearchFilter;
  readonly kept: readonly SavedSearch[];
  readonly onKeep: (search: SavedSearch) => void;
}

/** What stands over the rows: what can be done with those that are selected, or with the list. */
function Bar(props: BarProps): JSX.Element {
  const { shown, rows, selection, actions, search, messages, kept, onKeep } = props;
  const { view, filter, query, similar, isSearch } = shown;
  const name = listName(view, messages);
  if (selection.ids.length) {
    const all = rows.rows.map(({ article }) => article);
    return <SelectionBar {...{ selection, all, name, actions, messages }} />;
  }
  if (similar)
    return (
      <SimilarBar
        {...{ rows, messages }}
        article={similar}
        onBack={() => shown.shows.showSimilar(undefined)}
      />
    );
  const whole = queryText(filter, query);
  const isKept = kept.some((one) => one.query === whole || one.query === query.trim());
  const keepIt = (): void =>
    onKeep({ id: crypto.randomUUID(), name: whole, query: whole, openedAt: Date.now() });
  return (
    <ListBar
      {...{ rows, messages, isSearch }}
      onKeep={isSearch && !isKept ? keepIt : undefined}
      order={view.filter}
      onOrder={shown.sort}
      onExport={() => actions.exportList(view, search, name)}
    />
  );
}

/** What a file of a list's articles is called: the search, the tags, or the library and the day. */
function listName({ query, filter }: LibraryView, messages: Messages): string {
  const name = query.trim() || filter.tags?.join(' ');
  return name || `${messages('library_title')} ${ownDay(Date.now())}`;
}

interface RowsProps {
  readonly rows: LibraryRows;
  /** What is said where there are none. */
  readonly nothing: MessageName;
  readonly messages: Messages;
  readonly actions: LibraryActions;
  readonly selection: Selection;
}

function Rows({ rows, nothing, messages, actions, selection }: RowsProps): JSX.Element {
  const end = useEndInSight(rows.more);
  const hasRows = rows.rows.length > 0;
  useFrameMark('library-rows', hasRows);
  if (rows.status !== 'ready' && rows.status !== 'loading')
    return <Notice kind="error" text={messages(refusals[rows.status])} />;
  if (rows.status === 'ready' && !hasRows)
    return (
      <div class="library-empty">
        <Icon name={nothing === 'library_nothing_yet' ? 'library' : 'find'} />
        <p>{messages(nothing)}</p>
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
