import { imagesIn } from '../../article/html/picture-elements.ts';
import { boxName } from '../content/clutter-names.ts';
import { all, attribute, has, make, trimmedText } from '../elements.ts';
import { classNames } from '../language/class-names.ts';
import { checkTime } from '../time-limit.ts';
import { leadsToPicture } from './picture-controls.ts';

const captionName = classNames('caption');
const pictureBox = classNames('picture-box');

/** Characters of the longest caption that its figure tells. */
const longest = 300;
/** Words of the longest line that is taken for a caption by its place. */
const mostWords = 15;
/** Characters of a paragraph that stands in a text. */
const aParagraph = 60;
/** Characters of a headline and what may stand in a box with it. */
const longestHead = 300;
/** Elements between a headline and the picture below it: the writer, the date, tools. */
const mostBetween = 3;
/** Pictures that may stand one after the other in a text. */
const mostInARow = 10;
/** Levels of boxes around a picture that are looked at. */
const mostLevels = 4;

/** Makes figures of pictures whose caption is told only by the name of its class or by its place. */
export function markCaptions(body: Element): void {
  for (const table of all(body, 'table')) if (isFloating(table)) makeTableFigure(table);
  for (const image of all(body, 'img')) {
    checkTime();
    const around = image.closest('figure');
    if (around && imagesIn(around).length < 2) {
      settleCaption(around, image);
      continue;
    }
    // A figure of several pictures may name the caption of each by its class.
    const named = captionOf(image);
    const caption = named || around ? named : (lineBelow(image) ?? paragraphBelow(image));
    if (caption && caption.tagName !== 'FIGCAPTION') makeFigure(image, caption);
  }
}

/** Makes the caption of what a figure says and does not call so. */
function settleCaption(figure: Element, image: Element): void {
  if (has(figure, 'figcaption, [data-embed], p + p, h2, h3, ul, table')) return;
  if (!saysLittle(figure) || trimmedText(image.closest('a'))) return;
  const words = [...figure.childNodes].filter((node) => !node.contains(image));
  figure.append(make(figure, 'figcaption', ...words));
}

function saysLittle(box: Element): boolean {
  const { length } = trimmedText(box);
  return length > 0 && length <= longest;
}

/** Whether a table floats beside the text with a picture and its caption, as old portals have them. */
function isFloating(table: Element): boolean {
  if (!saysLittle(table) || imagesIn(table).length !== 1) return false;
  if (has(table, 'table, th, figcaption')) return false;
  const isColumn = all(table, 'tr').every((row) => row.childElementCount < 2);
  const floats = /^(?:left|right)$/i.test(attribute(table, 'align'));
  return isColumn && (floats || /float:\s*(?:left|right)/.test(attribute(table, 'style')));
}

function makeTableFigure(table: Element): void {
  const cells = all(table, 'td').flatMap((cell) => [...cell.childNodes, ' ']);
  const images = imagesIn(table);
  const caption = make(table, 'figcaption', ...cells);
  table.replaceWith(make(table, 'figure', ...images, caption));
}

function makeFigure(image: Element, caption: Element): void {
  const line = make(image, 'figcaption', ...caption.childNodes);
  const figure = make(image, 'figure');
  const place = caption.parentElement ?? image;
  caption.remove();
  const isWhole = place.contains(image) && !trimmedText(place);
  // A list holds items only.
  if (isWhole && place.tagName === 'LI') place.replaceChildren(figure);
  else (isWhole ? place : image).replaceWith(figure);
  figure.append(image, line);
}

function captionOf(image: Element): Element | undefined {
  const term = image.closest('dt');
  // A picture as the term of a definition list: what it is defined as is its caption.
  if (term && !trimmedText(term) && term.nextElementSibling?.tagName === 'DD')
    return term.nextElementSibling;
  let box: Element | null = image;
  for (let up = 0; up < mostLevels && box; up += 1) {
    const next = besidePicture(box);
    if (next && (isCaption(next) || isAlone(next, box))) return next;
    box = box.parentElement;
    if (!box || imagesIn(box).length > 1) return undefined;
  }
  return undefined;
}

/** What stands behind a picture's box, past marks that say nothing until a script fills them. */
function besidePicture(box: Element): Element | null {
  let next = box.nextElementSibling;
  while (next?.matches('div:not(:has(img)), span:not(:has(img)), i') && !trimmedText(next))
    next = next.nextElementSibling;
  return next;
}

function isCaption(element: Element): boolean {
  // A row of one cell is what its cell is.
  const only = element.childElementCount === 1 ? element.firstElementChild : undefined;
  const named = element.tagName === 'TR' && only ? only : element;
  return captionName.test(boxName(named)) && trimmedText(element).length < 400;
}

