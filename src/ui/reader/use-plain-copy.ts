import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { isContainer } from '../../article/segments.ts';
import type { Display } from './display.ts';
import { writtenOffset } from './display.ts';
import type { SentenceLight } from './sentence-light.ts';
import { textNodes } from './translated-block.ts';

interface Shown {
  readonly light: SentenceLight;
  readonly display: Display;
}

/** Copies what the article says where diacritics or digits are shown otherwise. */
export function usePlainCopy(room: RefObject<HTMLElement | null>, { light, display }: Shown): void {
  useLayoutEffect(() => {
    const changed = display.diacritics === 'hidden' || display.digits !== 'original';
    const host = room.current;
    if (!host || !changed) return;
    const onCopy = (event: ClipboardEvent): void => {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || !event.clipboardData) return;
      const copy = writtenCopy(selection.getRangeAt(0), { light, display });
      const holder = document.createElement('div');
      holder.append(copy);
      event.clipboardData.setData('text/plain', plainText(holder).trim());
      event.clipboardData.setData('text/html', holder.innerHTML);
      event.preventDefault();
    };
    host.addEventListener('copy', onCopy);
    return () => host.removeEventListener('copy', onCopy);
  }, [room, light, display]);
}

/** A copy of a range in which every text is as the article has it. */
function writtenCopy(range: Range, { light, display }: Shown): DocumentFragment {
  const copy = range.cloneContents();
  const shown = textNodes(range.commonAncestorContainer).filter((node) =>
    range.intersectsNode(node),
  );
  const copied = textNodes(copy);
  if (copied.length !== shown.length) return copy;
  shown.forEach((node, index) => {
    const written = light.written(node);
    const target = copied[index];
    if (written === undefined || !target) return;
    const at = (offset: number): number => writtenOffset(written, offset, display);
    const start = node === range.startContainer ? at(range.startOffset) : 0;
    const end = node === range.endContainer ? at(range.endOffset) : written.length;
    target.data = written.slice(start, end);
  });
  return copy;
}

/** A node's text with a line for each of its paragraphs. */
function plainText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLBRElement) return '\n';
  const text = [...node.childNodes].map(plainText).join('');
  return isContainer(node) && text.trim() ? `${text.trimEnd()}\n` : text;
}
