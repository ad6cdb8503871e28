import { signText } from '../../../article/html/note-number.ts';
import { textNodes } from '../../render/translated-block.ts';

/** Copies a selection with its notes' numbers in brackets and its powers raised: as bare text "1931" and a 2 would be 19312. */
export function copyWithNotes(event: ClipboardEvent): void {
  const selection = getSelection();
  const raised = raisedIn(selection);
  if (!selection || !event.clipboardData || raised.length === 0) return;
  const page = document.createElement('div');
  page.append(selection.getRangeAt(0).cloneContents());
  const text = textWith(raised, selection);
  event.clipboardData.setData('text/plain', text);
  event.clipboardData.setData('text/html', page.outerHTML);
  event.preventDefault();
}

/** The raised and lowered signs that a selection holds whole. */
function raisedIn(selection: Selection | null): Element[] {
  if (!selection || selection.rangeCount === 0) return [];
  const holder = selection.getRangeAt(0).commonAncestorContainer;
  if (!(holder instanceof Element)) return [];
  return [...holder.querySelectorAll('sup, sub')].filter((sign) => selection.containsNode(sign));
}

// Only the browser knows the lines of a selection, so the signs are written otherwise in the page while it is asked.
function textWith(raised: readonly Element[], selection: Selection): string {
  const texts = raised.flatMap((sign) =>
    textNodes(sign).map((node, at) => ({ node, was: node.data, data: at ? '' : signText(sign) })),
  );
  try {
    for (const { node, data } of texts) node.data = data;
    return selection.toString();
  } finally {
    for (const { node, was } of texts) node.data = was;
  }
}
