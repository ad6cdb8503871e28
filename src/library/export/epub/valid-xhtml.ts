import { normalizedLanguageTag } from '../../../article/text/language.ts';
import { xmlText } from '../safe-text.ts';
import { xhtmlNamespace } from '../xhtml.ts';
import { validAddress } from './valid-address.ts';

// A sanitised article may hold elements in places that HTML forbids: parsers mend that in HTML, while in an EPUB it makes the book
// invalid (HTML Living Standard, 3.2.5, content models). Here each element is made anew where it may stand, or as a plain one.

/** The namespace of what EPUB adds to XHTML. */
export const epubNamespace = 'http://www.idpf.org/2007/ops';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const inline = names(
  'a b strong i em u s del ins mark small sub sup abbr cite q code kbd samp var span bdi bdo br wbr img',
);
const boxes = names('p div h1 h2 h3 h4 h5 h6 blockquote pre hr figure ul ol dl table');
/** Boxes that hold lines only. */
const lines = names('p h1 h2 h3 h4 h5 h6 pre');
const voids = names('br wbr img hr');

interface Place {
  readonly page: Document;
  /** Whether only what flows in a line may stand here. */
  readonly isLine: boolean;
  readonly isInLink: boolean;
}

/** Copies of some nodes as they may stand in a `div` of an XHTML page. */
export function validNodes(nodes: Iterable<Node>, page: Document): Node[] {
  const place = { page, isLine: false, isInLink: false };
  return [...nodes].flatMap((node) => validNode(node, place));
}

/** Unlinks what leads to a place that the page does not have, and marks the links of notes as such. */
export function settleLinks(page: Document): void {
  const ids = new Set<string>();
  for (const element of page.querySelectorAll('[id]')) {
    if (ids.has(element.id)) element.removeAttribute('id');
    else ids.add(element.id);
  }
  for (const link of page.querySelectorAll('a[href^="#"]')) {
    const isThere = ids.has(link.getAttribute('href')?.slice(1) ?? '');
    if (!isThere) link.removeAttribute('href');
    else if (link.closest('sup')) link.setAttributeNS(epubNamespace, 'epub:type', 'noteref');
  }
}

function validNode(node: Node, place: Place): Node[] {
  if (node instanceof Text) return [place.page.createTextNode(xmlText(node.data))];
  if (!(node instanceof Element)) return [];
  const name = node.localName;
  if (name === 'hr' && place.isLine) return [place.page.createElementNS(xhtmlNamespace, 'br')];
  if (name === 'img' && !node.getAttribute('src')) return [];
  if (inline.has(name)) return [inlineElement(node, place)];
  if (place.isLine) return [...lineBreak(node, place), made('span', node, place)];
  if (!boxes.has(name)) return [made('div', node, place)];
  return [box(node, place)];
}

/** What stood in a box of its own does not run into what stands before it. */
function lineBreak(node: Element, { page }: Place): Node[] {
  return node.previousSibling ? [page.createElementNS(xhtmlNamespace, 'br')] : [];
}

function inlineElement(node: Element, place: Place): Element {
  const name = node.localName;
  const isPlain = (name === 'a' && place.isInLink) || (name === 'bdo' && !node.hasAttribute('dir'));
  const isInLink = place.isInLink || name === 'a';
  return made(isPlain ? 'span' : name, node, { ...place, isLine: true, isInLink });
}

function box(node: Element, place: Place): Element {
  const name = node.localName;
  if (name === 'ul' || name === 'ol') return list(node, place);
  if (name === 'table') return isWholeTable(node) ? table(node, place) : made('div', node, place);
  if (name === 'figure') return figure(node, place);
  if (name === 'dl' && isWholeGlossary(node)) return parts(node, 'dl', place);
  return made(name === 'dl' ? 'div' : name, node, { ...place, isLine: lines.has(name) });
}

/** An element with a source's attributes and content. */
function made(name: string, source: Element, place: Place): Element {
  const element = bare(name, source, place);
  if (voids.has(name)) return element;
  element.append(...[...source.childNodes].flatMap((child) => validNode(child, place)));
  return element;
}

function list(node: Element, place: Place): Element {
  const element = bare(node.localName, node, place);
  for (const child of node.childNodes) {
    if (child instanceof Element && child.localName === 'li') {
      const item = made('li', child, place);
      if (node.localName === 'ul') item.removeAttribute('value');
      element.append(item);
    } else if (child.textContent?.trim() || child instanceof Element) {
      const item = place.page.createElementNS(xhtmlNamespace, 'li');
      item.append(...validNode(child, place));
      element.append(item);
    }
  }
  return element;
}

