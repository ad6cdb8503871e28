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

/** Measures all elements below a root in one pass; texts shorter than `shortest` characters do not count. */
export function measure(root: Element, shortest = 0): Measures {
  const sums = new Map<Element, Sum>();
  const elements = [root, ...root.getElementsByTagName('*')];
  for (let index = elements.length - 1; index >= 0; index -= 1) {
    const element = elements[index];
    if (element) sums.set(element, sumOf(element, sums, shortest));
  }
  const sum = (element: Element): Sum => sums.get(element) ?? { text: 0, linked: 0 };
  return {
    text: (element) => sum(element).text,
    linked: (element) => sum(element).linked,
    prose: (element) => sum(element).text - sum(element).linked,
  };
}

function sumOf(element: Element, sums: ReadonlyMap<Element, Sum>, shortest: number): Sum {
  const own: Sum = { text: 0, linked: 0 };
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE) {
      const length = (child.nodeValue ?? '').trim().length;
      if (length >= shortest) own.text += length;
    } else {
      const inner = sums.get(child as Element);
      own.text += inner?.text ?? 0;
      own.linked += inner?.linked ?? 0;
    }
  }
  if (element.tagName === 'A') own.linked = own.text;
  return own;
}
