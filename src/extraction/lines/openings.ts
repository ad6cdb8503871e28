import { once } from '../../article/once.ts';
import { boxName } from '../content/clutter-names.ts';
import { linkShare, textLength } from '../content/prose.ts';
import { siblingsAfter } from '../content/text-box.ts';
import { classNames } from '../language/class-names.ts';
import { matcher } from '../language/language.ts';
import { dateInText } from '../metadata/dates.ts';
import { renamed } from '../page/renamed.ts';
import { textNodes } from '../page/text-nodes.ts';
import { isOfWriter, pictureAbove } from '../pictures/picture-above.ts';
import { fileName } from '../pictures/stated-kind.ts';
import { overlap, titleMatcher } from './line.ts';
import { isMetaWord } from './meta-words.ts';
import { bylineStarts, lineKey } from './wording.ts';

const mark = 'data-standfirst';
const opening = /^(?:H[2-6]|P|DIV|FIGURE|IMG)$/;
const standfirstName = classNames('standfirst');

/** Characters and words of a line or point that others of its kind stand beside, at least. */
const short = { shortest: 15, fewest: 3 };

/** Names of nothing else; a summary, an introduction and the like may be the text's own beginning. */
const sureName = classNames('sure-standfirst');

/** Marks what its name says to be a standfirst, before names are forgotten. */
export function markStandfirst(body: Element): void {
  for (const element of body.querySelectorAll('[class], [id]'))
    if (standfirstName.test(boxName(element)))
      element.setAttribute(mark, sureName.test(boxName(element)) ? 'sure' : 'named');
  for (const element of body.querySelectorAll('hgroup > p, hgroup > h2, [role=doc-subtitle]'))
    element.setAttribute(mark, 'sure');
  for (const element of body.querySelectorAll(':is(p, h2, h3, div)[itemprop~=description]'))
    element.setAttribute(mark, 'named');
  // Readability puts paragraphs of its own in the place of such boxes.
  for (const box of body.querySelectorAll(`div[${mark}]`))
    if (!box.querySelector(flow)) renamed(box, 'p');
}

const flow =
  'p, div, h1, h2, h3, h4, h5, h6, ul, ol, table, figure, blockquote, section, article, img';

/** Puts the standfirst and the lead picture, which stand under the headline and outside the text's box, before the text. */
export function addOpening(content: Element, copy: Element, titles: readonly string[]): void {
  const saysTitle = titleMatcher(titles);
  const headline =
    [...copy.querySelectorAll('h1, h2, h3')].find(saysTitle) ??
    [...copy.querySelectorAll('div, b, strong, font, span')].find(
      (one) => one.childElementCount === 0 && saysTitle(one),
    );
  const start = startOf(content, copy);
  if (!headline || !start) return;
  const outside = elementsBetween(headline, start).filter((element) => !element.contains(start));
  const between = outside.filter(({ tagName }) => opening.test(tagName));
  const text = once(() => lineKey(content.textContent.slice(0, 6000)));
  const below = belowHeadline(headline);
  const named = between.find((element) => isStandfirst(element, text));
  const standfirst = named ? [named, ...alikeAfter(named, text)] : [];
  const lines: (Element | undefined)[] = [...standfirst];
  if (!named)
    lines.push(
      pointsIn(below, text) ??
        outside.find(
          (one) => one.tagName === 'UL' && pointsIn(one, text, isNamed(one) ? short : undefined),
        ) ??
        between.find((one) => one === below && opens(one, text)),
    );
  lines.push(...summaryIn(outside, text).filter((one) => !lines.includes(one)));
  lines.push(...questionIn(outside));
  const pictures = leadPictures(headline, between).filter((one) => !holdsPicture(content, one));
  for (const element of [...lines.reverse(), ...pictures.reverse()]) {
    if (!element) continue;
    const moved = content.ownerDocument.importNode(element, true);
    moved.setAttribute(mark, standfirst.includes(element) ? 'sure' : 'between');
    content.prepend(moved);
  }
}

