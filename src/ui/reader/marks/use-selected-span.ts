import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PaneText, TextSpan } from '../../../library/marks/pane-text.ts';
import { hasWords, markable } from '../../../library/marks/selectors.ts';
import { selectedPane } from '../selection/clean-copy.ts';
import type { SentenceHighlighter } from '../sentences/sentence-highlighter.ts';
import { type Pane, panes } from '../sentences/sentence-places.ts';
import type { PanePlaces } from './pane-places.ts';

/** What of a pane's text can be marked now. */
export interface ChosenText {
  readonly pane: Pane;
  readonly text: PaneText;
  /** Absent where it is too long for one mark. */
  readonly span?: TextSpan;
  /** Where it stands in the page. */
  readonly ranges: readonly Range[];
}

/** How long a selection must stay as it is to count, in milliseconds: while it grows nothing is to move. */
const settling = 180;

/** What is selected, once the selection is made, and a way to look again at once. */
export function useSelectedText(
  room: RefObject<HTMLElement | null>,
  places: PanePlaces | undefined,
): ChosenText | undefined {
  const [chosen, setChosen] = useState<ChosenText>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isPressed = false;
    const look = (): void => {
      const found =
        isPressed || !room.current || !places ? undefined : selectedText(room.current, places);
      setChosen(found);
    };
    const plan = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, settling);
    };
    const press = ({ target }: PointerEvent): void => {
      isPressed = target instanceof Node && room.current?.contains(target) === true;
    };
    const release = (): void => {
      isPressed = false;
      plan();
    };
    const leaving = new AbortController();
    const { signal } = leaving;
    document.addEventListener('selectionchange', plan, { signal });
    document.addEventListener('pointerdown', press, { signal, capture: true });
    // The press may have begun before this was loaded.
    const move = ({ buttons }: PointerEvent): void => {
      if (buttons === 0) isPressed = false;
      else if (getSelection()?.isCollapsed === false) isPressed = true;
    };
    document.addEventListener('pointermove', move, { signal, capture: true, passive: true });
    for (const end of ['pointerup', 'pointercancel'] as const)
      document.addEventListener(end, release, { signal, capture: true });
    plan();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [room, places]);
  return chosen;
}

/** What is selected of one pane; undefined where nothing of the article is. */
export function selectedText(room: HTMLElement, places: PanePlaces): ChosenText | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !room.contains(selection.anchorNode)) return undefined;
  const pane = selectedPane(selection, room);
  const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  return pane && chosenText(places, pane, ranges);
}

/** The lit sentence, in the pane that is shown. */
export function litText(light: SentenceHighlighter, places: PanePlaces): ChosenText | undefined {
  const lit = light.lit();
  for (const pane of panes) {
    const range = lit && light.range(lit.place, pane);
    if (range?.getClientRects().length) return chosenText(places, pane, [range]);
  }
  return undefined;
}

function chosenText(
  places: PanePlaces,
  pane: Pane,
  ranges: readonly Range[],
): ChosenText | undefined {
  const whole = places.spanOf(ranges, pane);
  const text = places.text(pane);
  if (!whole || !hasWords(text.text.slice(whole.start, whole.end))) return undefined;
  const span = markable(text, whole);
  return { pane, text, ranges, ...(span && { span }) };
}
