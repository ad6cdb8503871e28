import type { JSX } from 'preact';
import type { ArticleSummary } from '../../../library/database/records.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { Icon } from '../../shared/icons.tsx';
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

/** What can be done with all selected articles at once. */
export function SelectionBar({
  selection,
  all,
  name,
  actions,
  messages,
}: SelectionBarProps): JSX.Element {
  const { ids } = selection;
  const chosen = all.filter(({ id }) => selection.has(id));
  const isCached = chosen.some(({ keep }) => keep === 'cached');
  const areFavourite = chosen.every(({ favourite }) => favourite);
  const areArchived = chosen.every(({ state }) => state === 'archived');
  const areRead = chosen.every(({ state }) => state === 'read');
  return (
    <div class="library-bar selecting">
      <p role="status">{messages.count('library_selected', ids.length)}</p>
      <button
        type="button"
        class="button quiet"
        onClick={() => selection.set(all.map(({ id }) => id))}
      >
        {messages('library_select_all')}
      </button>
      <span class="library-gap" />
      {isCached && (
        <button type="button" class="button" onClick={() => actions.save(ids)}>
          {messages('library_keep')}
        </button>
      )}
      <button
        type="button"
        class="button"
        onClick={() => actions.change(ids, { favourite: !areFavourite })}
      >
        {messages(areFavourite ? 'library_unfavourite' : 'library_favourite')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => actions.change(ids, { state: areRead ? 'unread' : 'read' })}
      >
        {messages(areRead ? 'library_mark_unread' : 'library_mark_read')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => actions.change(ids, { state: areArchived ? 'read' : 'archived' })}
      >
        {messages(areArchived ? 'library_unarchive' : 'library_to_archive')}
      </button>
      <button type="button" class="button" onClick={() => actions.editTags(ids)}>
        {messages('library_edit_tags')}
      </button>
      <button type="button" class="button" data-action="cite" onClick={() => actions.cite(ids)}>
        {messages('cite_title')}
      </button>
      <button
        type="button"
        class="button"
        data-action="export"
        onClick={() => actions.exportArticles(ids, name)}
      >
        {messages('library_export')}
      </button>
      <button type="button" class="button danger" onClick={() => actions.remove(ids)}>
        {messages('library_remove')}
      </button>
      <button
        type="button"
        class="button quiet icon"
        aria-label={messages('library_unselect')}
        title={messages('library_unselect')}
        onClick={selection.clear}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
