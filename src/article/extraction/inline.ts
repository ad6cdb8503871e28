import { safeAddress, safeSrcset } from '../address.ts';

/** Inline elements that an article keeps, and the names that others are kept under. */
const kept: Readonly<Record<string, string>> = Object.fromEntries([
  ...'a b strong i em u s del ins mark small sub sup abbr cite q code kbd samp var bdi bdo br wbr time img ruby rt rp'
    .split(' ')
    .map((name) => [name.toUpperCase(), name] as const),
  ['STRIKE', 's'],
  ['TT', 'code'],
]);

const attributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['lang', 'dir', 'title'],
  TIME: ['datetime'],
  Q: ['cite'],
  IMG: ['alt', 'width', 'height'],
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan', 'scope'],
  OL: ['start', 'reversed'],
  LI: ['value'],
};

/** Gives an article's element the harmless attributes of the page's. */
export function carryAttributes(from: Element, to: Element): void {
  for (const name of [...(attributes['*'] ?? []), ...(attributes[from.tagName] ?? [])]) {
    const value = from.getAttribute(name);
    if (value) to.setAttribute(name, value);
  }
}

/** Text with its white space folded, but not trimmed. */
export function foldInline(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ');
}

/** A clean copy of an inline node: unknown elements give way to their content, addresses are absolute and safe. */
export function copyInline(node: Node, into: Element, base: string): void {
  if (node.nodeType === Node.TEXT_NODE) {
    into.append(foldInline(node.nodeValue ?? ''));
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const element = node as Element;
  const made = inlineShell(element, into.ownerDocument, base);
  if (made) into.append(made);
  for (let child = element.firstChild; child; child = child.nextSibling)
    copyInline(child, made ?? into, base);
  if (made && made.childNodes.length === 0 && !/^(?:br|wbr|img)$/.test(made.localName))
    made.remove();
}

function inlineShell(element: Element, document: Document, base: string): Element | undefined {
  if (element.tagName === 'IMG') return copyImage(element, document, base);
  const name = kept[element.tagName];
  if (!name) return undefined;
  const made = document.createElement(name);
  if (name === 'a') {
    const href = safeAddress(element.getAttribute('href'), base);
    if (!href) return undefined;
    made.setAttribute('href', href);
  }
  carryAttributes(element, made);
  return made;
}

/** A picture with an absolute, safe source; undefined where it has none or is a spacer. */
export function copyImage(image: Element, document: Document, base: string): Element | undefined {
  const src = safeAddress(image.getAttribute('src'), base, true);
  const srcset = safeSrcset(image.getAttribute('srcset'), base);
  if (!src && !srcset) return undefined;
  const made = document.createElement('img');
  if (src) made.setAttribute('src', src);
  if (srcset) made.setAttribute('srcset', srcset);
  carryAttributes(image, made);
  return made;
}
