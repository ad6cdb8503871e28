// A form's fields and a document's pictures stand for the properties whose names they bear. What the interfaces
// themselves lend cannot be taken that way, so a live page's nodes are read through these functions only.

/** Makes a function that reads one property of nodes, whatever the page has put in its place. */
function reader<N extends object, K extends keyof N>(prototype: N, name: K): (node: N) => N[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (node) => (get ? (get.call(node) as N[K]) : node[name]);
}

/** An element's name in lower case, as its document's language writes it. */
export const nameOf = reader(Element.prototype, 'localName');
export const firstChildOf = reader(Node.prototype, 'firstChild');
export const nextSiblingOf = reader(Node.prototype, 'nextSibling');
export const previousSiblingOf = reader(Node.prototype, 'previousSibling');
export const typeOf = reader(Node.prototype, 'nodeType');
export const textOf = reader(Node.prototype, 'textContent');
export const firstElementOf = reader(Element.prototype, 'firstElementChild');
export const nextElementOf = reader(Element.prototype, 'nextElementSibling');
export const previousElementOf = reader(Element.prototype, 'previousElementSibling');
export const parentOf = reader(Node.prototype, 'parentElement');
export const shadowRootOf = reader(Element.prototype, 'shadowRoot');
/** Width and height of an element's box in CSS pixels, rounded. */
export const widthOf = reader(HTMLElement.prototype, 'offsetWidth');
export const heightOf = reader(HTMLElement.prototype, 'offsetHeight');
export const rootOf = reader(Document.prototype, 'documentElement');
export const bodyOf = reader(Document.prototype, 'body');
export const focusedIn = reader(Document.prototype, 'activeElement');
export const contentTypeOf = reader(Document.prototype, 'contentType');
export const implementationOf = reader(Document.prototype, 'implementation');
export const baseOf = reader(Node.prototype, 'baseURI');
export const addressOf = reader(Document.prototype, 'documentURI');

/** An element's attribute; null where it has none. */
export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** The names of an element's attributes. */
export function namesOf(element: Element): string[] {
  return Element.prototype.getAttributeNames.call(element);
}

/** The elements below a node that a selector finds. */
export function allIn(root: Document | Element, selector: string): NodeListOf<Element> {
  const { prototype } = root instanceof Document ? Document : Element;
  return prototype.querySelectorAll.call(root, selector);
}

/** The first element below a node that a selector finds; null where there is none. Throws where it is no selector. */
export function firstIn(root: Document | Element, selector: string): Element | null {
  const { prototype } = root instanceof Document ? Document : Element;
  return prototype.querySelector.call(root, selector);
}

/** Makes an element of a document's. */
export function makeIn<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
): HTMLElementTagNameMap[K] {
  return Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[K];
}

/** Where an element's box is drawn, in CSS pixels from the window's corner. */
export function boxOf(element: Element): DOMRect {
  return Element.prototype.getBoundingClientRect.call(element);
}

/** Whether an element holds one that a selector finds. */
export function holds(element: Element, selector: string): boolean {
  return firstIn(element, selector) !== null;
}

const faded = { opacityProperty: true, visibilityProperty: true };

/** Whether an element is shown, and neither it nor a box around it is without opacity. */
export function isOpaque(element: Element): boolean {
  return Element.prototype.checkVisibility?.call(element, faded) !== false;
}
