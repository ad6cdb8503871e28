import { readerMoves } from '../../shared/reader-moves.ts';
import { bringInSight } from './scroller.ts';

/**
 * Brings a part of the text in sight and keeps it where it was put, whatever comes above it or scrolls without the reader,
 * until the reader moves on or the signal aborts; the part is asked for each time, since the text is drawn anew.
 */
export function keepInSight(
  room: HTMLElement,
  find: () => Range | undefined,
  signal: AbortSignal,
): void {
  const until = readerMoves(signal);
  let put: number | undefined;
  const bring = (): void => {
    const part = find();
    if (!part || part.getBoundingClientRect().top === put) return;
    bringInSight(room, part);
    put = part.getBoundingClientRect().top;
  };
  const layouts = new ResizeObserver(bring);
  layouts.observe(room);
  // Where panes scroll each for itself, what comes in them changes no size around them.
  const contents = new MutationObserver(bring);
  contents.observe(room, { subtree: true, childList: true });
  addEventListener('scroll', bring, { capture: true, passive: true, signal: until });
  until.addEventListener('abort', () => {
    layouts.disconnect();
    contents.disconnect();
  });
  bring();
}
