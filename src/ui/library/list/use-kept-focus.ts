import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard's place in a list: where the focused part goes with a row that leaves it, the row that took
 * its place gets the focus, or where none is left the list itself.
 */
export function useKeptFocus(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  /** What takes the focus of a row. */
  part = '.library-row h3 a',
): void {
  // Read while rendering: what has the focus is still in the page then.
  const focused = document.activeElement;
  const isInside = list.current?.contains(focused) ?? false;
  const before = useRef(ids);
  useLayoutEffect(() => {
    const earlier = before.current;
    before.current = ids;
    if (!isInside || focused?.isConnected) return;
    const gone = earlier.findIndex((id) => !ids.includes(id));
    const links = list.current?.querySelectorAll<HTMLElement>(part) ?? [];
    const next = links[Math.min(Math.max(gone, 0), links.length - 1)] ?? list.current;
    next?.focus();
  });
}
