import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { inlineDirection } from '../../../article/text/direction.ts';
import { languageDirection } from '../../../article/text/language.ts';
import type { Mark } from '../../../library/database/records.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { languageName } from '../../../platform/language-name.ts';
import { focusToGiveBack } from '../../shared/focus-back.ts';
import { IsolatedText } from '../../shared/isolated-text.tsx';
import { ToolButton } from '../../shared/toolbar.tsx';
import { NoteField } from './note-field.tsx';
import type { PlacedMark } from './place-marks.ts';

interface PanelProps {
  readonly placed: readonly PlacedMark[];
  readonly messages: Messages;
  readonly onGo: (placed: PlacedMark) => void;
  /** Gives whether the note is kept. */
  readonly onNote: (mark: Mark, note: string) => Promise<boolean>;
  readonly onDelete: (mark: Mark) => void;
  readonly onClose: () => void;
}

/** All marks of an article beside it, in the order of the text, with their notes. */
export function MarksPanel(props: PanelProps): JSX.Element {
  const { placed, messages, onClose } = props;
  const panel = useRef<HTMLElement>(null);
  useRoomBeside(panel);
  return (
    <aside
      ref={panel}
      class="marks-panel"
      aria-labelledby="marks-title"
      lang={messages.language}
      dir={messages.dir}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id="marks-title" tabIndex={-1}>
          {messages('marks_title')}
        </h2>
        <ToolButton icon="close" label={messages('reader_close')} onClick={onClose} />
      </header>
      {placed.length === 0 && <p class="marks-none">{messages('marks_none')}</p>}
      <ul>
        {placed.map((one) => (
          <Item key={one.mark.id} {...props} one={one} />
        ))}
      </ul>
    </aside>
  );
}

/** Makes room beside the article while the panel is there, takes the focus into it, and gives it back. */
function useRoomBeside(panel: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const reader = document.querySelector('.reader');
    const giveBack = focusToGiveBack();
    reader?.setAttribute('data-marks', 'listed');
    panel.current?.querySelector('h2')?.focus({ preventScroll: true });
    const own = panel.current;
    return () => {
      reader?.removeAttribute('data-marks');
      giveBack(own);
    };
  }, [panel]);
}

interface ItemProps extends PanelProps {
  readonly one: PlacedMark;
}

function Item({ one, messages, onGo, onNote, onDelete }: ItemProps): JSX.Element {
  const { mark, state } = one;
  const [edits, setEdits] = useState(false);
  const isFound = state === 'found';
  const dir = inlineDirection(mark.quote.exact, languageDirection(mark.lang));
  const quote = <IsolatedText text={mark.quote.exact} dir={dir} />;
  return (
    <li class={isFound ? 'mark-item' : 'mark-item lost'}>
      {isFound ? (
        <button
          type="button"
          class="mark-quote"
          lang={mark.lang}
          dir={dir}
          onClick={() => onGo(one)}
        >
          {quote}
        </button>
      ) : (
        <blockquote class="mark-quote" lang={mark.lang} dir={dir}>
          {quote}
        </blockquote>
      )}
      {!isFound && <p class="mark-state">{stateText(one, messages)}</p>}
      {edits ? (
        <Editing
          {...{ mark, messages }}
          onEnd={async (note) => {
            // Until it is kept, what was written stays.
            if (note === mark.note || (await onNote(mark, note))) setEdits(false);
          }}
        />
      ) : (
        mark.note && (
          <p class="mark-note" dir="auto">
            {mark.note}
          </p>
        )
      )}
      <div class="mark-buttons">
        {!edits && (
          <ToolButton icon="note" label={messages('mark_edit')} onClick={() => setEdits(true)} />
        )}
        <ToolButton icon="bin" label={messages('mark_delete')} onClick={() => onDelete(mark)} />
      </div>
    </li>
  );
}

function stateText({ mark, state }: PlacedMark, messages: Messages): string {
  if (state === 'missing') return messages('mark_missing');
  if (state === 'waiting') return messages('mark_waiting');
  return messages('mark_elsewhere', languageName(mark.lang, messages.language));
}

interface EditingProps {
  readonly mark: Mark;
  readonly messages: Messages;
  readonly onEnd: (note: string) => Promise<void>;
}

function Editing({ mark, messages, onEnd }: EditingProps): JSX.Element {
  const [note, setNote] = useState(mark.note);
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => host.current?.querySelector('textarea')?.focus(), []);
  const end = (): void => void onEnd(note.trim());
  return (
    <div ref={host}>
      <NoteField {...{ note, messages }} onInput={setNote} onDone={end} />
      <button type="button" class="button primary small" onClick={end}>
        {messages('mark_done')}
      </button>
    </div>
  );
}
