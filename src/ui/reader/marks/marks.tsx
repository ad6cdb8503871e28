import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import type { ReaderServices } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';
import type { Commands } from '../toolbar/use-commands.ts';
import { MarkBar } from './mark-bar.tsx';
import { MarkCard } from './mark-card.tsx';
import { MarkToast } from './mark-toast.tsx';
import { MarksPanel } from './marks-panel.tsx';
import { markAt, type PlacedMark } from './place-marks.ts';
import { useKeptMarks } from './use-kept-marks.ts';
import { type MarkActions, useMarkActions } from './use-mark-actions.ts';
import type { MarkWish } from './use-marks.ts';
import { type PlacedMarks, usePlacedMarks } from './use-placed-marks.ts';
import { usePrintedMarks } from './use-printed-marks.ts';
import { type ChosenText, litText, selectedText, useSelectedText } from './use-selected-span.ts';

/** What marks need of the reader. */
export interface MarksProps extends ReaderServices {
  readonly room: RefObject<HTMLElement | null>;
  readonly article: Article;
  readonly cells: Cells;
  readonly commands: Commands;
  readonly wish: MarkWish | undefined;
  /** Whether the translation is as complete as it will be. */
  readonly isSettled: boolean;
  /** Whether the marks are listed beside the article. */
  readonly isListed: boolean;
  readonly onCloseList: () => void;
  readonly onGo: (goal: ScrollTarget) => void;
  /** Called whenever the marks have been drawn. */
  readonly onDrawn: () => void;
}

/** A mark whose card is open. */
interface OpenMark {
  readonly id: string;
  readonly edits: boolean;
  /** A note that could not be kept. */
  readonly draft?: string;
}

/** What the reader marked in an article: drawn in both panes, opened by a press, listed beside it; and the bar that marks a selection. */
export function Marks(props: MarksProps): JSX.Element {
  const { room, article, cells, messages, isListed } = props;
  const [open, setOpen] = useState<OpenMark>();
  const [marks, reload] = useKeptMarks(article.id);
  const drawn = usePlacedMarks({ ...props, marks, openId: open?.id });
  const { places, placed, current } = drawn;
  const chosen = useSelectedText(room, places);
  const actions = useMarkActions({ ...props, target: cells.target, current, reload });
  const mark = async (text: ChosenText | undefined, withNote: boolean): Promise<void> => {
    const id = await actions.mark(text, withNote);
    if (!id) return;
    getSelection()?.removeAllRanges();
    if (withNote) setOpen({ id, edits: true });
  };
  useWish(props, drawn, mark);
  usePressedMark(room, drawn, (id) => setOpen({ id, edits: false }));
  usePrintedMarks({ room, drawn, messages });
  const opened = placed.find((one) => one.mark.id === open?.id);
  const go = (one: PlacedMark): void => {
    goTo(one, props);
    // A narrow window shows the text or the list.
    if (matchMedia('(max-width: 1000px)').matches) props.onCloseList();
  };
  return (
    <>
      {chosen && !opened && (
        <MarkBar {...{ room, chosen, messages }} onMark={(text, note) => void mark(text, note)} />
      )}
      {opened && (
        <OpenCard
          {...{ room, messages, actions, opened }}
          edits={open?.edits ?? false}
          draft={open?.draft ?? opened.mark.note}
          onNote={async (note) => {
            const isKept = await actions.write(opened.mark, note);
            // What was written is not to be lost.
            if (!isKept) setOpen({ id: opened.mark.id, edits: true, draft: note });
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {isListed && (
        <MarksPanel
          {...{ placed, messages }}
          onGo={go}
          onNote={(one, note) => actions.write(one, note)}
          onDelete={(one) => void actions.remove(one)}
          onClose={props.onCloseList}
        />
      )}
      <MarkToast word={actions.word} messages={messages} onEnd={() => actions.say(undefined)} />
    </>
  );
}

interface OpenCardProps extends Pick<MarksProps, 'room' | 'messages'> {
  readonly opened: PlacedMark;
  readonly edits: boolean;
  readonly draft: string;
  readonly actions: MarkActions;
  readonly onNote: (note: string) => Promise<void>;
  readonly onClose: () => void;
}

function OpenCard({ opened, actions, onNote, onClose, ...props }: OpenCardProps): JSX.Element {
  const { mark } = opened;
  return (
    <MarkCard
      key={mark.id}
      {...props}
      placed={opened}
      onNote={(note) => void onNote(note)}
      onDelete={() => {
        onClose();
        void actions.remove(mark);
      }}
      onClose={onClose}
    />
  );
}

/** Does what a key asked for, once the marks are known. */
function useWish(
  { wish, room, cells }: MarksProps,
  { places }: PlacedMarks,
  mark: (text: ChosenText | undefined, withNote: boolean) => Promise<void>,
): void {
  const done = useRef<MarkWish>(undefined);
  useEffect(() => {
    if (!wish || wish === done.current || !room.current || !places) return;
    done.current = wish;
    const text = selectedText(room.current, places) ?? litText(cells.light, places);
    void mark(text, wish.withNote);
  }, [wish, places]);
}

/** Opens the mark that is pressed; a link or a picture in it does what it always does. */
function usePressedMark(
  room: RefObject<HTMLElement | null>,
  { current }: PlacedMarks,
  onPress: (id: string) => void,
): void {
  useEffect(() => {
    const host = room.current;
    const press = (event: MouseEvent): void => {
      const isOther =
        event.target instanceof Element && event.target.closest('a, button, [role="button"]');
      if (isOther || getSelection()?.isCollapsed === false) return;
      const point = document.caretPositionFromPoint(event.clientX, event.clientY);
      const found = point && markAt(current(), point.offsetNode, point.offset);
      if (found) onPress(found.mark.id);
    };
    host?.addEventListener('click', press);
    return () => host?.removeEventListener('click', press);
  });
}

/** Brings a mark to where it is seen. */
function goTo({ mark, ranges }: PlacedMark, { onGo }: MarksProps): void {
  const holder = ranges[0]?.startContainer.parentElement;
  if (holder?.isConnected) holder.scrollIntoView({ block: 'center' });
  else onGo({ block: mark.block });
}
