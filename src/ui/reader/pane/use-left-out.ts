import type { RefObject } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { leftOutNow, withLineBack } from '../../../article/left-out.ts';
import type { Article } from '../../../article/model.ts';
import type { OpenArticle, ReaderServices } from '../open/services.ts';

interface LeftOutOptions extends Pick<ReaderServices, 'background'> {
  readonly article: Article;
  readonly reading: OpenArticle;
  readonly room: RefObject<HTMLElement | null>;
  readonly onArticle: (article: Article) => void;
}

/** The lines that were left out of an article, as the reader's menu and rows need them. */
export interface LeftOut {
  /** How many are left out now. */
  readonly count: number;
  /** Whether they are shown in their places. */
  readonly shown: boolean;
  toggle(): void;
  putBack(which: number): void;
}

/** Shows the lines that were left out of an article, and puts them back for good where the article is kept. */
export function useLeftOut(options: LeftOutOptions): LeftOut {
  const { article, room } = options;
  const [shown, setShown] = useState(false);
  const [goal, setGoal] = useState(0);
  const count = leftOutNow(article).length;
  // A reader at the keyboard goes on at the line that was asked for, or at the next one.
  useEffect(() => {
    if (!shown || goal === 0) return;
    const buttons = room.current?.querySelectorAll<HTMLElement>('.left-out button') ?? [];
    const next = [...buttons].find((button) => isBelowTop(button)) ?? buttons[0];
    next?.focus();
    setGoal(0);
  }, [shown, goal, article]);
  const putBack = useCallback(
    (which: number) => {
      const { background, reading, onArticle } = options;
      onArticle(withLineBack(article, which));
      setGoal((now) => now + 1);
      if (reading.kept) void background.putLineBack(article.id, which).catch(() => undefined);
    },
    [article],
  );
  const toggle = (): void => {
    setShown(!shown);
    setGoal(1);
  };
  return { count, shown: shown && count > 0, toggle, putBack };
}

function isBelowTop(element: Element): boolean {
  return element.getBoundingClientRect().bottom > 0;
}
