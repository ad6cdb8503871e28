import { endsSentence } from '../lines/sentence.ts';
import { asking } from '../page/snapshot.ts';
import { leadsToPicture } from '../pictures/picture-controls.ts';
import { boxName, isClutterName } from './clutter-names.ts';
import type { Measures } from './measures.ts';

/** Characters of a paragraph of the text, and of the longest caption. */
const aParagraph = 60;
const longestCaption = 200;

/** Characters of a box of prose with its own heading, at least. */
const aBox = 150;

/** Characters of the most that a page sets apart as its own. */
const longest = 2000;

/** Share of a paragraph that may stand in links. */
const mostLinked = 0.25;

/** Levels of boxes that a paragraph may have to itself. */
const mostLevels = 4;

/** Elements that stand between two paragraphs at most. */
const mostBetween = 8;

const others = `h1, h2, h3, h4, h5, h6, table, ul, ol, [data-embed], [${asking}]`;

/** Whether an element is a paragraph of the article's own, or a picture of it, by where it stands and what it holds. */
export function isOwnText(element: Element, sizes: Measures): boolean {
  if (isMinute(element) || isToPrint(element, sizes)) return true;
  const texts = [isProse, isOwnBox, isOwnQuotation];
  if (isBetweenParagraphs(element, sizes) && texts.some((is) => is(element, sizes))) return true;
  if (isFactBox(element, sizes)) return isBelowParagraph(element, sizes);
  if (!isOwnPicture(element, sizes)) return false;
  const box = element.closest('figure') ?? element;
  return element.tagName === 'A' || isBesideHeadline(box) || isBetweenParagraphs(box, sizes);
}

/** Characters of what a box to print says, at least: a tool's name is shorter. */
const toPrint = 40;

/** Whether a box that is named after printing has no link and says something: a recipe, a list. */
function isToPrint(element: Element, sizes: Measures): boolean {
  if (!/(?:^|[ -])print/.test(boxName(element)) || sizes.prose(element) < toPrint) return false;
  return !element.matches(`[${asking}]`) && !element.querySelector(`a, img, [${asking}]`);
}

/** Whether the page's headline stands right before or behind a box. */
function isBesideHeadline({ previousElementSibling, nextElementSibling }: Element): boolean {
  return [previousElementSibling, nextElementSibling].some(
    (one) => one?.matches('h1, header, :has(> h1:first-child, > header > h1)') === true,
  );
}

