import { safeAddress, safeSrcset } from '../../article/address/canonical-address.ts';
import { isNoteNumber } from '../../article/html/note-number.ts';
import { strongLetters } from '../../article/text/direction.ts';
import { attribute, make } from '../elements.ts';
import { fragmentOf, noteId, notePlace } from './notes.ts';

/** Inline elements that an article keeps, and the names that others are kept under. */
const kept: ReadonlyMap<string, string> = new Map([
  ...'a b strong i em u s del ins mark small sub sup abbr cite q code kbd samp var bdi bdo br wbr time img ruby rt rp'
    .split(' ')
    .map((name): [string, string] => [name.toUpperCase(), name]),
  ['STRIKE', 's'],
  ['TT', 'code'],
]);

/** The harmless attributes of elements, beside those of all. */
const attributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['TIME', ['datetime']],
  ['Q', ['cite']],
  ['IMG', ['alt', 'width', 'height']],
  ['TD', ['colspan', 'rowspan']],
  ['TH', ['colspan', 'rowspan', 'scope']],
  ['OL', ['start', 'reversed']],
  ['LI', ['value']],
]);

/** Gives an article's element the harmless attributes of the page's. */
export function carryAttributes(from: Element, to: Element): void {
  // Most elements have none.
  if (!from.hasAttributes()) return;
  for (const name of ['lang', 'title', ...(attributes.get(from.tagName) ?? [])]) {
    const value = from.getAttribute(name);
    if (value) to.setAttribute(name, value);
  }
  const dir = from.getAttribute('dir')?.toLowerCase();
  if (dir && isBorneOut(dir, from)) to.setAttribute('dir', dir);
  const note = from.getAttribute(notePlace);
  if (note) to.id = noteId + note;
}

/** Whether the letters of an element within a line run as it says, or tell nothing: a direction often comes along with a paste. */
function isBorneOut(dir: string, element: Element): boolean {
  if (!kept.has(element.tagName) || (dir !== 'ltr' && dir !== 'rtl')) return false;
  const { rtl, all } = strongLetters(element.textContent);
  return dir === 'rtl' ? 2 * rtl >= all : 2 * rtl <= all;
}

/** Text with its white space folded, but not trimmed. */
function collapseInline(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ');
}

/** A clean copy of an inline node: unknown elements give way to their content, addresses are absolute and safe. */
export function copyInline(node: Node, into: Element, base: string): void {
  if (node.nodeType === Node.TEXT_NODE) {
    into.append(collapseInline(node.nodeValue ?? ''));
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const element = node as Element;
  // Lines of their own stand apart, though the markup may have no white space between them.
  const isBox = boxes.test(element.tagName);
  if (isBox && into.hasChildNodes()) into.append(' ');
  copyElement(element, into, base);
  if (isBox && element.nextSibling) into.append(' ');
}

const boxes =
  /^(?:DIV|P|LI|H[1-6]|SECTION|ARTICLE|HEADER|FOOTER|DT|DD|FIGCAPTION|BLOCKQUOTE|TD|TR)$/;

function copyElement(element: Element, into: Element, base: string): void {
  const made = inlineShell(element, base);
  if (made) into.append(made);
  for (let child = element.firstChild; child; child = child.nextSibling)
    copyInline(child, made ?? into, base);
  if (made && made.childNodes.length === 0 && !/^(?:br|wbr|img)$/.test(made.localName))
    made.remove();
}

function inlineShell(element: Element, base: string): Element | undefined {
  if (element.tagName === 'IMG') return copyImage(element, base);
  const name = kept.get(element.tagName);
  if (!name) return undefined;
  const made = make(element, name);
  if (name === 'a') {
    const href = linkAddress(element, base);
    // A note's number is told by its link, though the note stands not in the article.
    const sup = href ? undefined : element.closest('sup');
    if (!href && !(sup && isNoteNumber(sup))) return undefined;
    if (href) made.setAttribute('href', href);
  }
  carryAttributes(element, made);
  return made;
}

/** A link's absolute, safe address, or the article's own place that it leads to; other places of the page are no addresses. */
function linkAddress(link: Element, base: string): string | undefined {
  const href = attribute(link, 'href');
  if (href.startsWith(`#${noteId}`)) return href;
  if (href.includes('#') && fragmentOf(href, base) !== undefined) return undefined;
  return safeAddress(href, base);
}

/** A picture with an absolute, safe source; undefined where it has none or is a spacer. */
export function copyImage(image: Element, base: string): Element | undefined {
  const src = safeAddress(image.getAttribute('src'), base, true);
  const srcset = safeSrcset(image.getAttribute('srcset'), base);
  if (!src && !srcset) return undefined;
  const made = make(image, 'img');
  if (src) made.setAttribute('src', src);
  if (srcset) made.setAttribute('srcset', srcset);
  carryAttributes(image, made);
  return made;
}
