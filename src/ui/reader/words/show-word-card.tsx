import { render } from 'preact';
import { focusToGiveBack } from '../../shared/focus-back.ts';
import { styleSheetLoaded } from '../../shared/style-sheet.ts';
import { type PlacedWord, wordAtPoint } from './placed-word.ts';
import { type CardSurroundings, WordCard } from './word-card.tsx';
import { wordForKey } from './word-for-key.ts';
import { moveSelection, selectsBeyond } from './word-selection.ts';

let close: (() => void) | undefined;

/** Closes the card that is open. */
export function closeWordCard(): void {
  close?.();
}

/** Shows what is known of the word at a place of the page's text; nothing where there is none of the article's own. */
export async function showWordAt(
  { offsetNode, offset }: CaretPosition,
  surroundings: CardSurroundings,
): Promise<void> {
  const word = wordAtPoint(offsetNode, offset);
  if (word) await showWordCard(word, surroundings, false);
}

/** Shows what is known of the word that a key looks up. */
export async function showWordForKey(
  room: HTMLElement,
  surroundings: CardSurroundings,
): Promise<void> {
  const word = wordForKey(room, surroundings.cells.light);
  if (word) await showWordCard(word, surroundings, true);
}

/** Shows what is known of a word beside it; only one card is open. When it closes, the focus goes from it back to where it was. */
async function showWordCard(
  first: PlacedWord,
  surroundings: CardSurroundings,
  takesFocus: boolean,
): Promise<void> {
  await styleSheetLoaded('word-card-style.css');
  // Meanwhile a third click may have selected the paragraph.
  if (!takesFocus && selectsBeyond(first)) return;
  close?.();
  const giveBack = focusToGiveBack();
  const host = document.createElement('div');
  document.body.append(host);
  const shut = (): void => {
    if (takesFocus) giveBack(host);
    render(null, host);
    host.remove();
    if (close === shut) close = undefined;
  };
  close = shut;
  let now = first;
  const show = (word: PlacedWord): void => {
    moveSelection(now, word);
    now = word;
    if (
      word.range.getBoundingClientRect().bottom > innerHeight ||
      word.range.getBoundingClientRect().top < 0
    )
      word.range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    render(
      <WordCard {...surroundings} {...{ word, takesFocus }} onWord={show} onClose={shut} />,
      host,
    );
  };
  show(first);
}
