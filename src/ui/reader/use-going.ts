import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Where the reader goes: a block, counted from 0 for the title. */
export interface Goal {
  readonly block: number;
  /** Whether the focus goes there too. */
  readonly focus?: true;
}

/** The reader's goal and the way to set another; the same one may be set again. */
export function useGoing(
  room: RefObject<HTMLElement | null>,
): readonly [Goal | undefined, (goal: Goal) => void] {
  const [goal, setGoal] = useState<Goal>();
  useEffect(() => {
    const block = goal && room.current?.querySelector(`[data-block="${goal.block}"]`);
    if (!block) return;
    block.scrollIntoView();
    if (goal.focus) focusOn(block);
  }, [room, goal]);
  return [goal, setGoal];
}

/** Puts the focus on what is seen of a block, so that reading and Tab go on from there. */
function focusOn(block: Element): void {
  const seen = [...block.querySelectorAll<HTMLElement>('.cell > *')].find((one) =>
    one.checkVisibility(),
  );
  if (!seen) return;
  seen.tabIndex = -1;
  seen.focus({ preventScroll: true });
}
