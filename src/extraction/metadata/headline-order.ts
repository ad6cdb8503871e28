import { proseLength } from '../content/prose.ts';
import { titleMatcher } from '../lines/line.ts';
import { isOfWriter } from '../pictures/picture-above.ts';
import { removeBox } from '../removals.ts';

/** Characters of the shortest report that stands below its headline. */
const shortest = 80;

/** The answer without what stands above the page's headline in boxes of their own; where that is all of it, the headline's own box. */
export function belowHeadline(content: Element, copy: Element, titles: readonly string[]): Element {
  const headline = headlineIn(copy, titles);
  if (!headline) return content;
  drop(
    numberedAbove('data-picture', content, copy, headline).filter(([, place]) => isOfWriter(place)),
  );
  const above = numberedAbove('data-block', content, copy, headline);
  const length = above.reduce((sum, [block]) => sum + proseLength(block), 0);
  const rest = proseLength(content) - length >= shortest ? content : boxAround(headline);
  if (above.length === 0 || !rest) return content;
  drop(rest === content ? above : numberedAbove('data-block', rest, copy, headline));
  return rest;
}

/** An element of an answer, and its place in the page's copy. */
type Placed = readonly [element: Element, place: Element];

function drop(placed: readonly Placed[]): void {
  for (const [element] of placed) removeBox(element, 'above-headline', 'content');
}

/** The elements of an answer that bear a number by which they stand above the headline in the page's copy. */
function numberedAbove(name: string, content: Element, copy: Element, headline: Element): Placed[] {
  const numbered = (box: Element) =>
    [...box.querySelectorAll(`[${name}]`)].map((one) => [one.getAttribute(name), one] as const);
  const places = new Map(numbered(copy));
  return numbered(content).flatMap(([number, element]) => {
    const place = places.get(number);
    return place && isAbove(place, headline) ? [[element, place] as const] : [];
  });
}

function headlineIn(copy: Element, titles: readonly string[]): Element | undefined {
  const found = [...copy.querySelectorAll('h1')].filter(titleMatcher(titles));
  return found.length === 1 ? found[0] : undefined;
}

function isAbove(place: Element, headline: Element): boolean {
  if (place.parentElement?.contains(headline)) return false;
  return (place.compareDocumentPosition(headline) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
}

function boxAround(headline: Element): Element | undefined {
  for (let box = headline.parentElement; box && box.tagName !== 'BODY'; box = box.parentElement)
    if (proseLength(box) - proseLength(headline) >= shortest) return box;
  return undefined;
}
