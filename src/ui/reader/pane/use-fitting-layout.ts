import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Settings } from '../../../platform/settings/settings.ts';

/** The least room for the two panes side by side, in CSS pixels. */
const leastRoom = 640;

/** The least width of a pane, in its own letters (em): about six Arabic words in two lines. */
const leastLetters = 11;

/** The most that the room's text takes, and the gap between the panes (reader-rows.css), in CSS pixels. */
const mostRoom = 1344;
const gapOf = (width: number): number => Math.min(72, Math.max(32, width * 0.04));

/** Whether two panes of a text size (CSS pixels) can be read side by side in a width (CSS pixels). */
export function fitsSideBySide(width: number, size: number): boolean {
  const room = Math.min(width, mostRoom);
  return width >= leastRoom && (room - gapOf(room)) / 2 >= leastLetters * size;
}

/** The layout that the reader chose, or stacked panes where there is no room for two of them side by side. */
export function useFittingLayout(
  room: RefObject<HTMLElement | null>,
  { layout, originalSize, translationSize }: Settings,
): Settings['layout'] {
  const size = Math.max(originalSize, translationSize);
  const [fits, setFits] = useState(true);
  // Before anything is painted, so that nothing jumps.
  useLayoutEffect(() => {
    const { current } = room;
    if (!current) return;
    const look = (): void => {
      const { paddingLeft, paddingRight } = getComputedStyle(current);
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
      // On paper the width of the window says nothing.
      if (current.clientWidth > 0 && !matchMedia('print').matches)
        setFits(fitsSideBySide(current.clientWidth - padding, size));
    };
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [room, size]);
  return layout === 'side-by-side' && !fits ? 'stacked' : layout;
}