function opens(element: Element, told: () => string): boolean {
  // A heading that stands in one box with the headline may be shorter: it goes on where that ends.
  const isSecond =
    /^H[2-4]$/.test(element.tagName) && element.previousElementSibling?.tagName === 'H1';
  return isSaying(element, told, { shortest: isSecond ? 25 : 35 }) && !isMeta(element);
}

const summaryLabel = matcher('summary-label');

/** What an editor put in short: the sentence or the points below the label of a box between headline and text. */
function summaryIn(outside: readonly Element[], told: () => string): Element[] {
  const [, ...rest] = fromLabel(outside, isSummaryLabel);
  const isSummary = (one: Element): boolean =>
    one.tagName === 'UL'
      ? pointsIn(one, told, short) !== undefined
      : isSaying(one, told, { shortest: short.shortest }) && !isMeta(one, short.fewest);
  return rest.length <= 4 && rest.every(isSummary) ? rest : [];
}

function isSummaryLabel(element: Element): boolean {
  if (element.childElementCount > 1 || textLength(element) > 30) return false;
  return summaryLabel.test(lineKey(element.textContent));
}

/** The first label and what stands below it in its box; nothing where there is none. */
function fromLabel(outside: readonly Element[], isLabel: (one: Element) => boolean): Element[] {
  const label = outside.find(isLabel);
  return label ? [label, ...siblingsAfter(label)] : [];
}

const questionLabel = matcher('question-label');

/** The question that an answer was found to, in a box of its own: its label and what stands below it. */
function questionIn(outside: readonly Element[]): Element[] {
  const rest = fromLabel(
    outside,
    (one) => /^H[2-6]$/.test(one.tagName) && questionLabel.test(lineKey(one.textContent)),
  );
  const isText = rest.every(
    (one) => /^(?:H[2-6]|P|DIV)$/.test(one.tagName) && textLength(one) < 2000,
  );
  return isText && rest.length <= 8 && rest.every((one) => outside.includes(one)) ? rest : [];
}

/** The lines that follow a standfirst's first: those named as it is, or what its own box holds. */
function alikeAfter(line: Element, told: () => string): Element[] {
  const next = line.nextElementSibling;
  if (line.hasAttribute(mark) && next?.hasAttribute(mark) && next.tagName === line.tagName)
    return isStandfirst(next, told, short) ? [next, ...alikeAfter(next, told)] : [];
  const box = line.parentElement;
  if (line.tagName !== 'P' || !box?.hasAttribute(mark)) return [];
  return siblingsAfter(line).filter((one) => one.tagName === 'P' && isStandfirst(one, told, short));
}

/** A list of sentences right below the headline: what the story comes to, in points. */
function pointsIn(
  below: Element | undefined,
  told: () => string,
  { shortest, fewest } = { shortest: 25, fewest: 5 },
): Element | undefined {
  let list = below;
  while (list?.childElementCount === 1 && list.tagName !== 'UL')
    list = list.firstElementChild ?? undefined;
  const points = list?.tagName === 'UL' ? [...list.children] : [];
  const saying = points.every(
    (point) =>
      textLength(point) >= shortest &&
      linkShare(point) === 0 &&
      !isMeta(point, fewest) &&
      !dateInText(point.textContent) &&
      !bylineStarts.leads(lineKey(point.textContent)) &&
      !told().includes(lineKey(point.textContent)),
  );
  return points.length >= 2 && points.length <= 6 && saying ? list : undefined;
}

/** Where the copy holds what opens the article: its first block, or its first long text where it has only divisions. */
function startOf(content: Element, copy: Element): Element | undefined {
  const first = content.querySelector('[data-block]')?.getAttribute('data-block');
  if (first) return copy.querySelector(`[data-block="${first}"]`) ?? undefined;
  const text = textNode(content, (data) => data.length >= 40)?.data ?? '';
  return textNode(copy, (data) => data === text.trim())?.parentElement ?? undefined;
}

function textNode(root: Element, matches: (data: string) => boolean): Text | undefined {
  for (const node of textNodes(root)) if (matches(node.data.trim())) return node;
  return undefined;
}

