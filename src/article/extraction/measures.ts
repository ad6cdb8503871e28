/** Text lengths of every element below a root, taken once. */
export interface Measures {
  /** Characters of text, white space folded away. */
  text(element: Element): number;
  /** Of these, those in links. */
  linked(element: Element): number;
  /** Characters outside links. */
  prose(element: Element): number;
}

interface Sum {
  text: number;
  linked: number;
}

/** Measures all elements below a root in one walk; texts shorter than `shortest` characters do not count. */
export function measure(root: Element, shortest = 0): Measures {
  const sums = new Map<Element, Sum>();
  sumUp(root, sums, shortest);
  const nothing: Sum = { text: 0, linked: 0 };
  const sum = (element: Element): Sum => sums.get(element) ?? nothing;
  return {
    text: (element) => sum(element).text,
    linked: (element) => sum(element).linked,
    prose: (element) => sum(element).text - sum(element).linked,
  };
}

// A page's copy nests some hundred levels at most: the walk may call itself.
function sumUp(element: Element, sums: Map<Element, Sum>, shortest: number): Sum {
  const own: Sum = { text: 0, linked: 0 };
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) {
      const length = (child as Text).data.trim().length;
      if (length >= shortest) own.text += length;
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      const inner = sumUp(child as Element, sums, shortest);
      own.text += inner.text;
      own.linked += inner.linked;
    }
  }
  if (element.tagName === 'A') own.linked = own.text;
  sums.set(element, own);
  return own;
}
