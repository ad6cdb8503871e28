import type { JSX } from 'preact';
import type { ArticleSummary } from '../../../library/database/records.ts';
import type { ListFilter, SortOrder } from '../../../library/lists/list.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { Icon } from '../../shared/icons.tsx';
import type { LibraryRows } from '../use-library.ts';

/** How rows are sorted; what a query finds, by how well it matches where nothing is chosen. */
export type Order = Pick<ListFilter, 'sort' | 'reverse'>;

interface ListBarProps {
  readonly rows: LibraryRows;
  readonly isSearch: boolean;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly onExport: () => void;
  /** Keeps the search; absent where there is none, or it is kept already. */
  readonly onKeep: (() => void) | undefined;
  readonly messages: Messages;
}

/** How many articles are shown, in which order, and what can be done with the list. */
export function ListBar(props: ListBarProps): JSX.Element {
  const { rows, isSearch, order, onOrder, onExport, onKeep, messages } = props;
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
      {onKeep && (
        <button type="button" class="button" onClick={onKeep}>
          <Icon name="bookmark" />
          {messages('search_keep')}
        </button>
      )}
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
      {rows.ignored.length > 0 && (
        <p class="search-ignored" role="status">
          {messages('search_ignored', rows.ignored.join(' '))}
        </p>
      )}
    </div>
  );
}

interface SimilarBarProps {
  readonly article: ArticleSummary;
  readonly rows: LibraryRows;
  readonly onBack: () => void;
  readonly messages: Messages;
}

/** Says of which article the rows tell the same story, and leads back. */
export function SimilarBar({ article, rows, onBack, messages }: SimilarBarProps): JSX.Element {
  return (
    <div class="library-bar similar">
      <p role="status">
        {messages('search_similar_to', article.title)}
        {rows.total === undefined ? '' : ` · ${messages.count('library_articles', rows.total)}`}
      </p>
      <button type="button" class="button" onClick={onBack}>
        {messages('search_back')}
      </button>
    </div>
  );
}
