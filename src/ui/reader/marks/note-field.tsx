import type { JSX } from 'preact';
import * as limits from '../../../article/limits.ts';
import type { Messages } from '../../../platform/i18n.ts';

interface NoteProps {
  readonly note: string;
  readonly messages: Messages;
  readonly onInput: (note: string) => void;
  /** The reader is done: Ctrl+Enter, or ⌘ Enter. */
  readonly onDone: () => void;
}

/** Where a note is written; a line break is one in the note. */
export function NoteField({ note, messages, onInput, onDone }: NoteProps): JSX.Element {
  return (
    <textarea
      class="field note-field"
      dir="auto"
      rows={3}
      maxLength={limits.markNote}
      value={note}
      aria-label={messages('mark_note')}
      placeholder={messages('mark_note_placeholder')}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onDone();
      }}
    />
  );
}
