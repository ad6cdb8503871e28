import type { JSX } from 'preact';
import type { Messages } from '../../platform/i18n.ts';
import type { LibraryActions, LibraryDialogs } from './library-actions.ts';
import { TagDialog } from './library-tags.tsx';
import { Toast, UndoToast } from './library-toast.tsx';
import type { LibraryCounts } from './use-library.ts';

interface TalkProps {
  readonly talk: LibraryDialogs;
  readonly setTalk: (change: (now: LibraryDialogs) => LibraryDialogs) => void;
  readonly actions: LibraryActions;
  readonly tags: LibraryCounts['tags'];
  readonly messages: Messages;
}

/** What the page says and asks beside the list: a removal to undo, tags to edit. */
export function LibraryDialogsView({
  talk,
  setTalk,
  actions,
  tags,
  messages,
}: TalkProps): JSX.Element {
  return (
    <>
      {talk.removed.length > 0 && (
        <UndoToast
          key={talk.removed.join()}
          text={removedText(talk, messages)}
          messages={messages}
          onUndo={() => actions.restoreFromTrash(talk.removed)}
          onEnd={() => setTalk((now) => ({ ...now, removed: [] }))}
        />
      )}
      {(talk.broughtBack ?? 0) > 0 && (
        <Toast onEnd={() => setTalk((now) => ({ ...now, broughtBack: 0 }))}>
          {messages.count('library_brought_back', talk.broughtBack ?? 0)}
        </Toast>
      )}
      {talk.tagged.length > 0 && (
        <TagDialog
          ids={talk.tagged}
          known={tags.map(({ tag }) => tag)}
          messages={messages}
          onChange={(change) => actions.change(talk.tagged, change)}
          onClose={() => setTalk((now) => ({ ...now, tagged: [] }))}
        />
      )}
    </>
  );
}

function removedText({ removed, removedMarks = 0 }: LibraryDialogs, messages: Messages): string {
  const text = messages.count('library_removed', removed.length);
  return removedMarks > 0
    ? `${text} ${messages.count('library_removed_marks', removedMarks)}`
    : text;
}
