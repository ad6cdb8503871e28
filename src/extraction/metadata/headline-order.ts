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
  const pictures = placesBy('data-picture', copy);
  for (const image of content.querySelectorAll('[data-picture]')) {
    const place = pictures.get(image.getAttribute('data-picture'));
    if (place && isAbove(place, headline) && isOfWriter(place))
      removeBox(image, 'above-headline', 'content');
  }
  const above = blocksAbove(content, copy, headline);
  if (above.length === 0) return content;
  const length = above.reduce((sum, block) => sum + proseLength(block), 0);
  const rest = proseLength(content) - length >= shortest ? content : boxAround(headline);
  if (!rest) return content;
  for (const block of blocksAbove(rest, copy, headline))
    removeBox(block, 'above-headline', 'content');
  return rest;
}

/** The elements of a page's copy by the numbers that they bear. */
function placesBy(name: string, copy: Element): ReadonlyMap<string | null, Element> {
  const numbered = [...copy.querySelectorAll(`[${name}]`)];
  return new Map(numbered.map((one) => [one.getAttribute(name), one]));
}

function blocksAbove(content: Element, copy: Element, headline: Element): Element[] {
  const places = placesBy('data-block', copy);
  const blocks = [...content.querySelectorAll('[data-block]')];
  return blocks.filter((block) => isAbove(places.get(block.getAttribute('data-block')), headline));
}

function headlineIn(copy: Element, titles: readonly string[]): Element | undefined {
  const found = [...copy.querySelectorAll('h1')].filter(titleMatcher(titles));
  return found.length === 1 ? found[0] : undefined;
}

function isAbove(place: Element | undefined, headline: Element): boolean {
  if (!place || place.parentElement?.contains(headline)) return false;
  return (place.compareDocumentPosition(headline) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
}

function boxAround(headline: Element): Element | undefined {
  for (let box = headline.parentElement; box && box.tagName !== 'BODY'; box = box.parentElement)
    if (proseLength(box) - proseLength(headline) >= shortest) return box;
  return undefined;
}
