import type { RefObject } from 'preact';
import type { Article } from '../../../article/model.ts';
import type { ReaderServices } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import type { ScrollTarget } from '../scroll/use-scroll-target.ts';

/** What kept words need of the reader. */
export interface KeptWordsOptions extends Pick<ReaderServices, 'settings' | 'messages'> {
  readonly room: RefObject<HTMLElement | null>;
  readonly article: Article;
  readonly cells: Cells;
  readonly onGo: (goal: ScrollTarget) => void;
}

/** The kept word, by its id, from whose sentence the page is to be read. */
export const openedWord = new URLSearchParams(location.search).get('word');
