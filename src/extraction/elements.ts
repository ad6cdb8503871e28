/** An element's attribute; empty where it has none, and where there is no element. */
export function attribute(element: Element | null | undefined, name: string): string {
  return element?.getAttribute(name) ?? '';
}

/** A node's text without the white space around it; empty where there is no node. */
export function trimmedText(node: Node | null | undefined): string {
  return node?.textContent?.trim() ?? '';
}

/** A new element of the document that another stands in, with its content. */
export function make(near: Element, name: string, ...content: (Node | string)[]): Element {
  const made = near.ownerDocument.createElement(name);
  made.append(...content);
  return made;
}

/** The elements below another that a selector finds, in their order. */
export function all(root: Element, selector: string): Element[] {
  return [...root.querySelectorAll(selector)];
}

/** Whether an element holds one that a selector finds. */
export function has(root: Element, selector: string): boolean {
  return root.querySelector(selector) !== null;
}
