import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** How long a finger rests on a word to look it up, in milliseconds; where it moves, the browser scrolls and takes it over. */
const longTap = 500;

/** Tells the place in the text that is double-clicked, or that a finger rests on. */
export function useWordLookUp(
  room: RefObject<HTMLElement | null>,
  onPlace: (place: CaretPosition) => Promise<void>,
): void {
  useEffect(() => {
    const { current } = room;
    if (!current) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const lookUpAt = ({ clientX, clientY }: MouseEvent): void => {
      const point = document.caretPositionFromPoint(clientX, clientY);
      if (point) void onPlace(point);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => clearTimeout(timer);
    const press = (event: PointerEvent): void => {
      rest();
      if (event.pointerType === 'mouse') return;
      timer = setTimeout(() => lookUpAt(event), longTap);
    };
    current.addEventListener('dblclick', lookUpAt, { signal });
    current.addEventListener('pointerdown', press, { signal });
    for (const end of ['pointerup', 'pointercancel'] as const)
      current.addEventListener(end, rest, { signal });
    return () => {
      rest();
      stop.abort();
    };
  });
}
