import { attributeOf, firstIn, nameOf, parentOf, previousElementOf } from './page/live.ts';

/** Names that differ from page to page: numbers, long hashes and states. */
const passing =
  /\d|[_-]{2}|(?:^|[-_])(?:active|open|hover|show|visible|loaded|lazy|js|is|has)(?:[-_]|$)|^.{40,}$/i;

/**
 * A CSS selector of an element of the live page that should find the same area on the site's other pages: by stable names,
 * else by place.
 */
export function areaSelector(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at && nameOf(at) !== 'body'; at = parentOf(at)) {
    steps.unshift(step(at));
    const selector = steps.join(' > ');
    if (first(document, selector) === element) return selector;
  }
  return placeOf(element);
}

/** The element that a selector finds in a page, or undefined where it finds none or is none. */
export function first(page: Document, selector: string): Element | undefined {
  try {
    return firstIn(page, selector) ?? undefined;
  } catch {
    return undefined;
  }
}

function step(element: Element): string {
  const tag = nameOf(element);
  const id = attributeOf(element, 'id');
  if (id && !passing.test(id)) return `${tag}#${CSS.escape(id)}`;
  const words = (attributeOf(element, 'class') ?? '').split(/\s+/);
  const names = words.filter((name) => name && !passing.test(name)).slice(0, 3);
  const prop = attributeOf(element, 'itemprop');
  if (prop && !passing.test(prop)) return `${tag}[itemprop="${CSS.escape(prop)}"]`;
  return names.length > 0 ? `${tag}.${names.map((name) => CSS.escape(name)).join('.')}` : tag;
}

function placeOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at && parentOf(at); at = parentOf(at)) {
    let place = 1;
    for (let one = previousElementOf(at); one; one = previousElementOf(one)) place += 1;
    steps.unshift(`${nameOf(at)}:nth-child(${place})`);
  }
  return steps.join(' > ');
}
