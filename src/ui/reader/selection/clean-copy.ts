import { withSigns } from '../../../article/html/note-number.ts';
import { plainText } from '../../../article/html/plain-text.ts';
import { isContainer } from '../../../article/html/segments.ts';
import { type Display, writtenOffset } from '../../render/display.ts';
import { textNodes } from '../../render/translated-block.ts';
import type { SentenceHighlighter } from '../sentences/sentence-highlighter.ts';
import type { Pane } from '../sentences/sentence-places.ts';
import { paneOf, selectingPane } from './pane-selection.ts';

/** What the panes show, and how. */
export interface Shown {
  readonly light: SentenceHighlighter;
  readonly display: Display;
}

/** Copies a selection in a room's pane as the article has it: whole paragraphs, without what only the page needs. */
export function copySelection(event: ClipboardEvent, room: HTMLElement, shown: Shown): void {
  const selection = getSelection();
  const isField = event.target instanceof Element && event.target.matches('input, textarea');
  if (isField || !selection || selection.isCollapsed || !event.clipboardData) return;
  const pane = selectedPane(selection, room);
  if (!pane) return;
  const holder = cleanCopy(selection, pane, shown);
  event.clipboardData.setData('text/html', holder.innerHTML);
  event.clipboardData.setData('text/plain', plainText(withSigns(holder)).trim());
  event.preventDefault();
}

/** The pane that holds a selection; where it goes over both, the one in which it began. */
export function selectedPane(selection: Selection, host: Element): Pane | undefined {
  const within = paneOf(selection.getRangeAt(0).commonAncestorContainer);
  return within ?? selectingPane(host) ?? paneOf(selection.anchorNode);
}

/** What is selected of a pane. */
function cleanCopy(selection: Selection, pane: Pane, shown: Shown): HTMLElement {
  const holder = document.createElement('div');
  // Firefox makes a range of each stretch between what cannot be selected.
  for (let index = 0; index < selection.rangeCount; index++) {
    holder.append(...copiesOf(selection.getRangeAt(index), pane, shown));
  }
  return holder;
}

/** Copies of a pane's parts of a range, one for each cell, or of the text itself where it lies within one. */
function copiesOf(range: Range, pane: Pane, shown: Shown): Node[] {
  const within = range.commonAncestorContainer;
  if (paneOf(within) === pane) return [copyOf(range, shown)];
  if (!(within instanceof Element)) return [];
  return [...within.querySelectorAll('.cell')]
    .filter((cell) => paneOf(cell) === pane && range.intersectsNode(cell))
    .filter((cell) => cell.checkVisibility())
    .map((cell) => copyOf(partOf(range, cell), shown));
}

/** The part of a range that lies in a cell. */
export function partOf(range: Range, cell: Element): Range {
  const part = document.createRange();
  part.selectNodeContents(cell);
  if (cell.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (cell.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** A copy of a range within one cell: every text as the article has it, nothing that only the page needs. */
export function copyOf(range: Range, { light, display }: Shown): Node {
  const copy = range.cloneContents();
  const copied = textNodes(copy);
  const shown = textNodes(range.commonAncestorContainer).filter((node) =>
    range.intersectsNode(node),
  );
  shown.forEach((node, index) => {
    const written = light.written(node);
    const target = copied[index];
    if (copied.length !== shown.length || written === undefined || !target) return;
    const at = (offset: number): number => writtenOffset(written, offset, display);
    const start = node === range.startContainer ? at(range.startOffset) : 0;
    const end = node === range.endContainer ? at(range.endOffset) : written.length;
    target.data = written.slice(start, end);
  });
  tidy(copy);
  const { commonAncestorContainer: within } = range;
  const around = within instanceof Element ? within : within.parentElement;
  const lines = [...copy.childNodes];
  return lines.every((node) => !isContainer(node))
    ? paragraphOf(copy, around)
    : withFrame(copy, around, range);
}

/** What stands nowhere but in a list or table. */
const framed = 'li, dt, dd, caption, thead, tbody, tfoot, tr, th, td';

/** Items and cells in the list or table that they stand in, with their numbers: without it, programs lose where each begins. */
function withFrame(copy: DocumentFragment, around: Element | null, range: Range): DocumentFragment {
  for (let box = around; box; box = box.parentElement) {
    if (![...copy.children].some((part) => part.matches(framed))) break;
    const frame = box.cloneNode(false) as Element;
    if (frame instanceof HTMLOListElement)
      frame.start += [...box.children].findIndex((item) => range.intersectsNode(item));
    frame.append(copy);
    copy.append(frame);
  }
  return copy;
}

/** Text from within a paragraph or code stays one, in its own language. */
function paragraphOf(copy: DocumentFragment, around: Element | null): Element {
  const cell = around?.closest('.cell');
  const paragraph = document.createElement(around?.closest('pre') ? 'pre' : 'p');
  if (cell instanceof HTMLElement) [paragraph.lang, paragraph.dir] = [cell.lang, cell.dir];
  paragraph.append(copy);
  return paragraph;
}

function tidy(copy: DocumentFragment): void {
  for (const element of copy.querySelectorAll('.waiting, .credit, .embed-kind, img'))
    element.remove();
  for (const element of copy.querySelectorAll('bdi, .scroller'))
    element.replaceWith(...element.childNodes);
}