/** The one short line that shares a box of its own with a picture, where the box is named after pictures or stands in a text. */
function isAlone(line: Element, picture: Element): boolean {
  const box = picture.parentElement;
  if (!box?.matches('div, section, span, li, a, tbody') || line.nextElementSibling) return false;
  if (!line.matches('p, span, div, small, em, i, tr')) return false;
  const text = trimmedText(line);
  if (text.length < 3 || text.length > 160 || has(line, 'a, p, div, h2, h3')) return false;
  if (trimmedText(picture) || picture.previousElementSibling) return false;
  return (
    pictureBox.test(boxName(box)) || (isCaptionLike(text) && !leadsAway(box) && standsInText(box))
  );
}

/** Whether a line is short and no sentence, nor leads to one. */
function isCaptionLike(line: string): boolean {
  return line !== '' && line.split(/\s+/).length <= mostWords && !/[.؟?!:…،]$/.test(line);
}

/** Whether a box is in a link to another page: what stands below the picture is a headline there. */
function leadsAway(box: Element): boolean {
  const link = box.closest('a[href]');
  return link !== null && !leadsToPicture(link);
}

/** Whether, beside a box or one around it, paragraphs or the headline stand: a box of a picture and a line alone may be all of a flash. */
function standsInText(box: Element): boolean {
  let up: Element | null = box;
  for (let level = 0; level < mostLevels && up && up.tagName !== 'BODY'; level += 1) {
    if ([abovePictures(up), up.nextElementSibling].some(isOfArticle) || isBelowHeadline(up))
      return true;
    up = up.parentElement;
  }
  return false;
}

/** Whether an element is a paragraph, or a headline stands in it, alone or before all else. */
function isOfArticle(element: Element | null): boolean {
  const text = trimmedText(element);
  if (element?.tagName === 'P') return text.length >= aParagraph;
  const headline = element?.matches('h1') ? element : element?.querySelector('h1');
  if (!headline) return false;
  return text.length <= longestHead || text.startsWith(trimmedText(headline));
}

function isBelowHeadline(box: Element): boolean {
  let above = box.previousElementSibling;
  for (let count = 0; count < mostBetween && above && !isOfArticle(above); count += 1) {
    if (trimmedText(above).length > aParagraph) return false;
    above = above.previousElementSibling;
  }
  return isOfArticle(above);
}

/** What stands above an element and the pictures right above it. */
function abovePictures(element: Element): Element | null {
  let above = element.previousElementSibling;
  for (let count = 0; count < mostInARow && above && has(above, 'img'); count += 1)
    above = above.previousElementSibling;
  return above;
}

/** What stands below a picture in its own paragraph, where it is short and no sentence: "<img><br>The hall by night". */
function lineBelow(image: Element): Element | undefined {
  const paragraph = image.parentElement;
  if (!paragraph?.matches('p, center, td, div')) return undefined;
  const nodes = [...paragraph.childNodes].filter(
    (node) => node.nodeType !== Node.TEXT_NODE || trimmedText(node),
  );
  const at = nodes.indexOf(image);
  const [second, line, more] = nodes.slice(at + 1);
  // A headline may share the middle of a page with the picture.
  const isFirst = nodes.slice(0, at).every(({ nodeName }) => /^H\d$/.test(nodeName));
  if (!isFirst || second?.nodeName !== 'BR' || !line || more) return undefined;
  if (!/^(?:#text|EM|I|SMALL|SPAN|B|STRONG|FONT)$/.test(line.nodeName)) return undefined;
  if (!isCaptionLike(trimmedText(line))) return undefined;
  const made = make(paragraph, 'span');
  line.replaceWith(made);
  made.append(line);
  second.remove();
  return made;
}

/**
 * The short paragraph below a picture that stands alone, where it is set apart from the text below it: in italics, in the middle,
 * or as the picture's own title.
 */
function paragraphBelow(image: Element): Element | undefined {
  const place = image.parentElement?.tagName === 'A' ? image.parentElement : image;
  const paragraph = place.parentElement;
  const line = paragraph?.nextElementSibling;
  if (!line?.matches('p, div') || !paragraph?.matches('p, div')) return undefined;
  if (trimmedText(paragraph) || paragraph.childElementCount > 1) return undefined;
  const text = trimmedText(line);
  if (!isCaptionLike(text)) return undefined;
  if (text === image.getAttribute('title')?.trim()) return line;
  const next = line.nextElementSibling;
  if (has(line, 'a, img') || !next || !isSetApart(line, next)) return undefined;
  return trimmedText(next).length >= aParagraph ? line : undefined;
}

function isSetApart(line: Element, next: Element): boolean {
  const only = line.firstElementChild;
  const isItalic = only?.matches('em, i, small') && trimmedText(only) === trimmedText(line);
  return isItalic ? !has(next, 'em, i, small') : isCentred(line) && !isCentred(next);
}

function isCentred(line: Element): boolean {
  return (
    line.getAttribute('align') === 'center' ||
    /text-align:\s*center/.test(attribute(line, 'style')) ||
    /(?:^|[ -])(?:text-center|aligncenter|center)(?:$| )/.test(attribute(line, 'class'))
  );
}
