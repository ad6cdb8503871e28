import type { JSX, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import { Icon } from '../../shared/icons.tsx';
import { useBeside } from './use-beside.ts';
import type { ChosenText } from './use-selected-span.ts';

interface BarProps {
  readonly room: RefObject<HTMLElement | null>;
  readonly chosen: ChosenText;
  readonly messages: Messages;
  readonly onMark: (chosen: ChosenText, withNote: boolean) => void;
}

/** Marks what is selected, beside it. */
export function MarkBar({ room, chosen, messages, onMark }: BarProps): JSX.Element {
  const bar = useRef<HTMLElement>(null);
  useBeside(bar, { room, ranges: chosen.ranges });
  return (
    <section
      ref={bar}
      class="mark-bar"
      popover="manual"
      aria-label={messages('mark_selection')}
      lang={messages.language}
      dir={messages.dir}
      // What is selected stays so while a button is pressed.
      onPointerDown={(event) => event.preventDefault()}
    >
      {chosen.span ? (
        <>
          <button type="button" class="button quiet" onClick={() => onMark(chosen, false)}>
            <Icon name="marker" />
            {messages('mark_add')}
          </button>
          <button type="button" class="button quiet" onClick={() => onMark(chosen, true)}>
            <Icon name="note" />
            {messages('mark_add_note')}
          </button>
        </>
      ) : (
        <p role="note">{messages('mark_too_long')}</p>
      )}
    </section>
  );
}
