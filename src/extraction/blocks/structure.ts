import { isNoteNumber, raisedText } from '../../article/html/note-number.ts';
import { withoutIdleInvisible } from '../../article/text/invisible.ts';
import { all, has, make, trimmedText } from '../elements.ts';
import { carryAttributes, copyInline } from './inline.ts';
import { boxes, structural } from './tags.ts';

/** All white space but single spaces, which stay as they are: thousands of replacements fewer. */
const foldable = /[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]\s*| \s+/g;

/** Text with white space folded and trimmed, and without invisible characters in its words. */
export function collapseWhitespace(text: string): string {
  return withoutIdleInvisible(text).replace(foldable, ' ').trim();
}

/** A clean copy of a heading, list, table, quote or code block with all that it holds. */
export function copyStructure(element: Element, base: string): Element {
  const made = make(element, element.localName);
  carryAttributes(element, made);
  if (element.tagName === 'PRE') copyCode(element, made);
  else copyInto(element, made, base);
  if (/^[UO]L$/.test(made.tagName)) settleItems(made);
  return made;
}

/** Makes items of what stands in a list and in none. */
function settleItems(list: Element): void {
  for (const node of [...list.childNodes]) {
    if (node.nodeName === 'LI' || !(node instanceof Element || node.textContent?.trim())) continue;
    const item = make(list, 'li');
    node.replaceWith(item);
    item.append(node);
  }
}

function copyInto(from: Element, into: Element, base: string): void {
  for (const node of from.childNodes) {
    if (!(node instanceof Element)) copyInline(node, into, base);
    else if (structural.has(node.tagName)) {
      const child = copyStructure(node, base);
      if (trimmedText(child) || /^T[RDH]$/.test(child.tagName) || has(child, 'img'))
        into.append(child);
    } else if (boxes.has(node.tagName)) copyBox(node, into, base);
    else if (node.tagName === 'IMG' || !has(node, 'p,ul,ol,div,table'))
      copyInline(node, into, base);
    else copyInto(node, into, base);
  }
}

// A bare box in a quote or an item is a paragraph of it.
function copyBox(box: Element, into: Element, base: string): void {
  const lonely = box.parentElement?.childElementCount === 1 && into.tagName !== 'BLOCKQUOTE';
  if (lonely || /^(?:UL|OL|TR|TABLE|H[1-6])$/.test(into.tagName) || has(box, 'p,div,ul,ol,table')) {
    copyInto(box, into, base);
    return;
  }
  const paragraph = make(box, 'p');
  copyInto(box, paragraph, base);
  if (trimmedText(paragraph)) into.append(paragraph);
}

// Highlighters wrap lines and number them; only the text counts, with its line ends.
function copyCode(from: Element, into: Element): void {
  const copy = from.cloneNode(true) as Element;
  for (const line of all(copy, 'br')) line.replaceWith('\n');
  into.append(make(from, 'code', copy.textContent.replace(/^\n+/, '').trimEnd()));
}

const spaced = /^(?:BR|T[DH]|P|LI|UL|OL|H[1-6])$/;
const ownLine = /^(?:P|LI|DT|DD|TR|CAPTION|UL|OL|BLOCKQUOTE|H[1-6]|PRE)$/;

/** Text of a structure, one line for each item, row, quoted paragraph or line of code. */
export function lines(element: Element): string {
  if (element.tagName === 'PRE') return element.textContent.trimEnd();
  const found: string[] = [];
  let line = '';
  const flush = (): void => {
    const text = collapseWhitespace(line);
    if (text) found.push(text);
    line = '';
  };
  const read = (node: Node, inCell: boolean): void => {
    const own = ownText(node);
    if (own !== undefined) line += own;
    if (own !== undefined || !(node instanceof Element)) return;
    const { tagName } = node;
    const breaks = !inCell && ownLine.test(tagName);
    if (breaks) flush();
    line += partOf(tagName, line);
    for (let child = node.firstChild; child; child = child.nextSibling)
      read(child, inCell || tagName === 'TD' || tagName === 'TH');
    if (breaks) flush();
  };
  read(element, false);
  flush();
  return found.join('\n');
}

/** What parts an element's text from what stands before it: a power is no further digit of its number. */
function partOf(tagName: string, before: string): string {
  if (spaced.test(tagName)) return ' ';
  return tagName === 'SUP' && /\p{Nd}$/u.test(before) ? '^' : '';
}

/** The text of a node that is read in one: a text, a raised sign, or none for a note's number; undefined for other elements. */
function ownText(node: Node): string | undefined {
  if (node.nodeType === Node.TEXT_NODE) return (node as Text).data;
  if (!(node instanceof Element)) return '';
  return isNoteNumber(node) ? '' : raisedText(node);
}
