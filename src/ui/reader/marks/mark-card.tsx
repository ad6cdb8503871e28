import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { focusToGiveBack } from '../../shared/focus-back.ts';
import { Icon } from '../../shared/icons.tsx';
import { NoteField } from './note-field.tsx';
import type { PlacedMark } from './place-marks.ts';
import { useBeside } from './use-beside.ts';

interface CardProps {
  readonly room: RefObject<HTMLElement | null>;
  readonly placed: PlacedMark;
  /** Whether the reader wants to write at once. */
  readonly edits: boolean;
  /** The note as it stands at first: the mark's own, or one that could not be kept. */
  readonly draft: string;
  readonly messages: Messages;
  readonly onNote: (note: string) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** A mark that was pressed: its note, to be read and written, and the way to delete it. What was written is kept however it is closed. */
export function MarkCard(props: CardProps): JSX.Element {
  const { room, placed, edits, messages, onDelete, onClose } = props;
  const card = useRef<HTMLDivElement>(null);
  const [note, setNote] = useState(props.draft);
  const close = useClosing(card, () => {
    if (note.trim() !== placed.mark.note) props.onNote(note.trim());
    onClose();
  });
  useBeside(card, { room, ranges: placed.ranges });
  useFocusWithin(card, edits);
  return (
    <div
      ref={card}
      class="mark-card"
      popover="manual"
      role="dialog"
      aria-label={messages('mark_note')}
      tabIndex={-1}
      lang={messages.language}
      dir={messages.dir}
    >
      <NoteField {...{ note, messages }} onInput={setNote} onDone={close} />
      <div class="mark-buttons">
        <button type="button" class="button primary small" onClick={close}>
          {messages('mark_done')}
        </button>
        <button type="button" class="button quiet small" onClick={onDelete}>
          <Icon name="bin" />
          {messages('mark_delete')}
        </button>
      </div>
    </div>
  );
}

/** Calls back on Escape and on a press anywhere else; gives the call, for a button. */
function useClosing(card: RefObject<HTMLElement | null>, onClose: () => void): () => void {
  const latest = useRef(onClose);
  latest.current = onClose;
  // At once: the next key may come before the next frame.
  useLayoutEffect(() => {
    const leaving = new AbortController();
    const options = { signal: leaving.signal, capture: true };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    const onPress = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !card.current?.contains(target)) latest.current();
    };
    const onLeave = (): void => latest.current();
    document.addEventListener('keydown', onKey, options);
    document.addEventListener('pointerdown', onPress, options);
    addEventListener('pagehide', onLeave, options);
    return () => leaving.abort();
  }, [card]);
  return () => latest.current();
}

/** Takes the focus into the card, and back to where it was. */
function useFocusWithin(card: RefObject<HTMLElement | null>, edits: boolean): void {
  useLayoutEffect(() => {
    const giveBack = focusToGiveBack();
    const own = card.current;
    const target = edits ? own?.querySelector('textarea') : own;
    target?.focus({ preventScroll: true });
    return () => giveBack(own);
  }, [card, edits]);
}
