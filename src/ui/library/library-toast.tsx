import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Messages } from '../../platform/i18n.ts';

interface ToastProps {
  readonly onEnd: () => void;
  readonly children: ComponentChildren;
}

/** How long a toast stays, in milliseconds. */
const shown = 15_000;

/** A short word over the page's end that goes away by itself. */
export function Toast({ onEnd, children }: ToastProps): JSX.Element {
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const timer = setTimeout(() => end.current(), shown);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="library-toast" role="status">
      {children}
    </div>
  );
}

/** Where Ctrl+Z takes back what was typed. */
const typedInto = 'textarea, input:not([type="checkbox"], [type="radio"])';
const isApple = /^(?:Mac|iP)/.test(navigator.platform);

interface UndoProps {
  /** What was done; a further one begins a new wait by another `key`. */
  readonly text: string;
  readonly messages: Messages;
  readonly onUndo: () => void;
  readonly onEnd: () => void;
}

/** Says what was just done, with a button and a key that take it back. */
export function UndoToast({ text, messages, onUndo, onEnd }: UndoProps): JSX.Element {
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
  return (
    <Toast onEnd={onEnd}>
      <span>{text}</span>
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
