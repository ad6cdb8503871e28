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
  const after = shortTexts(heading, 'nextNode', { texts: 40, links: 40 });
  // Beyond a row of links stands the site's own head, with the day of the visit.
  const before = shortTexts(heading, 'previousNode', { texts: 15, links: 4 });
  return [...runs(after), ...runs(before.reverse())];
}

// What follows an unnamed standfirst may be the text, and a timeline heads its parts with dates: only labels are read on.
function isLabel(text: string, node: Node): boolean {
  return text.length <= 60 && !/[.،؛؟!]/.test(text) && !isIn(node, 'p, h2, h3, h4, h5, h6, dt');
}

/** Characters of the longest text that is not the article's own. */
const longest = 90;

type Step = 'nextNode' | 'previousNode';

/** The texts met on a walk away from a heading. */
function* textsFrom(heading: Node, step: Step): Generator<{ text: string; node: Node }> {
  const page = heading.ownerDocument as Document;
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  walker.currentNode = heading;
  for (let node = walker[step](); node; node = walker[step]()) {
    const text = heading.contains(node) ? '' : collapseWhitespace(node.nodeValue ?? '');
    if (text) yield { text, node };
  }
}

/** Short texts away from a heading, up to the article's own text, or where links go on and on. */
function shortTexts(
  heading: Node,
  step: Step,
  most: { readonly texts: number; readonly links: number },
): string[] {
  const found: string[] = [];
  let links = 0;
  let isPastStandfirst = false;
  for (const { text, node } of textsFrom(heading, step)) {
    links += Number(isIn(node, 'a'));
    const isText = text.length > longest && !isIn(node, standfirst);
    // One long text behind the headline may be a standfirst that is not named so; dates past it are not the article's own.
    const isSecond = isPastStandfirst || found.length > 0 || step === 'previousNode';
    if (links > most.links || (isText ? isSecond : isPastStandfirst && !isLabel(text, node))) break;
    isPastStandfirst ||= isText;
    if (!isShort(text, node)) continue;
    found.push(markOf(node) + text);
    joinLabel(found);
    if (found.length >= most.texts) break;
  }
  return found;
}

/** Puts a label and what it says together: "City:", "Mazen" name no writer. */
export function joinLabel(found: string[]): void {
  const [label = '', value] = found.slice(-2);
  if (value && /[:：]$/.test(label)) found.splice(-2, 2, `${label} ${value}`);
}

/** Whether a text is a short one of its own, and no part of a sentence of the article. */
function isShort(text: string, node: Node): boolean {
  if (text.length > longest || isIn(node, elsewhere)) return false;
  const whole = node.parentElement?.closest('p')?.textContent;
  return !isSentence(whole ? collapseWhitespace(whole) : text);
}

const person = /(?:^|[ -])(?:user|person|author|writer|pen|pencil)(?:$|[ -])/;

/** The mark of a text before which an icon of a person or a pen stands: it says what the label "by" says. */
function markOf(node: Node): string {
  const before = node.previousSibling ?? node.parentElement?.previousSibling;
  const icon = before?.nodeType === Node.TEXT_NODE ? before.previousSibling : before;
  if (!(icon instanceof Element) || !/^(?:I|svg|SPAN)$/.test(icon.tagName)) return '';
  return icon.textContent.trim() === '' && person.test(boxName(icon)) ? `${penMark} ` : '';
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
    .flatMap((_, index) => [1, 2, 3].map((count) => texts.slice(index, index + count).join(' ')))
    .filter((line) => line.length >= 4 && line.length <= 160);
}
