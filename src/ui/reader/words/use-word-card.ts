import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import type { ListenRequest } from '../listening/listen-request.ts';
import type { OpenArticle, Opened, ReaderServices } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import type { closeWordCard } from './show-word-card.tsx';
import { useWordLookUp } from './use-word-look-up.ts';

interface WordCardOptions extends ReaderServices {
  readonly reading: OpenArticle;
  readonly room: RefObject<HTMLElement | null>;
  readonly article: Article;
  readonly cells: Cells;
  /** Reads aloud from a point of the text on. */
  readonly onListen: (request: ListenRequest) => void;
}

let close: typeof closeWordCard | undefined;

/** The card is a file of its own, loaded when it is first asked for. */
const load = async () => {
  const loaded = await import('./show-word-card.tsx');
  close = loaded.closeWordCard;
  return loaded;
};

/** Looks up the word that is selected or lit, or the first one that is seen. */
export async function lookUpByKey(options: WordCardOptions): Promise<void> {
  const { current } = options.room;
  if (current) await (await load()).showWordForKey(current, options);
}

/** What takes the card's place: a panel that is opened, or the voice that begins to read. */
interface WordCardRivals {
  readonly opened: Opened;
  readonly listening: { readonly request: ListenRequest } | undefined;
}

/** Opens the card for the word that is double-clicked or that a finger rests on; it closes where something else takes its place. */
export function useWordCard(options: WordCardOptions & WordCardRivals): void {
  const { opened, listening } = options;
  const request = listening?.request;
  // At once, so that the focus is not within the card when a panel takes it.
  useLayoutEffect(() => {
    if (opened !== 'none' || request) close?.();
  }, [opened, request]);
  useWordLookUp(options.room, async (place) => (await load()).showWordAt(place, options));
}
