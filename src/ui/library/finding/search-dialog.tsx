import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SavedSearch } from '../../../library/database/records.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { Dialog } from '../library-tags.tsx';

interface DialogProps {
  readonly search: SavedSearch;
  /** Whether it is kept already, so that it can be forgotten. */
  readonly isKept: boolean;
  readonly background: Background;
  readonly messages: Messages;
  readonly onClose: () => void;
}

/** Asks what a search is to be called, and keeps it; one that is kept can be renamed, changed or forgotten. */
export function SearchDialog(props: DialogProps): JSX.Element {
  const { search, isKept, background, messages, onClose } = props;
  const [name, setName] = useState(search.name);
  const [query, setQuery] = useState(search.query);
  const [isFailed, setFailed] = useState(false);
  const done = (work: Promise<void>): void => void work.then(onClose, () => setFailed(true));
  const field = (label: string, value: string, onValue: (value: string) => void): JSX.Element => (
    <label class="search-field">
      <span>{label}</span>
      <input
        class="field"
        dir="auto"
        required
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <Dialog title={messages('search_keep')} onClose={onClose}>
      <form
        class="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          const kept = { ...search, name: name.trim() || query.trim(), query: query.trim() };
          done(background.keepSearch(kept));
        }}
      >
        {field(messages('search_name'), name, setName)}
        {field(messages('search_query'), query, setQuery)}
        {isFailed && <p role="alert">{messages('search_not_kept')}</p>}
        <div class="dialog-buttons">
          <button type="submit" class="button primary">
            {messages('search_save')}
          </button>
          {isKept && (
            <button
              type="button"
              class="button danger"
              onClick={() => done(background.removeSearch(search.id))}
            >
              {messages('search_forget')}
            </button>
          )}
          <button type="button" class="button quiet" onClick={onClose}>
            {messages('library_cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
