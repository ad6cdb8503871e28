import { collapseWhitespace } from '../blocks/structure.ts';
import { boxName } from '../content/clutter-names.ts';
import { isSentence } from '../lines/sentence.ts';
import { penMark } from './named-writers.ts';
import { textOfTitle } from './texts-above.ts';
import { headingText } from './titles.ts';

const standfirst =
  'h2, h3, h4, [class*=sub i], [class*=lead i], [class*=excerpt i], [class*=intro i], [class*=chapo i], [class*=summary i]';
const elsewhere =
  'script, style, noscript, nav, aside, footer, figcaption, [class*=caption i], [rel~=tag]';

/** The headings of a page that say its title and little else; where none does, what else is set as one. */
export function titleHeadings(
  page: Document,
  headings: readonly Element[],
  title: string,
): readonly Element[] {
  const isSaid = (element: Element): boolean => saysOnly(element, title);
  const found = headings.filter(isSaid);
  if (found.length > 0) return found;
  return [...page.querySelectorAll('b, strong, [class*=title i]')].filter(isSaid);
}

/** Short lines around an article's headline, be it an element or a text that says it, those after it first: where its date and its writer stand. */
export function linesNearTitle(
  page: Document,
  element: Element | undefined,
  title: string,
): string[] {
  const heading = element ?? textOfTitle(page, title);
  if (!heading || !page.body) return [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  walker.currentNode = heading;
  const after = texts(heading, () => walker.nextNode(), {
    texts: 40,
    links: 40,
    overStandfirst: true,
  });
  walker.currentNode = heading;
  // Beyond a row of links stands the site's own head, with the day of the visit.
  const before = texts(heading, () => walker.previousNode(), { texts: 15, links: 4 });
  return [...runs(after), ...runs(before.reverse())];
}

interface Limits {
  readonly texts: number;
  readonly links: number;
  /** Whether one long text may stand before them: a standfirst that is not named so. */
  readonly overStandfirst?: boolean;
}

// What follows an unnamed standfirst may be the text, and a timeline heads its parts with dates: only labels are read on.
function isLabel(text: string, node: Node): boolean {
  return text.length <= 60 && !/[.،؛؟!]/.test(text) && !isIn(node, 'p, h2, h3, h4, h5, h6, dt');
}

interface Reading {
  readonly found: string[];
  links: number;
  isPastStandfirst: boolean;
}

/** Short texts met on a walk away from a heading. */
function texts(heading: Node, step: () => Node | null, most: Limits): string[] {
  const reading: Reading = { found: [], links: 0, isPastStandfirst: false };
  for (let node = step(); node && reading.found.length < most.texts; node = step()) {
    const text = heading.contains(node) ? '' : collapseWhitespace(node.nodeValue ?? '');
    if (text && !goesOn(text, node, reading, most)) break;
    joinLabel(reading.found);
  }
  return reading.found;
}

/** Puts a label and what it says together: "City:", "Mazen" name no writer. */
export function joinLabel(found: string[]): void {
  const [label = '', value] = found.slice(-2);
  if (value && /[:：]$/.test(label)) found.splice(-2, 2, `${label} ${value}`);
}

/** Takes a text where it is short; false where the article's own text begins with it, or links go on and on. */
function goesOn(text: string, node: Node, reading: Reading, most: Limits): boolean {
  reading.links += isIn(node, 'a') ? 1 : 0;
  if (reading.links > most.links) return false;
  if (isTextBegun(text, node)) {
    if (reading.isPastStandfirst || reading.found.length > 0) return false;
    reading.isPastStandfirst = true;
    return most.overStandfirst === true;
  }
  if (reading.isPastStandfirst && !isLabel(text, node)) return false;
  if (text.length <= 90 && !isIn(node, elsewhere) && !isInSentence(text, node))
    reading.found.push(isBesidePerson(node) ? `${penMark} ${text}` : text);
  return true;
}

/** Whether a text is a sentence of the article, or a part of one. */
function isInSentence(text: string, node: Node): boolean {
  const whole = node.parentElement?.closest('p')?.textContent;
  return isSentence(whole ? collapseWhitespace(whole) : text);
}

const person = /(?:^|[ -])(?:user|person|author|writer|pen|pencil)(?:$|[ -])/;

/** Whether an icon of a person or a pen stands before a text: it says what the label "by" says. */
function isBesidePerson(node: Node): boolean {
  const before = node.previousSibling ?? node.parentElement?.previousSibling;
  const icon = before?.nodeType === Node.TEXT_NODE ? before.previousSibling : before;
  if (!(icon instanceof Element) || !/^(?:I|svg|SPAN)$/.test(icon.tagName)) return false;
  return icon.textContent.trim() === '' && person.test(boxName(icon));
}

// Past the standfirst the article itself begins: dates in it are not its own.
function isTextBegun(text: string, node: Node): boolean {
  return text.length > 90 && !isIn(node, standfirst);
}

function isIn(node: Node, selector: string): boolean {
  return Boolean(node.parentElement?.closest(selector));
}

/** Characters that a section or a reading time beside a headline takes. */
const besideTitle = 40;

function saysOnly(element: Element, title: string): boolean {
  if (element.textContent.length < title.length - 2) return false;
  const text = headingText(element);
  return text.includes(title) && text.length <= title.length + besideTitle;
}

/** Texts, and each with the one or two that follow it: a date or a name may stand in several elements. */
function runs(texts: readonly string[]): string[] {
  return texts
    .flatMap((text, index) => [
      text,
      ...[2, 3].map((count) => texts.slice(index, index + count).join(' ')),
    ])
    .filter((line) => line.length >= 4 && line.length <= 160);
}
