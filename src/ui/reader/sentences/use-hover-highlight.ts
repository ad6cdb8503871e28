import { useMemo } from 'preact/hooks';
import type { SentenceHighlighter } from './sentence-highlighter.ts';

interface Pointing {
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

/** Lights the sentence and the word under the mouse, or those that were tapped. */
export function useHoverHighlight(light: SentenceHighlighter): Pointing {
  return useMemo(() => {
    const lightAt = (event: MouseEvent): void => {
      const point = document.caretPositionFromPoint(event.clientX, event.clientY);
      if (point) light.lightAt(point.offsetNode, point.offset);
      else light.light(undefined);
    };
    return {
      onPointerMove: (event) => event.pointerType === 'mouse' && lightAt(event),
      onPointerLeave: (event) => event.pointerType === 'mouse' && light.light(undefined),
      onClick: lightAt,
    };
  }, [light]);
}
