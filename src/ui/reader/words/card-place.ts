import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { putBeside } from '../scroll/place-beside.ts';
import type { PlacedWord } from './placed-word.ts';
import { selectsBeyond } from './word-selection.ts';

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
      const line = word.range.getBoundingClientRect();
      if (word.range.collapsed || line.bottom < 0 || line.top > innerHeight) onClose();
      else if (card.current) putBeside(card.current, { lines: [line], top: 0 }, 'right');
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
