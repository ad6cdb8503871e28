import type { PlacedWord } from './placed-word.ts';

/** Whether the selection holds a word and more than it. */
export function selectsBeyond(word: PlacedWord): boolean {
  const selection = getSelection();
  return selection !== null && holds(selection, word) && isManyWords(selection);
}

/** Takes a selection that is one word along to the next one, so that what is selected is what is looked up. */
export function moveSelection(from: PlacedWord, { range }: PlacedWord): void {
  const selection = getSelection();
  if (!selection || from.range === range) return;
  if (!holds(selection, from) || isManyWords(selection)) return;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

/** Whether a word is selected, or its beginning or its end. */
function holds(selection: Selection, { range }: PlacedWord): boolean {
  if (selection.isCollapsed) return false;
  const selected = selection.getRangeAt(0);
  return (
    selected.isPointInRange(range.startContainer, range.startOffset) ||
    selected.isPointInRange(range.endContainer, range.endOffset)
  );
}

function isManyWords(selection: Selection): boolean {
  return /\s/.test(`${selection}`.trim());
}
