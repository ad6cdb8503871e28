import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { useNotes } from '../pane/use-notes.ts';

/** Where the reader goes: a block, counted from 0 for the title. */
export interface ScrollTarget {
  readonly block: number;
  /** Whether the focus goes there too. */
  readonly focus?: true;
  /** Id of an element in the block that is gone to and takes the focus, such as a note. */
  readonly place?: string;
}

/** The reader's goal and the way to set another; the same one may be set again. */
export function useScrollTarget(
  room: RefObject<HTMLElement | null>,
  article: Article,
): readonly [ScrollTarget | undefined, (goal: ScrollTarget) => void] {
  const [goal, setGoal] = useState<ScrollTarget>();
  useEffect(() => {
    const block = goal && room.current?.querySelector(`[data-block="${goal.block}"]`);
    if (!block) return;
    const place = goal.place ? placeIn(block, goal.place) : undefined;
    if (place) {
      place.scrollIntoView({ block: 'center' });
      focus(place);
      return;
    }
    block.scrollIntoView();
    if (goal.focus) focusOn(block);
  }, [room, goal]);
  useNotes(room, article, setGoal);
  return [goal, setGoal];
}

/** Puts the focus on what is seen of a block, so that reading and Tab go on from there. */
function focusOn(block: Element): void {
  const seen = [...block.querySelectorAll<HTMLElement>('.cell > *')].find((one) =>
    one.checkVisibility(),
  );
  if (seen) focus(seen);
}

function placeIn(block: Element, id: string): HTMLElement | undefined {
  const places = block.querySelectorAll<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  return [...places].find((one) => one.checkVisibility());
}

function focus(element: HTMLElement): void {
  if (!(element instanceof HTMLAnchorElement)) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
