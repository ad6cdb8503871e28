import { render } from 'preact';
import { styleSheetLoaded } from '../../shared/style-sheet.ts';
import type { PlacedWord } from './placed-word.ts';
import { type CardSurroundings, WordCard } from './word-card.tsx';

let close: (() => void) | undefined;

/** Shows what is known of a word beside it; only one card is open. When it closes, the focus goes back to where it was. */
export async function showWordCard(
  first: PlacedWord,
  surroundings: CardSurroundings,
): Promise<void> {
  await styleSheetLoaded('word-card-style');
  close?.();
  const before = document.activeElement;
  const host = document.createElement('div');
  document.body.append(host);
  const shut = (): void => {
    render(null, host);
    host.remove();
    if (close === shut) close = undefined;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  close = shut;
  const show = (word: PlacedWord): void => {
    if (
      word.range.getBoundingClientRect().bottom > innerHeight ||
      word.range.getBoundingClientRect().top < 0
    )
      word.range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    render(<WordCard {...surroundings} word={word} onWord={show} onClose={shut} />, host);
  };
  show(first);
}
