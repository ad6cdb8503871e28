import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Article, readingBlocks } from '../../../article/model.ts';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';

/** Lets a note's number in the article lead to the note, and the note back, whether or not that part stands in the page yet. */
export function useNotes(
  room: RefObject<HTMLElement | null>,
  article: Article,
  go: (goal: ScrollTarget) => void,
): void {
  useEffect(() => {
    const host = room.current;
    const follow = (event: Event): void => {
      const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
      if (!link) return;
      event.preventDefault();
      const place = link.getAttribute('href')?.slice(1) ?? '';
      const block = readingBlocks(article).findIndex(({ html }) => html.includes(`id="${place}"`));
      if (block >= 0) go({ block, place });
    };
    host?.addEventListener('click', follow);
    return () => host?.removeEventListener('click', follow);
  }, [room, article, go]);
}
