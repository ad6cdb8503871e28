import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';
import type { LibraryActions, LibraryDialogs } from './library-actions.ts';
import { TagDialog } from './library-tags.tsx';
import { Toast } from './library-toast.tsx';
import type { LibraryCounts } from './use-library.ts';

interface TalkProps {
  readonly talk: LibraryDialogs;
  readonly setTalk: (change: (now: LibraryDialogs) => LibraryDialogs) => void;
  readonly actions: LibraryActions;
  readonly tags: LibraryCounts['tags'];
  readonly messages: Messages;
}

/** Where Ctrl+Z takes back what was typed. */
const typedInto = 'textarea, input:not([type="checkbox"], [type="radio"])';
const isApple = /^(?:Mac|iP)/.test(navigator.platform);

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
        <Undo
          ids={talk.removed}
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

interface UndoProps {
  readonly ids: readonly string[];
  readonly messages: Messages;
  readonly onUndo: () => void;
  readonly onEnd: () => void;
}

function Undo({ ids, messages, onUndo, onEnd }: UndoProps): JSX.Element {
  const undo = useRef(onUndo);
  undo.current = onUndo;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyZ';
      const isTyping = event.target instanceof Element && event.target.matches(typedInto);
      if (!isUndo || isTyping || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      undo.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  // A further removal begins a new wait.
  return (
    <Toast key={ids.join()} onEnd={onEnd}>
      <span>{messages.count('library_removed', ids.length)}</span>
      <button
        type="button"
        class="button quiet"
        aria-keyshortcuts="Control+Z Meta+Z"
        onClick={onUndo}
      >
        {messages('library_undo')} <kbd dir="ltr">{isApple ? '⌘Z' : 'Ctrl+Z'}</kbd>
      </button>
    </Toast>
  );
}
