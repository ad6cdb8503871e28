import type { JSX } from 'preact';
import type { ArticleSummary } from '../../../library/database/records.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { IconButton } from '../../shared/icon-button.tsx';
import { Icon, type IconName } from '../../shared/icons.tsx';
import type { LibraryActions } from '../library-actions.ts';
import type { Selection } from './use-selection.ts';

interface SelectionBarProps {
  readonly selection: Selection;
  readonly all: readonly ArticleSummary[];
  /** What a file of several articles is called. */
  readonly name: string;
  readonly actions: LibraryActions;
  readonly messages: Messages;
}

/** How many articles are selected, and what can be done with all of them at once. */
export function SelectionBar(props: SelectionBarProps): JSX.Element {
  const { selection, all, messages } = props;
  return (
    <div class="library-bar selecting">
      <div class="library-chosen">
        <IconButton icon="close" label={messages('library_unselect')} onClick={selection.clear} />
        <p role="status">{messages.count('library_selected', selection.ids.length)}</p>
        <button
          type="button"
          class="button quiet"
          onClick={() => selection.set(all.map(({ id }) => id))}
        >
          {messages('library_select_all')}
        </button>
      </div>
      <Actions {...props} />
    </div>
  );
}

function Actions({ selection, all, name, actions, messages }: SelectionBarProps): JSX.Element {
  const { ids } = selection;
  const chosen = all.filter(({ id }) => selection.has(id));
  const isCached = chosen.some(({ keep }) => keep === 'cached');
  const areFavourite = chosen.every(({ favourite }) => favourite);
  const areArchived = chosen.every(({ state }) => state === 'archived');
  const areRead = chosen.every(({ state }) => state === 'read');
  return (
    <div class="library-actions">
      {isCached && (
        <Action
          icon="bookmark"
          label={messages('library_keep')}
          onClick={() => actions.save(ids)}
        />
      )}
      <Action
        icon="star"
        label={messages(areFavourite ? 'library_unfavourite' : 'library_favourite')}
        onClick={() => actions.change(ids, { favourite: !areFavourite })}
      />
      <Action
        icon="check"
        label={messages(areRead ? 'library_mark_unread' : 'library_mark_read')}
        onClick={() => actions.change(ids, { state: areRead ? 'unread' : 'read' })}
      />
      <Action
        icon="archive"
        label={messages(areArchived ? 'library_unarchive' : 'library_to_archive')}
        onClick={() => actions.change(ids, { state: areArchived ? 'read' : 'archived' })}
      />
      <Action
        icon="tag"
        label={messages('library_edit_tags')}
        onClick={() => actions.editTags(ids)}
      />
      <Action
        icon="quote"
        label={messages('cite_title')}
        name="cite"
        onClick={() => actions.cite(ids)}
      />
      <Action
        icon="download"
        label={messages('library_export')}
        name="export"
        onClick={() => actions.exportArticles(ids, name)}
      />
      <Action
        icon="bin"
        label={messages('library_remove')}
        look="danger"
        onClick={() => actions.remove(ids)}
      />
    </div>
  );
}

interface ActionProps {
  /** Stands for the label where there is no room for words. */
  readonly icon: IconName;
  readonly label: string;
  readonly name?: string;
  readonly look?: 'danger';
  readonly onClick: () => void;
}

function Action({ icon, label, name, look, onClick }: ActionProps): JSX.Element {
  return (
    <button
      type="button"
      class={`button ${look ?? ''}`}
      title={label}
      aria-label={label}
      data-action={name}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}
