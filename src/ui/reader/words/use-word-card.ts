import type { RefObject } from 'preact';
import type { Article } from '../../../article/model.ts';
import type { ListenRequest } from '../listening/listen-request.ts';
import type { OpenArticle, ReaderServices } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import { useWordLookUp } from './use-word-look-up.ts';

interface WordCardOptions extends ReaderServices {
  readonly reading: OpenArticle;
  readonly room: RefObject<HTMLElement | null>;
  readonly article: Article;
  readonly cells: Cells;
  /** Reads aloud from a point of the text on. */
  readonly onListen: (request: ListenRequest) => void;
}

/** The card is a file of its own, loaded when it is first asked for. */
const load = () => import('./show-word-card.tsx');

/** Looks up the word that is selected or lit, or the first one that is seen. */
export async function lookUpByKey(options: WordCardOptions): Promise<void> {
  const { current } = options.room;
  if (current) await (await load()).showWordForKey(current, options);
}

/** Opens the card for the word that is double-clicked or that a finger rests on. */
export function useWordCard(options: WordCardOptions): void {
  useWordLookUp(options.room, async (place) => (await load()).showWordAt(place, options));
}
