import { useMemo } from 'preact/hooks';
import type { SentenceLight } from './sentence-light.ts';

interface Pointing {
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

/** Lights the sentence under the mouse, or the one that was tapped. */
export function usePointing(light: SentenceLight): Pointing {
  return useMemo(() => {
    const lightAt = (event: MouseEvent): void => {
      const point = document.caretPositionFromPoint(event.clientX, event.clientY);
      light.light(point ? light.at(point.offsetNode, point.offset) : undefined);
    };
    return {
      onPointerMove: (event) => event.pointerType === 'mouse' && lightAt(event),
      onPointerLeave: (event) => event.pointerType === 'mouse' && light.light(undefined),
      onClick: lightAt,
    };
  }, [light]);
}
