import type { JSX } from 'preact';
import type { ListFilter } from '../../library/lists/list.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import type { LibraryCounts } from './use-library.ts';

interface SidebarProps {
  readonly messages: Messages;
  readonly counts: LibraryCounts;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

interface List {
  readonly name: string;
  readonly label: MessageName;
  readonly filter: ListFilter;
  /** Shown even where it is empty. */
  readonly isPlain?: boolean;
}

const lists: readonly List[] = [
  { name: 'all', label: 'library_all', filter: {}, isPlain: true },
  { name: 'keep:saved', label: 'library_saved', filter: { keep: 'saved' }, isPlain: true },
  {
    name: 'keep:cached',
    label: 'library_history',
    filter: { keep: 'cached', sort: 'read' },
    isPlain: true,
  },
  { name: 'state:unread', label: 'library_unread', filter: { state: 'unread' } },
  { name: 'state:reading', label: 'library_reading', filter: { state: 'reading' } },
  { name: 'state:read', label: 'library_read', filter: { state: 'read' } },
  { name: 'favourite', label: 'library_favourites', filter: { favourite: true } },
  { name: 'changed', label: 'library_changed', filter: { changed: true } },
  { name: 'state:archived', label: 'library_archive', filter: { state: 'archived' } },
];

/** The lists and tags to choose from, with the number of articles in each. */
export function LibrarySidebar({ messages, counts, filter, onFilter }: SidebarProps): JSX.Element {
  const shown = lists.filter(({ name, isPlain }) => isPlain || counts.lists[name]);
  return (
    <nav class="library-lists" aria-label={messages('library_lists')}>
      <ul>
        {shown.map((list) => (
          <li key={list.name}>
            <Choice
              label={messages(list.label)}
              count={counts.lists[list.name]}
              isChosen={isSame(list.filter, filter)}
              messages={messages}
              onChoose={() =>
                onFilter({ isNotArchived: list.name !== 'state:archived', ...list.filter })
              }
            />
          </li>
        ))}
      </ul>
      {counts.tags.length > 0 && (
        <>
          <h2>{messages('library_tags')}</h2>
          <ul>
            {counts.tags.map(({ tag, count }) => (
              <li key={tag}>
                <Choice
                  label={tag}
                  count={count}
                  isChosen={filter.tags?.includes(tag) ?? false}
                  messages={messages}
                  onChoose={() => onFilter({ tags: [tag] })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly count: number | undefined;
  readonly isChosen: boolean;
  readonly messages: Messages;
  readonly onChoose: () => void;
}

function Choice({ label, count, isChosen, messages, onChoose }: ChoiceProps): JSX.Element {
  return (
    <button
      type="button"
      class="library-list"
      aria-current={isChosen ? 'true' : undefined}
      onClick={onChoose}
    >
      <bdi>{label}</bdi>
      {count !== undefined && (
        <span class="library-count">{new Intl.NumberFormat(messages.language).format(count)}</span>
      )}
    </button>
  );
}

function isSame(one: ListFilter, other: ListFilter): boolean {
  const { isNotArchived, sort, reverse, ...rest } = other;
  const { sort: ownSort, ...own } = one;
  return JSON.stringify(own) === JSON.stringify(rest);
}
