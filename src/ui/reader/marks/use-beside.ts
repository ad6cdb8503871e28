import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { putBeside } from '../scroll/place-beside.ts';
import { behindBar } from '../scroll/scroller.ts';

interface BesideOptions {
  readonly room: RefObject<HTMLElement | null>;
  /** What it stands beside. */
  readonly ranges: readonly Range[];
}

/** Shows an element above all others, and keeps it beside some ranges of the text, never over their lines, while the page scrolls. */
export function useBeside(
  element: RefObject<HTMLElement | null>,
  { room, ranges }: BesideOptions,
): void {
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const sizes = new ResizeObserver(() => follow());
    const follow = (): void => {
      const card = document.querySelector('.word-card');
      if (card) sizes.observe(card);
      const lines = linesOf(ranges);
      // Between two drawings its text has no place: it stays where it stands.
      if (!room.current || (!lines.length && current.style.top)) return;
      const { top } = behindBar(room.current);
      const toast = document.querySelector('.mark-toast');
      if (toast) sizes.observe(toast);
      const bottom = toast?.matches('.toast') ? toast.getBoundingClientRect().top : innerHeight;
      putBeside(current, { lines, top, bottom, avoid: card?.getBoundingClientRect() });
    };
    current.showPopover();
    follow();
    sizes.observe(current);
    const leaving = new AbortController();
    const { signal } = leaving;
    addEventListener('scroll', follow, { signal, capture: true, passive: true });
    addEventListener('resize', follow, { signal });
    // A word's card comes and goes beside the same line.
    const cards = new MutationObserver(follow);
    cards.observe(document.body, { childList: true });
    return () => {
      leaving.abort();
      sizes.disconnect();
      cards.disconnect();
    };
  }, [element, room, ranges]);
}

/** The lines where some ranges begin and end, as far as they stand in the page. */
function linesOf(ranges: readonly Range[]): DOMRect[] {
  const ends = [ranges[0], ranges.at(-1)].flatMap((range) => [...(range?.getClientRects() ?? [])]);
  return ends.filter(({ width }) => width > 0);
}
