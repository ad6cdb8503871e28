import { behindBar } from '../scroll/scroller.ts';
import type { SentenceHighlighter } from '../sentences/sentence-highlighter.ts';
import { firstWord, type PlacedWord, wordAtPoint } from './placed-word.ts';

/** The word that a key looks up: the selected one, else the lit one, else the first of a lit sentence or of what is seen. */
export function wordForKey(room: HTMLElement, light: SentenceHighlighter): PlacedWord | undefined {
  return selectedWord(room) ?? litWord(light) ?? firstSeen(room);
}

function selectedWord(room: Element): PlacedWord | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !room.contains(selection.anchorNode)) return undefined;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  return wordAtPoint(startContainer, startOffset + 1);
}

function litWord(light: SentenceHighlighter): PlacedWord | undefined {
  const lit = light.lit();
  if (!lit) return undefined;
  const { place, word } = lit;
  const range = light.range(place, 'source', word?.pane === 'source' ? word.range : undefined);
  return range && wordAtPoint(range.startContainer, range.startOffset + 1);
}

function firstSeen(room: HTMLElement): PlacedWord | undefined {
  const { top } = behindBar(room);
  const seen = [...room.querySelectorAll('.cell.original')].find(
    (cell) => cell.checkVisibility() && cell.getBoundingClientRect().bottom > top,
  );
  return seen && firstWord(seen);
}