function figure(node: Element, place: Place): Element {
  const element = bare('figure', node, place);
  const children = [...node.childNodes].filter(
    (child) => child instanceof Element || child.textContent?.trim(),
  );
  children.forEach((child, at) => {
    const isCaption = child instanceof Element && child.localName === 'figcaption';
    const isOutermost = at === children.length - 1;
    const nodes =
      isCaption && isOutermost ? [made('figcaption', child, place)] : validNode(child, place);
    element.append(...nodes);
  });
  return element;
}

const tableParts: Readonly<Record<string, RegExp>> = {
  table: /^(?:caption )?(?:thead )?(?:(?:tbody )*|(?:tr )+)(?:tfoot )?$/,
  thead: /^(?:tr )+$/,
  tbody: /^(?:tr )+$/,
  tfoot: /^(?:tr )+$/,
  tr: /^(?:t[dh] )+$/,
};

/** Whether a table has rows of cells, and nothing between them. */
function isWholeTable(node: Element): boolean {
  const form = tableParts[node.localName];
  if (!form) return true;
  return form.test(sequence(node)) && [...node.children].every(isWholeTable) && hasRows(node);
}

function hasRows(node: Element): boolean {
  return node.localName !== 'table' || node.querySelector('tr') !== null;
}

function isWholeGlossary(node: Element): boolean {
  return /^(?:(?:dt )+(?:dd )+)+$/.test(sequence(node));
}

/** The names of an element's children, each with a space behind it; a sign that is no name for a text. */
function sequence(node: Element): string {
  return [...node.childNodes]
    .filter((child) => child instanceof Element || child.textContent?.trim())
    .map((child) => (child instanceof Element ? `${child.localName} ` : '# '))
    .join('');
}

function table(node: Element, place: Place): Element {
  return parts(node, 'table', place);
}

/** Cells, terms and captions that hold lines only. */
const lineParts = names('caption th dt');
const contentParts = names('caption td th dt dd');

/** A table or glossary with its parts as they are. */
function parts(node: Element, name: string, place: Place): Element {
  if (contentParts.has(name)) return made(name, node, { ...place, isLine: lineParts.has(name) });
  const element = bare(name, node, place);
  element.append(...[...node.children].map((child) => parts(child, child.localName, place)));
  return element;
}

/** An element with those of its source's attributes that it may have. */
function bare(name: string, source: Element, { page }: Place): Element {
  const element = page.createElementNS(xhtmlNamespace, name);
  const lang = normalizedLanguageTag(source.getAttribute('lang') ?? undefined);
  if (lang) giveLanguage(element, lang);
  const dir = source.getAttribute('dir')?.toLowerCase();
  if (dir === 'rtl' || dir === 'ltr') element.setAttribute('dir', dir);
  else if (name === 'pre') element.setAttribute('dir', 'ltr');
  if (/^(?:note|reader-note|reader-mark)-\d+$/.test(source.id))
    element.setAttribute('id', source.id);
  const title = source.getAttribute('title');
  if (title) element.setAttribute('title', xmlText(title));
  giveOwn(element, source);
  return element;
}

/** Says an element's language in both ways that an EPUB's readers look for. */
export function giveLanguage(element: Element, lang: string): void {
  element.setAttribute('lang', lang);
  element.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:lang', lang);
}

/** Attributes of one element only, with the whole numbers that they may have. */
const numbers: Readonly<Record<string, readonly string[]>> = {
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ol: ['start'],
  li: ['value'],
  img: ['width', 'height'],
};

function giveOwn(element: Element, source: Element): void {
  const name = element.localName;
  for (const attribute of numbers[name] ?? []) {
    const value = source.getAttribute(attribute) ?? '';
    if (/^[1-9]\d{0,3}$/.test(value)) element.setAttribute(attribute, value);
  }
  if (name === 'a') {
    const href = validAddress(source.getAttribute('href') ?? '');
    if (href) element.setAttribute('href', href);
  }
  if (name === 'img') {
    element.setAttribute('src', source.getAttribute('src') ?? '');
    element.setAttribute('alt', xmlText(source.getAttribute('alt') ?? ''));
  }
}