/** "90+3'": the minute of a match, over what happened in it. */
function isMinute({ textContent }: Element): boolean {
  return /^\s*\d{1,3}(?:\s?\+\s?\d{1,2})?\s?['’′]\s*$/.test(textContent);
}

/** Whether an element holds whole sentences and nothing else. */
function isProse(element: Element, sizes: Measures): boolean {
  const length = sizes.prose(element);
  if (length < aParagraph || length > longest || element.hasAttribute(asking)) return false;
  if (sizes.linked(element) > mostLinked * sizes.text(element)) return false;
  return endsSentence(element.textContent) && !element.querySelector(others);
}

/** Characters at the ends of a quotation by which it is found again, and of the shortest and longest one. */
const quotation = { end: 18, shortest: 30, longest: 400 } as const;

/** Whether an element is a quotation that is set apart, and stands nowhere else in the text. */
function isOwnQuotation(element: Element, sizes: Measures): boolean {
  const length = sizes.prose(element);
  if (length < quotation.shortest || length > quotation.longest) return false;
  if (element.querySelector(`a, img, ${others}`)) return false;
  const [, said = ''] = /^\s*[«“"](.+?)[.…]?[»”"]/s.exec(element.textContent) ?? [];
  if (said.length < quotation.shortest) return false;
  const all = element.ownerDocument.body.textContent;
  const isElsewhere = (part: string): boolean => all.indexOf(part) !== all.lastIndexOf(part);
  return !isElsewhere(said.slice(0, quotation.end)) && !isElsewhere(said.slice(-quotation.end));
}

/** Whether an element is a table of the text, a gallery, or a box of prose with its own heading; none of these leads anywhere. */
function isOwnBox(element: Element, sizes: Measures): boolean {
  if (element.hasAttribute(asking) || element.querySelector(`[data-embed], [${asking}]`))
    return false;
  if (![...element.querySelectorAll('a')].every(leadsToPicture)) return false;
  if (isDataTable(element)) return true;
  const { length: pictures } = element.querySelectorAll('img');
  if (pictures > 1) return sizes.text(element) <= longestCaption * pictures;
  return (
    element.querySelector('h2, h3, h4, h5, h6') !== null &&
    sizes.prose(element) >= aBox &&
    endsSentence(element.textContent)
  );
}

/** Points of the shortest list, and lines with figures of the shortest box, that stand for themselves. */
const fewest = { points: 3, figures: 2 } as const;

/** Whether an element leads nowhere and gives lines of figures, or lists below headings: what it takes, how it is done. */
function isFactBox(element: Element, sizes: Measures): boolean {
  if (element.querySelector(`a[href], img, [data-embed], [${asking}]`)) return false;
  if (element.hasAttribute(asking) || sizes.prose(element) > longest) return false;
  const points = element.querySelectorAll('li');
  if (points.length >= fewest.points && element.querySelector('h2, h3, h4, h5, h6')) return true;
  if (element.tagName !== 'ASIDE' || isClutterName(element, false)) return false;
  const lines = [...element.querySelectorAll('p, li, dd, td, div')].filter(
    (line) => !line.querySelector('p, li, dd, td, div') && /\p{Nd}/u.test(line.textContent),
  );
  return lines.length >= fewest.figures;
}

/** Whether a paragraph stands right before an element. */
function isBelowParagraph(element: Element, sizes: Measures): boolean {
  const before = neighbour(element, 'previousElementSibling', sizes);
  return before !== undefined && (isHeading(before) || isParagraph(before, sizes));
}

function isDataTable(element: Element): boolean {
  const table = element.tagName === 'TABLE' ? element : element.querySelector('table');
  return (table?.querySelectorAll('tr:has(> :nth-child(2))').length ?? 0) > 1;
}

/** Whether an element holds a picture, and beside it a caption at most and links to the picture's file. */
function isOwnPicture(element: Element, sizes: Measures): boolean {
  const [image, more] = element.querySelectorAll('img:not([data-embed])');
  if (!image || sizes.text(element) > longestCaption) return false;
  if (more || element.querySelector('[data-embed], h1, h2, h3, h4, ul, ol')) return false;
  const links = element.tagName === 'A' ? [element] : [...element.querySelectorAll('a')];
  return links.every(leadsToPicture) || (element.tagName === 'A' && isPopup(element, sizes));
}

/** Whether a link has a picture alone and shows it larger in a page of the site's that is made for that. */
function isPopup(link: Element, sizes: Measures): boolean {
  const isNamed = /pop-?up|lightbox|zoom|enlarge/.test(boxName(link));
  return (
    isNamed && sizes.text(link) === 0 && !/^(?:\w+:|\/\/)/.test(link.getAttribute('href') ?? '')
  );
}

/** Whether paragraphs of the text stand before and behind an element, or the box that it has to itself. */
function isBetweenParagraphs(element: Element, sizes: Measures): boolean {
  let box = element;
  for (let level = 0; level < mostLevels; level += 1) {
    const before = neighbour(box, 'previousElementSibling', sizes);
    const after = neighbour(box, 'nextElementSibling', sizes);
    if (before || after) return isBehind(box, before, sizes) && isBefore(box, after, sizes);
    const parent = box.parentElement;
    if (!parent || sizes.text(parent) > sizes.text(box)) return false;
    box = parent;
  }
  return false;
}

/** Whether a paragraph or a heading stands before a box; a paragraph may be the first. */
function isBehind(box: Element, before: Element | undefined, sizes: Measures): boolean {
  if (!before) return box.tagName === 'P' && !box.previousElementSibling;
  return isHeading(before) || isParagraph(before, sizes);
}

/** Whether a paragraph stands behind a box, be it short; a label without its field may be the last. */
function isBefore(box: Element, after: Element | undefined, sizes: Measures): boolean {
  if (!after) return box.tagName === 'LABEL';
  if (isParagraph(after, sizes)) return true;
  return after.tagName === 'P' && !isClutterName(after, false) && sizes.linked(after) === 0;
}

type Side = 'previousElementSibling' | 'nextElementSibling';

/** The nearest paragraph or other box of text on one side, past pictures and labels and what is a paragraph but for its name; else the nearest of these. */
function neighbour(box: Element, side: Side, sizes: Measures): Element | undefined {
  let nearest: Element | undefined;
  let one = box[side];
  for (let count = 0; one && count < mostBetween; count += 1) {
    const isPassed =
      sizes.text(one) < aParagraph || (isProse(one, sizes) && isClutterName(one, false));
    if (!isPassed || isHeading(one)) return one;
    if (sizes.text(one) > 0) nearest ??= one;
    one = one[side];
  }
  return nearest;
}

function isHeading({ tagName }: Element): boolean {
  return /^H[1-6]$/.test(tagName);
}

/** Whether an element is one paragraph, be it in a box, and not named as clutter. */
function isParagraph(element: Element, sizes: Measures): boolean {
  if (isClutterName(element, false) || element.querySelector('p + p')) return false;
  return isProse(element, sizes);
}
