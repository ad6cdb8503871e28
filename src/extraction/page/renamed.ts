/** Puts an element of another name, with the same attributes and content, in an element's place. */
export function renamed(element: Element, name: string): Element {
  const made = withoutAttributes(element, name);
  // Setting an attribute by its name would refuse names that a parser takes, such as "[src]".
  for (const attribute of element.attributes) made.setAttributeNode(attribute.cloneNode() as Attr);
  return made;
}

/** Puts an element of another name and without attributes, with the same content, in an element's place. */
export function withoutAttributes(element: Element, name: string): Element {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}
