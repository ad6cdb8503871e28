import { once } from '../../article/once.ts';
import { all, attribute } from '../elements.ts';

// Footnotes: links that lead from a place of the article to another one. In the page they go by ids that its author chose; an
// article has ids of its own, so that none can take a name that a page of ours uses.

/** Attribute of the place in a copied page that a note's link leads to: the note's number. */
export const notePlace = 'data-note';

/** What the id of a note's place in an article begins with; its number follows. */
export const noteId = 'note-';

/** The most places of one article that are linked to. */
const mostNotes = 2000;

/** Elements that an article keeps with their attributes. */
const kept = 'a[href], li, h2, h3, h4, h5, h6, sup, cite, dt, dd, td, th, blockquote';

/** Gives the links of a page's copy that lead to a place in it, and these places, names of ours. */
export function markNotes(body: Element, base: string): void {
  const places = once(() => namedPlaces(body));
  const numbers = new Map<Element, number>();
  for (const link of all(body, 'a[href*="#"]')) {
    const name = fragmentOf(attribute(link, 'href'), base);
    if (name === undefined) continue;
    const place = keptPlace(places().get(name));
    if (!place || (numbers.size >= mostNotes && !numbers.has(place))) continue;
    const number = numbers.get(place) ?? numbers.size + 1;
    numbers.set(place, number);
    place.setAttribute(notePlace, `${number}`);
    link.setAttribute('href', `#${noteId}${number}`);
  }
}

/** The first element of each name that a link may lead to. */
function namedPlaces(body: Element): ReadonlyMap<string, Element> {
  const places = new Map<string, Element>();
  for (const element of all(body, '[id], a[name]')) {
    const name = element.getAttribute('id') || element.getAttribute('name');
    if (name && !places.has(name)) places.set(name, element);
  }
  return places;
}

/** The name of a place after `#` in an address of the page itself, or undefined where the address is another page's or names no place. */
export function fragmentOf(href: string, base: string): string | undefined {
  const url = URL.parse(href, base);
  const page = URL.parse(base);
  if (!url || !page || url.hash.length < 2) return undefined;
  const name = url.hash.slice(1);
  url.hash = '';
  page.hash = '';
  if (url.href !== page.href) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The element that will carry the place's id: itself, the first in it that an article keeps, or the item around it. */
function keptPlace(place: Element | undefined): Element | undefined {
  if (place?.matches(kept)) return place;
  return place?.querySelector(kept) ?? place?.closest('li, dd, td') ?? undefined;
}

/** Makes links plain text whose place did not come along, and takes ids away that no link leads to. */
export function settleNotes(roots: readonly Element[]): void {
  const found = roots.flatMap((root) => [root, ...all(root, '[id], a[href^="#"]')]);
  const places = found.filter(({ id }) => id !== '');
  const placed = new Set(places.map(({ id }) => `#${id}`));
  const used = new Set<string>();
  for (const link of found.filter((one) => one.matches('a[href^="#"]'))) {
    const href = attribute(link, 'href');
    if (placed.has(href)) used.add(href);
    // A note's number is told by its link.
    else if (link.closest('sup')) link.removeAttribute('href');
    else link.replaceWith(...link.childNodes);
  }
  for (const place of places) if (!used.has(`#${place.id}`)) place.removeAttribute('id');
}
