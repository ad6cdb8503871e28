import { isContainer } from './segments.ts';

/** A node's text: lines for items and cells' rows, an empty line after each paragraph, a line's end before a box within a text. */
export function plainText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLBRElement) return '\n';
  const text = [...node.childNodes].reduce(
    (before, child) => before + (endsBefore(child, before) ? '\n' : '') + plainText(child),
    '',
  );
  if (!isContainer(node) || !text.trim()) return text;
  if (/^T[DH]$/.test(node.tagName)) return `${text.trim()}\t`;
  const isLine = /^(?:LI|TR|DT|DD|TBODY|THEAD)$/.test(node.tagName);
  return `${text.trimEnd()}${isLine ? '\n' : '\n\n'}`;
}

function endsBefore(node: Node, text: string): boolean {
  return isContainer(node) && text.trim() !== '' && !/[\n\t]$/.test(text);
}
