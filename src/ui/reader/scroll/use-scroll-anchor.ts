import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { behindBar, scrollerOf, topBlock } from './scroller.ts';

/** The reader is taken to read in one place so long after scrolling, in milliseconds. */
const rest = 150;

/** A block that begins in this part of the window is what is read, not the end of the one before it. */
const readPart = 0.5;

/** What is read, and where it stands in the window and in the scrolling; in CSS pixels. */
interface Held {
  readonly element: Element;
  readonly top: number;
  scrolled: number;
}

/**
 * While it is on, what is read stays where it is in the window, whatever grows above it.
 * Browsers hold a place too, but by whatever crosses the window's edge, which may be what grows; they do it while the reader scrolls.
 */
export function useScrollAnchor(room: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => (on && room.current ? holdPlace(room.current) : undefined), [room, on]);
}

function holdPlace(room: HTMLElement): () => void {
  const scroller = scrollerOf(room) as HTMLElement;
  let held: Held | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hold = (): void => {
    held = placeOf(room, scroller);
    scroller.style.overflowAnchor = held ? 'none' : '';
  };
  const release = (): void => {
    held = undefined;
    scroller.style.overflowAnchor = '';
    clearTimeout(timer);
    timer = setTimeout(hold, rest);
  };
  const onScroll = ({ target }: Event): void => {
    const own = target === document || target === scroller;
    if (own && !(held && isAt(scroller, held))) release();
  };
  // Called after the layout and before anything is painted, so that no wrong frame is seen.
  const observer = new ResizeObserver(() => {
    if (!held) return;
    // Somebody goes elsewhere in this very frame.
    if (!isAt(scroller, held)) return release();
    const top = held.element.getBoundingClientRect().top - held.top;
    if (Math.abs(top) >= 1) scroller.scrollBy({ top, behavior: 'instant' });
    held.scrolled = scroller.scrollTop;
  });
  for (const part of room.children) observer.observe(part);
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  hold();
  const end = (): void => {
    observer.disconnect();
    document.removeEventListener('scroll', onScroll, { capture: true });
    clearTimeout(timer);
    scroller.style.overflowAnchor = '';
  };
  // What came last may not have been laid out yet: a busy page runs effects before its next frame.
  return () => void requestAnimationFrame(() => setTimeout(end));
}

/** Whether nobody has scrolled since. */
function isAt(scroller: Element, { scrolled }: Held): boolean {
  return Math.abs(scroller.scrollTop - scrolled) < 1;
}

function placeOf(room: HTMLElement, scroller: Element): Held | undefined {
  // At its beginning an article stays there, with what stands above it.
  if (scroller.scrollTop <= 0) return undefined;
  const first = topBlock(room);
  const seen = [first, first + 1].flatMap((index) => shownCell(room, index) ?? []);
  const { top, bottom } = behindBar(room);
  const middle = top + (bottom - top) * readPart;
  const begins = seen.find((part) => isBetween(part.getBoundingClientRect().top, top, middle));
  const element = begins ?? seen[0];
  if (!element) return;
  return { element, top: element.getBoundingClientRect().top, scrolled: scroller.scrollTop };
}

/** The original of a block or, where that is not shown, its translation. */
function shownCell(room: HTMLElement, index: number): Element | undefined {
  const cells = room.querySelectorAll(`[data-block="${index}"] .cell`);
  return [...cells].find((cell) => cell.checkVisibility());
}

function isBetween(place: number, from: number, to: number): boolean {
  return place >= from - 1 && place <= to;
}