/** What stands right below a headline, which may have a box of its own. */
function belowHeadline(headline: Element): Element | undefined {
  let above = headline;
  while (!above.nextElementSibling && above.parentElement && textLength(above.parentElement) < 300)
    above = above.parentElement;
  return above.nextElementSibling ?? undefined;
}

/** Elements that start after one element's start and before another's; none where the other comes first. */
function elementsBetween(from: Element, to: Element): Element[] {
  if (!(from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING)) return [];
  const walker = from.ownerDocument.createTreeWalker(from.getRootNode(), NodeFilter.SHOW_ELEMENT);
  walker.currentNode = from;
  const found: Element[] = [];
  for (let next = walker.nextNode(); next && next !== to; next = walker.nextNode())
    found.push(next as Element);
  return found;
}

/** Whether an element gives counts, times and the like rather than a sentence. */
function isMeta(element: Element, fewest = 5): boolean {
  const words = lineKey(element.textContent).split(' ');
  return words.length < fewest || words.filter(isMetaWord).length > 0.4 * words.length;
}

/** Whether an element, or a box around it, is named as a standfirst. */
function isNamed(element: Element): boolean {
  return element.closest(`[${mark}]`) !== null;
}

function isStandfirst(
  element: Element,
  told: () => string,
  { shortest, fewest } = { shortest: 22, fewest: 5 },
): boolean {
  if (!isNamed(element)) return false;
  // A short one says something all the same, and is no label.
  if (textLength(element) < 35 && isMeta(element, fewest)) return false;
  return isSaying(element, told, { never: 'h1, img, table, time', shortest });
}

/** Whether an element says in a sentence or two what the text does not say in its first words. */
function isSaying(
  element: Element,
  told: () => string,
  { never = 'h1, img, ul, table, time', shortest = 35 }: { never?: string; shortest?: number } = {},
): boolean {
  if (!/^(?:H[2-6]|P|DIV)$/.test(element.tagName)) return false;
  const length = textLength(element);
  if (length < shortest || length > 700 || linkShare(element) > 0.3) return false;
  if (element.querySelector(never)) return false;
  const key = lineKey(element.textContent);
  if (bylineStarts.leads(key) || dateInText(element.textContent)) return false;
  const text = told();
  return !text.includes(key) && overlap(key.split(' '), text.slice(0, 600).split(' ')) < 0.95;
}

/** The pictures above the headline, or else the first between it and the text. */
function leadPictures(headline: Element, between: readonly Element[]): Element[] {
  const above = pictureAbove(headline);
  if (!above) return between.filter(isLeadPicture).slice(0, 1);
  const found = /^(?:FIGURE|IMG)$/.test(above.tagName)
    ? [above]
    : [...above.querySelectorAll('figure, img')];
  const outermost = found.filter((one) => !one.parentElement?.closest('figure'));
  // For large and small windows a page has the same picture twice.
  const names = outermost.map(nameIn);
  return outermost.filter((_, index) => names.indexOf(names[index] ?? '') === index);
}

function isLeadPicture(element: Element): boolean {
  const image =
    element.tagName === 'IMG'
      ? element
      : element.querySelector(':scope > img, :scope > a > img, :scope > picture > img');
  if (!image || (element.tagName !== 'IMG' && element.tagName !== 'FIGURE')) return false;
  if (image.hasAttribute('data-embed') || isOfWriter(element)) return false;
  const width = Number.parseInt(image.getAttribute('width') ?? '600', 10);
  return width >= 300 && !/logo|avatar|icon|author/i.test(image.getAttribute('src') ?? '');
}

/** Whether a text has a lead picture already, in whatever size. */
function holdsPicture(content: Element, lead: Element): boolean {
  const images = [...content.querySelectorAll('img:not([data-embed])')];
  const own = nameIn(lead);
  return images.some((image) => pictureName(image) === own);
}

function nameIn(lead: Element): string {
  return pictureName(lead.tagName === 'IMG' ? lead : lead.querySelector('img'));
}

// WordPress writes a picture's size behind its name: "bridge-300x158.jpg".
function pictureName(image: Element | null): string {
  return fileName(image?.getAttribute('src') ?? '').replace(/(?:-\d+x\d+|-scaled)?\.\w+$/, '');
}
