import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
import { failureOf, type LibraryActions, type LibraryTalk } from './library-actions.ts';
import { ExportDialog } from './library-export.tsx';
import { TagDialog } from './library-tags.tsx';
import type { LibraryCounts } from './use-library.ts';

interface TalkProps {
  readonly talk: LibraryTalk;
  readonly setTalk: (change: (now: LibraryTalk) => LibraryTalk) => void;
  readonly actions: LibraryActions;
  readonly tags: LibraryCounts['tags'];
  readonly messages: Messages;
}

/** What the page says and asks beside the list: a removal to undo, tags to edit, an article to export. */
export function LibraryTalkView({
  talk,
  setTalk,
  actions,
  tags,
  messages,
}: TalkProps): JSX.Element {
  return (
    <>
      {talk.removed.length > 0 && (
        <Undo
          ids={talk.removed}
          messages={messages}
          onUndo={() => actions.bringBack(talk.removed)}
          onEnd={() => setTalk((now) => ({ ...now, removed: [] }))}
        />
      )}
      {talk.exported && (
        <ExportDialog
          article={talk.exported}
          messages={messages}
          onClose={() => setTalk(({ exported, ...now }) => now)}
          onFailure={(error) => setTalk((now) => ({ ...now, failure: failureOf(error) }))}
        />
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

interface UndoProps {
  readonly ids: readonly string[];
  readonly messages: Messages;
  readonly onUndo: () => void;
  readonly onEnd: () => void;
}

/** How long the offer to undo a removal stays, in milliseconds; the articles themselves wait longer. */
const undoShown = 15_000;

function Undo({ ids, messages, onUndo, onEnd }: UndoProps): JSX.Element {
  const end = useRef(onEnd);
  end.current = onEnd;
  // A further removal begins a new wait.
  useEffect(() => {
    const timer = setTimeout(() => end.current(), undoShown);
    return () => clearTimeout(timer);
  }, [ids]);
  return (
    <div class="library-undo" role="status">
      <span>{messages.count('library_removed', ids.length)}</span>
      <button type="button" class="button quiet" onClick={onUndo}>
        {messages('library_undo')}
      </button>
    </div>
  );
}
