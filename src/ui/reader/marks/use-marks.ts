import type { RefObject } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OpenArticle, Opened } from '../open/services.ts';

/** What the reader asked for by a key: to mark what is selected or lit, with a note or without one. */
export interface MarkWish {
  readonly withNote: boolean;
}

/** Whether the marks of an article are needed, and what the reader wants of them; all else about them is loaded only then. */
export interface WantedMarks {
  readonly isWanted: boolean;
  readonly wish: MarkWish | undefined;
  ask(wish: MarkWish): void;
}

let tell: (() => void) | undefined;

/** Fulfilled when an article's marks are drawn for the first time. */
export const marksDrawn = new Promise<void>((resolve) => {
  tell = resolve;
});

/** Tells that an article's marks are drawn. */
export function tellMarksDrawn(): void {
  tell?.();
}

/** Wants the marks of a saved article, and of any that may be saved once something in it is selected. */
export function useMarks(
  room: RefObject<HTMLElement | null>,
  { saved, unkept }: Pick<OpenArticle, 'saved' | 'unkept'>,
  opened: Opened,
): WantedMarks {
  const isKeepable = unkept !== 'private' && unkept !== 'no-storage' && unkept !== 'listing';
  const isListed = opened === 'marks';
  const [isWanted, setWanted] = useState(false);
  const [wish, setWish] = useState<MarkWish>();
  useEffect(() => {
    if (isWanted || !isKeepable) return undefined;
    if (saved || isListed) {
      setWanted(true);
      return undefined;
    }
    const look = (): void => {
      const selection = getSelection();
      if (selection?.isCollapsed === false && room.current?.contains(selection.anchorNode))
        setWanted(true);
    };
    document.addEventListener('selectionchange', look);
    look();
    return () => document.removeEventListener('selectionchange', look);
  }, [room, saved, isListed, isWanted, isKeepable]);
  const ask = useCallback((next: MarkWish): void => {
    setWanted(true);
    setWish(next);
  }, []);
  return { isWanted: isWanted && isKeepable, wish, ask };
}

/** What is open at first: a link from the library leads to an article's marks. */
export function openedFirst(): Opened {
  return new URLSearchParams(location.search).has('marks') ? 'marks' : 'none';
}
