import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { PlacedWord } from './placed-word.ts';
import { selectsBeyond } from './word-selection.ts';

/** The gap between the word's line and the card, and between the card and the window's edge, in CSS pixels. */
const gap = 6;

interface CardPlace {
  readonly word: PlacedWord;
  readonly onClose: () => void;
  /** Whether the focus goes into the card: not where a mouse opened it, whose selection would end. */
  readonly takesFocus: boolean;
}

/**
 * Shows the card and keeps it beside its word, below the line or above it; it closes when its word is scrolled out of sight or
 * drawn anew, and when the selection grows beyond it.
 */
export function useCardPlace(
  card: RefObject<HTMLElement | null>,
  { word, onClose, takesFocus }: CardPlace,
): void {
  useLayoutEffect(() => {
    card.current?.showPopover();
    if (takesFocus) card.current?.focus({ preventScroll: true });
    CSS.highlights.set('looked-up', new Highlight(word.range));
    return () => void CSS.highlights.delete('looked-up');
  }, [card, word, takesFocus]);
  // At once: the selection may grow before the next frame.
  useLayoutEffect(() => {
    const look = (): void => {
      if (selectsBeyond(word)) onClose();
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [word, onClose]);
  useEffect(() => {
    const follow = (): void => {
      const { top, bottom } = word.range.getBoundingClientRect();
      if (word.range.collapsed || bottom < 0 || top > innerHeight) onClose();
      else if (card.current) place(card.current, word.range);
    };
    const outside = ({ target }: Event): void => {
      if (target instanceof Node && !card.current?.contains(target)) onClose();
    };
    const stop = new AbortController();
    const { signal } = stop;
    // What it shows comes bit by bit, its style sheet too.
    const sizes = new ResizeObserver(follow);
    if (card.current) sizes.observe(card.current);
    addEventListener('scroll', follow, { signal, capture: true, passive: true });
    addEventListener('resize', follow, { signal });
    document.addEventListener('pointerdown', outside, { signal });
    return () => {
      stop.abort();
      sizes.disconnect();
    };
  }, [card, word, onClose]);
}

/** Below the word's line where there is room or more of it than above, from the word's right edge leftwards, within the window. */
function place(card: HTMLElement, range: Range): void {
  const line = range.getBoundingClientRect();
  const below = innerHeight - line.bottom - 2 * gap;
  const above = line.top - 2 * gap;
  card.style.maxBlockSize = '';
  const { width, height } = card.getBoundingClientRect();
  const isBelow = height <= below || below >= above;
  const room = isBelow ? below : above;
  const tall = Math.min(height, room);
  const right = Math.min(innerWidth - gap, Math.max(line.right, width + gap));
  Object.assign(card.style, {
    // Not its height of now: it grows with what it comes to know.
    maxBlockSize: `${room}px`,
    left: `${right - width}px`,
    top: `${isBelow ? line.bottom + gap : line.top - gap - tall}px`,
  });
}
