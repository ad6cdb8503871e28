import { removeBox } from '../removals.ts';

/** Text lengths of every element below a root, taken once. */
export interface Measures {
  /** Characters of text, white space folded away. */
  text(element: Element): number;
  /** Of these, those in links. */
  linked(element: Element): number;
  /** Characters outside links. */
  prose(element: Element): number;
  /** Elements with a short text of their own, in document order. */
  readonly labels: readonly Element[];
  /** Characters of all elements together, each counted once for every level that it stands below. */
  readonly work: number;
  /** Characters outside links that are left after what was dropped. */
  left(element: Element): number;
  /** Takes an element out of the page's copy by a rule; the other measures stay as they were taken. */
  drop(element: Element | undefined, rule: string): void;
  /** Puts an element into another's place with all that it holds. */
  rename(element: Element, made: Element): void;
}

interface Sum {
  text: number;
  linked: number;
  /** What was dropped of both. */
  goneText: number;
  goneLinked: number;
}

/** The largest box around an element, below the body, that is right, up to the first that does not fit. */
export function largestAround(
  element: Element,
  fits: (box: Element) => boolean,
  isRight: (box: Element) => boolean = () => true,
): Element | undefined {
  let found: Element | undefined;
  let up = element.parentElement;
  for (; up && up.tagName !== 'BODY' && fits(up); up = up.parentElement)
    if (isRight(up)) found = up;
  return found;
}

/** Measures all elements below a root in one walk; texts shorter than `shortest` characters do not count. */
export function measure(root: Element, shortest = 0): Measures {
  const walk: Walk = { sums: new Map(), labels: [], shortest, work: 0 };
  sumUp(root, walk);
  const nothing = emptySum();
  const sum = (element: Element): Sum => walk.sums.get(element) ?? nothing;
  return {
    text: (element) => sum(element).text,
    linked: (element) => sum(element).linked,
    prose: (element) => sum(element).text - sum(element).linked,
    labels: walk.labels,
    work: walk.work,
    left: (element) => leftOf(sum(element)),
    drop: (element, rule) => {
      if (!element) return;
      subtract(element, sum(element), walk.sums);
      removeBox(element, rule);
    },
    rename: (element, made) => {
      walk.sums.set(made, sum(element));
      made.append(...element.childNodes);
      element.replaceWith(made);
    },
  };
}

function emptySum(): Sum {
  return { text: 0, linked: 0, goneText: 0, goneLinked: 0 };
}

function leftOf({ text, linked, goneText, goneLinked }: Sum): number {
  return text - goneText - (linked - goneLinked);
}

function subtract(element: Element, from: Sum, sums: ReadonlyMap<Element, Sum>): void {
  const text = from.text - from.goneText;
  if (text === 0) return;
  let linked = from.linked - from.goneLinked;
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up.tagName === 'A') linked = text;
    const sum = sums.get(up);
    if (!sum) continue;
    sum.goneText += text;
    sum.goneLinked += linked;
  }
}

interface Walk {
  readonly sums: Map<Element, Sum>;
  readonly labels: Element[];
  readonly shortest: number;
  work: number;
}

// A page's copy nests some hundred levels at most: the walk may call itself.
function sumUp(element: Element, walk: Walk): Sum {
  const own = emptySum();
  // Most elements hold one text and nothing else.
  if (element.childElementCount === 0) addText(own, element.textContent, element, walk);
  else
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) addText(own, (child as Text).data, element, walk);
      else if (child.nodeType === Node.ELEMENT_NODE) {
        const inner = sumUp(child as Element, walk);
        own.text += inner.text;
        own.linked += inner.linked;
      }
    }
  if (element.tagName === 'A') own.linked = own.text;
  walk.work += own.text;
  // An element that is not found in it is taken to hold no text.
  if (own.text > 0) walk.sums.set(element, own);
  return own;
}

function addText(own: Sum, text: string, element: Element, { labels, shortest }: Walk): void {
  const { length } = text.trim();
  if (length >= shortest) own.text += length;
  if (length >= 2 && length <= 45 && labels.at(-1) !== element) labels.push(element);
}
