import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { type PlacedWord, wordAtPoint } from './placed-word.ts';

/** How long a finger rests on a word to look it up, in milliseconds, and how far it may stray meanwhile, in CSS pixels. */
const longTap = 500;
const stray = 10;

/** Looks up the word of the article that is double-clicked, or that a finger rests on. */
export function useWordLookUp(
  room: RefObject<HTMLElement | null>,
  onWord: (word: PlacedWord) => void,
): void {
  useEffect(() => {
    const { current } = room;
    if (!current) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const lookUpAt = ({ clientX, clientY }: MouseEvent): void => {
      const point = document.caretPositionFromPoint(clientX, clientY);
      const word = point && wordAtPoint(point.offsetNode, point.offset);
      if (word) onWord(word);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from: PointerEvent | undefined;
    const rest = (): void => clearTimeout(timer);
    const press = (event: PointerEvent): void => {
      rest();
      if (event.pointerType === 'mouse' || !event.isPrimary) return;
      from = event;
      timer = setTimeout(() => lookUpAt(event), longTap);
    };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      if (from && Math.hypot(clientX - from.clientX, clientY - from.clientY) > stray) rest();
    };
    current.addEventListener('dblclick', lookUpAt, { signal });
    current.addEventListener('pointerdown', press, { signal });
    current.addEventListener('pointermove', move, { signal });
    for (const end of ['pointerup', 'pointercancel'] as const)
      current.addEventListener(end, rest, { signal });
    return () => {
      rest();
      stop.abort();
    };
  });
}
