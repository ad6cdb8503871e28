import type { RefObject } from 'preact';
import type { Article } from '../../../article/model.ts';
import type { ReaderServices } from '../open/services.ts';
import type { Cells } from '../pane/pair.tsx';
import type { PlacedWord } from './placed-word.ts';
import { useWordLookUp } from './use-word-look-up.ts';

interface WordCardOptions extends Pick<ReaderServices, 'settings' | 'translator' | 'messages'> {
  readonly room: RefObject<HTMLElement | null>;
  readonly article: Article;
  readonly cells: Cells;
}

/** Shows what is known of a word beside it; the card is a file of its own, loaded when it is first asked for. */
export async function openWordCard(word: PlacedWord, options: WordCardOptions): Promise<void> {
  const { cells, settings, translator, messages, article } = options;
  const { showWordCard } = await import('./show-word-card.tsx');
  await showWordCard(word, { cells, settings, translator, messages, url: article.url });
}

/** Opens the card for the word that is double-clicked or that a finger rests on. */
export function useWordCard(options: WordCardOptions): void {
  useWordLookUp(options.room, (word) => void openWordCard(word, options));
}
