import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import type { Mark } from '../../../library/database/records.ts';
import type { Cells } from '../pane/pair.tsx';
import { createPanePlaces, type PanePlaces } from './pane-places.ts';
import { createMarkPlacer, drawMarks, isSamePlaced, type PlacedMark } from './place-marks.ts';

interface PlacedOptions {
  readonly room: RefObject<HTMLElement | null>;
  readonly article: Article;
  readonly cells: Cells;
  readonly marks: readonly Mark[] | undefined;
  /** The mark whose card is open. */
  readonly openId: string | undefined;
  readonly isSettled: boolean;
  readonly onDrawn: () => void;
}

/** Marks in their places, drawn there, and the places of the text that they stand in. */
export interface PlacedMarks {
  readonly places: PanePlaces | undefined;
  readonly placed: readonly PlacedMark[];
  /** The same, as last drawn. */
  readonly current: () => readonly PlacedMark[];
  /** Draws them anew at once. */
  readonly drawNow: () => readonly PlacedMark[];
  /** Draws no more until the function that it gives is called: the text stands otherwise for a while. */
  readonly hold: () => () => void;
}

/** How long drawing waits for more to come into the page, in milliseconds. */
const drawingWaits = 60;

/** Draws marks into an article, again whenever more of it or of its translation has come. */
export function usePlacedMarks(options: PlacedOptions): PlacedMarks {
  const { room, article, cells, marks, openId, isSettled, onDrawn } = options;
  const [placed, setPlaced] = useState<readonly PlacedMark[]>([]);
  const now = useRef<readonly PlacedMark[]>([]);
  const isHeld = useRef(false);
  const places = useMemo(
    () => (room.current ? createPanePlaces(room.current, article, cells) : undefined),
    [room, article, cells],
  );
  const placer = useMemo(createMarkPlacer, []);
  const draw = useRef(() => {});
  useEffect(() => {
    draw.current = () => {
      if (!places || !marks || isHeld.current) return;
      now.current = placer(marks, { places, cells, isSettled });
      drawMarks(now.current, openId);
      onDrawn();
      setPlaced((before) => (isSamePlaced(before, now.current) ? before : now.current));
    };
    draw.current();
  }, [places, placer, marks, cells, isSettled, openId, onDrawn]);
  const hasMarks = marks !== undefined && marks.length > 0;
  useEffect(() => {
    if (!hasMarks || !room.current) return undefined;
    return drawAgain(room.current, () => draw.current());
  }, [room, hasMarks]);
  useEffect(() => () => drawMarks([], undefined), []);
  const hold = (): (() => void) => {
    isHeld.current = true;
    return () => {
      isHeld.current = false;
      draw.current();
    };
  };
  const drawNow = (): readonly PlacedMark[] => {
    draw.current();
    return now.current;
  };
  return { places, placed, current: () => now.current, drawNow, hold };
}

function drawAgain(room: HTMLElement, draw: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      draw();
    }, drawingWaits);
  });
  observer.observe(room, { subtree: true, childList: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
