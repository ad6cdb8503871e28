import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import type { ReaderServices } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';

interface KeptWordsOptions extends Pick<ReaderServices, 'settings' | 'messages'> {
  readonly room: RefObject<HTMLElement | null>;
  readonly article: Article;
  readonly cells: Cells;
  readonly onGo: (goal: ScrollTarget) => void;
}

/** The kept word, by its id, from whose sentence the page is to be read. */
export const openedWord = new URLSearchParams(location.search).get('word');

/** How long lines under words leave the article to itself, in milliseconds. */
const patience = 400;

const load = () => import('./show-kept-words.ts');

/** Underlines the words that were kept before, and lights the sentence of the one that the page was opened for. */
export function useKeptWords(options: KeptWordsOptions): void {
  const { room, article, settings } = options;
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    if (!settings.underlinesWords) return undefined;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      const { current } = room;
      const drawn = load().then(
        (kept) => current && kept.underlineKeptWords(current, leaving.signal),
      );
      drawn.catch(() => undefined);
    }, patience);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [room, settings.underlinesWords]);
  useEffect(() => {
    const { current } = room;
    if (openedWord === null || !current) return undefined;
    const leaving = new AbortController();
    const { messages, onGo } = latest.current;
    const surroundings = { room: current, article, messages, onGo };
    const lit = load().then(({ lightKeptWord }) =>
      lightKeptWord(
        openedWord ?? '',
        { ...surroundings, cells: () => latest.current.cells },
        leaving.signal,
      ),
    );
    lit.catch(() => undefined);
    return () => leaving.abort();
  }, [room, article.id]);
}
