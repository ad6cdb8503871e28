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
