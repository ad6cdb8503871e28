import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { ToolButton } from '../../shared/toolbar.tsx';

/** What was done to a mark, in words, and how it is taken back. */
export interface MarkWord {
  readonly name: MessageName;
  readonly undo?: () => void;
}

/** How long such a word stays, in milliseconds; while the reader is at it, longer. */
const shown = 10_000;

interface ToastProps {
  readonly word: MarkWord | undefined;
  readonly messages: Messages;
  readonly onEnd: () => void;
}

/** Says what was done to a mark, with the way to take it back. */
export function MarkToast({ word, messages, onEnd }: ToastProps): JSX.Element {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!word) return undefined;
    const timer = setInterval(() => {
      if (!box.current?.matches(':hover, :focus-within')) onEnd();
    }, shown);
    return () => clearInterval(timer);
  }, [word]);
  return (
    <section
      ref={box}
      {...(word ? { 'aria-label': messages('marks_title') } : {})}
      class={`mark-toast ${word ? 'toast failed' : 'visually-hidden'}`}
      lang={messages.language}
      dir={messages.dir}
    >
      <p role="status">{word && messages(word.name)}</p>
      {word?.undo && (
        <button type="button" class="button small" onClick={word.undo}>
          {messages('library_undo')}
        </button>
      )}
      {word && <ToolButton icon="close" label={messages('reader_close')} onClick={onEnd} />}
    </section>
  );
}
