import { isContainer } from './segments.ts';

/** A node's text: lines for items and cells' rows, an empty line after each paragraph. */
export function plainText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLBRElement) return '\n';
  const text = [...node.childNodes].map(plainText).join('');
  if (!isContainer(node) || !text.trim()) return text;
  if (/^T[DH]$/.test(node.tagName)) return `${text.trim()}\t`;
  const isLine = /^(?:LI|TR|DT|DD|TBODY|THEAD)$/.test(node.tagName);
  return `${text.trimEnd()}${isLine ? '\n' : '\n\n'}`;
}
