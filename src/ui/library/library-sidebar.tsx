import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ListFilter } from '../../library/lists/list.ts';
import type { MessageName, Messages } from '../../platform/i18n.ts';
import { SavedSearches, type SearchesProps } from './finding/saved-searches.tsx';
import type { LibraryCounts } from './use-library.ts';
import type { Screen } from './use-screen.ts';

interface SidebarProps extends Pick<SearchesProps, 'searches' | 'query' | 'onOpen' | 'onEdit'> {
  readonly messages: Messages;
  readonly counts: LibraryCounts;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly screen: Screen;
  readonly onScreen: (screen: Screen) => void;
}

interface List {
  readonly name: string;
  readonly label: MessageName;
  readonly filter: ListFilter;
  /** Shown even where it is empty. */
  readonly isPlain?: boolean;
}

const lists: readonly List[] = [
  { name: 'current', label: 'library_all', filter: {}, isPlain: true },
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
  { name: 'marked', label: 'library_marked', filter: { marked: true } },
  { name: 'noted', label: 'library_noted', filter: { noted: true } },
  { name: 'changed', label: 'library_changed', filter: { changed: true } },
  { name: 'state:archived', label: 'library_archive', filter: { state: 'archived' } },
];

const noFilter: ListFilter = {};

/** The lists, kept searches, sites and tags to choose from, with the number of articles in each. */
export function LibrarySidebar(props: SidebarProps): JSX.Element {
  const { messages, counts, onFilter, screen, onScreen } = props;
  // On another screen no list of articles is the chosen one.
  const filter = screen === 'articles' ? props.filter : noFilter;
  const isList =
    screen === 'articles' && !props.searches.some(({ query }) => query === props.query.trim());
  const shown = lists.filter(({ name, isPlain }) => isPlain || counts.lists[name]);
  return (
    <nav class="library-lists" aria-label={messages('library_lists')}>
      <ul>
        {shown.map((list) => (
          <li key={list.name}>
            <Choice
              label={messages(list.label)}
              count={counts.lists[list.name]}
              isChosen={isList && isSame(list.filter, filter)}
              messages={messages}
              onChoose={() =>
                onFilter({ isNotArchived: list.name !== 'state:archived', ...list.filter })
              }
            />
          </li>
        ))}
        <li>
          <Choice
            label={messages('words_title')}
            count={counts.words}
            isChosen={screen === 'words'}
            messages={messages}
            onChoose={() => onScreen('words')}
          />
        </li>
      </ul>
      <SavedSearches {...props} />
      <Sites {...props} filter={filter} />
      <Tags {...props} filter={filter} />
    </nav>
  );
}

function Sites({ messages, counts, filter, onFilter }: SidebarProps): JSX.Element {
  const { sites } = counts;
  const names = sites.map(({ name }) => name);
  const isShared = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name);
  const choices = sites.map(({ site, name, count }) => ({
    ...{ key: site, label: isShared(name) ? site : name, title: site, count },
    isChosen: filter.site === site,
    onChoose: () => onFilter({ site }),
  }));
  return <FoldedChoices title="library_sites" {...{ choices, messages }} />;
}

function Tags({ messages, counts, filter, onFilter }: SidebarProps): JSX.Element {
  const choices = counts.tags.map(({ tag, count }) => ({
    ...{ key: tag, label: tag, count },
    isChosen: filter.tags?.includes(tag) ?? false,
    onChoose: () => onFilter({ tags: [tag] }),
  }));
  return <FoldedChoices title="library_tags" {...{ choices, messages }} />;
}

const foldNames = {
  library_sites: { all: 'library_sites_all', fewer: 'library_sites_fewer' },
  library_tags: { all: 'library_tags_all', fewer: 'library_tags_fewer' },
} as const satisfies Partial<Record<MessageName, Record<string, MessageName>>>;

/** How many of a kind are shown at first. */
const few = 8;

interface FoldedProps {
  readonly title: keyof typeof foldNames;
  readonly choices: readonly (Omit<ChoiceProps, 'messages'> & { readonly key: string })[];
  readonly messages: Messages;
}

/** Sites or tags under their heading: the first of them, the chosen ones, and all of them on wish. */
function FoldedChoices({ title, choices, messages }: FoldedProps): JSX.Element | undefined {
  const [isWhole, setWhole] = useState(false);
  if (!choices.length) return undefined;
  const { all, fewer } = foldNames[title];
  const shown = choices.filter(({ isChosen }, at) => isWhole || at < few || isChosen);
  return (
    <>
      <h2>{messages(title)}</h2>
      <ul>
        {shown.map(({ key, ...choice }) => (
          <li key={key}>
            <Choice {...choice} messages={messages} />
          </li>
        ))}
        {choices.length > few && (
          <li>
            <button
              type="button"
              class="library-list more"
              aria-expanded={isWhole}
              onClick={() => setWhole(!isWhole)}
            >
              {messages(isWhole ? fewer : all)}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly title?: string;
  readonly count: number | undefined;
  readonly isChosen: boolean;
  readonly messages: Messages;
  readonly onChoose: () => void;
}

function Choice(props: ChoiceProps): JSX.Element {
  const { label, title, count, isChosen, messages, onChoose } = props;
  return (
    <button
      type="button"
      class="library-list"
      title={title}
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
