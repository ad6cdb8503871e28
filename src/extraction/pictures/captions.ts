import { boxName } from '../content/clutter-names.ts';
import { classNames } from '../language/class-names.ts';
import { checkTime } from '../time-limit.ts';
import { leadsToPicture } from './picture-controls.ts';

const captionName = classNames('caption');

/** Makes figures of pictures whose caption is told only by the name of its class or by its place. */
export function markCaptions(body: Element): void {
  for (const table of body.querySelectorAll('table')) if (isFloating(table)) makeTableFigure(table);
  for (const image of [...body.querySelectorAll('img')]) {
    checkTime();
    const around = image.closest('figure');
    // A figure of several pictures may name the caption of each by its class.
    if (around && around.querySelectorAll('img').length < 2) {
      settleCaption(around, image);
      continue;
    }
    const caption = around
      ? captionOf(image)
      : (captionOf(image) ?? lineBelow(image) ?? paragraphBelow(image));
    if (!caption || caption.tagName === 'FIGCAPTION') continue;
    makeFigure(image, caption);
  }
}

/** Characters of the longest caption. */
const longest = 300;

/** Makes the caption of what a figure says and does not call so. */
function settleCaption(figure: Element, image: Element): void {
  if (figure.querySelector('figcaption, [data-embed], p + p, h2, h3, ul, table')) return;
  const length = figure.textContent.trim().length;
  if (length === 0 || length > longest || image.closest('a')?.textContent?.trim()) return;
  const caption = figure.ownerDocument.createElement('figcaption');
  caption.append(...[...figure.childNodes].filter((node) => !node.contains(image)));
  figure.append(caption);
}

/** Whether a table floats beside the text with a picture and its caption, as old portals have them. */
function isFloating(table: Element): boolean {
  const length = table.textContent.trim().length;
  if (length === 0 || length > longest) return false;
  if (table.querySelectorAll('img').length !== 1 || table.querySelector('table, th, figcaption'))
    return false;
  const isColumn = [...table.querySelectorAll('tr')].every((row) => row.childElementCount < 2);
  const floats = /^(?:left|right)$/i.test(table.getAttribute('align') ?? '');
  return isColumn && (floats || /float:\s*(?:left|right)/.test(table.getAttribute('style') ?? ''));
}

function makeTableFigure(table: Element): void {
  const image = table.querySelector('img');
  const made = table.ownerDocument.createElement('figcaption');
  for (const cell of table.querySelectorAll('td')) made.append(...cell.childNodes, ' ');
  const figure = table.ownerDocument.createElement('figure');
  if (image) figure.append(image, made);
  table.replaceWith(figure);
}

function makeFigure(image: Element, caption: Element): void {
  const figure = image.ownerDocument.createElement('figure');
  const line = image.ownerDocument.createElement('figcaption');
  line.append(...caption.childNodes);
  const place = caption.parentElement ?? image;
  caption.remove();
  const isWhole = place.contains(image) && !place.textContent.trim();
  // A list holds items only.
  if (isWhole && place.tagName === 'LI') place.replaceChildren(figure);
  else (isWhole ? place : image).replaceWith(figure);
  figure.append(image, line);
}

function captionOf(image: Element): Element | undefined {
  const term = image.closest('dt');
  // A picture as the term of a definition list: what it is defined as is its caption.
  if (term && !term.textContent.trim() && term.nextElementSibling?.tagName === 'DD')
    return term.nextElementSibling;
  let box: Element | null = image;
  for (let up = 0; up < 4 && box; up += 1) {
    const next: Element | null = besidePicture(box);
    if (next && (isCaption(next) || isAlone(next, box))) return next;
    box = box.parentElement;
    if (!box || box.querySelectorAll('img').length > 1) return undefined;
  }
  return undefined;
}

/** What stands behind a picture's box, past marks that say nothing until a script fills them. */
function besidePicture(box: Element): Element | null {
  let next = box.nextElementSibling;
  while (next?.matches('div:not(:has(img)), span:not(:has(img)), i') && !next.textContent.trim())
    next = next.nextElementSibling;
  return next;
}

/** Words of the longest line that is taken for a caption by its place. */
const longestCaption = 15;
/** Characters of a paragraph that stands in a text. */
const aParagraph = 60;

/** Whether a line is short and no sentence, nor leads to one. */
function isCaptionLike(line: string): boolean {
  return line !== '' && line.split(/\s+/).length <= longestCaption && !/[.؟?!:…،]$/.test(line);
}

/** What stands below a picture in its own paragraph, where it is short and no sentence: "<img><br>The hall by night". */
function lineBelow(image: Element): Element | undefined {
  const paragraph = image.parentElement;
  if (!paragraph || !/^(?:P|CENTER|TD|DIV)$/.test(paragraph.tagName)) return undefined;
  const nodes = [...paragraph.childNodes].filter(
    (node) => node.nodeType !== Node.TEXT_NODE || node.textContent?.trim(),
  );
  const [second, line, more] = nodes.slice(nodes.indexOf(image) + 1);
  // A headline may share the middle of a page with the picture.
  const isFirst = nodes
    .slice(0, nodes.indexOf(image))
    .every(({ nodeName }) => /^H\d$/.test(nodeName));
  if (!isFirst || second?.nodeName !== 'BR' || !line || more) return undefined;
  if (line.nodeType !== Node.TEXT_NODE && !inline.test(line.nodeName)) return undefined;
  if (!isCaptionLike(line.textContent?.trim() ?? '')) return undefined;
  const made = paragraph.ownerDocument.createElement('span');
  line.replaceWith(made);
  made.append(line);
  second.remove();
  return made;
}

const inline = /^(?:EM|I|SMALL|SPAN|B|STRONG|FONT)$/;

/**
 * The short paragraph below a picture that stands alone, where it is set apart from the text below it: in italics, in the middle,
 * or as the picture's own title.
 */
function paragraphBelow(image: Element): Element | undefined {
  const place = image.parentElement?.tagName === 'A' ? image.parentElement : image;
  const paragraph = place.parentElement;
  const line = paragraph?.nextElementSibling;
  if (!paragraph || !line || !/^(?:P|DIV)$/.test(paragraph.tagName)) return undefined;
  if (paragraph.textContent.trim() || paragraph.childElementCount > 1) return undefined;
  const text = line.textContent.trim();
  if (!/^(?:P|DIV)$/.test(line.tagName) || !isCaptionLike(text)) return undefined;
  if (text === image.getAttribute('title')?.trim()) return line;
  const next = line.nextElementSibling;
  if (line.querySelector('a, img') || !next || !isSetApart(line, next)) return undefined;
  return next.textContent.trim().length >= aParagraph ? line : undefined;
}

function isSetApart(line: Element, next: Element): boolean {
  const only = line.firstElementChild;
  const isItalic =
    only !== null &&
    /^(?:EM|I|SMALL)$/.test(only.tagName) &&
    only.textContent.trim() === line.textContent.trim();
  return isItalic ? !next.querySelector('em, i, small') : isCentred(line) && !isCentred(next);
}

function isCentred(line: Element): boolean {
  return (
    line.getAttribute('align') === 'center' ||
    /text-align:\s*center/.test(line.getAttribute('style') ?? '') ||
    /(?:^|[ -])(?:text-center|aligncenter|center)(?:$| )/.test(line.getAttribute('class') ?? '')
  );
}

const pictureBox = classNames('picture-box');

/** The one short line that shares a box of its own with a picture, where the box is named after pictures or stands in a text. */
function isAlone(line: Element, picture: Element): boolean {
  const box = picture.parentElement;
  if (!box || !besidePictures.test(line.tagName) || line.nextElementSibling) return false;
  const text = line.textContent.trim();
  if (text.length < 3 || text.length > 160 || line.querySelector('a, p, div, h2, h3')) return false;
  if (picture.textContent.trim() || picture.previousElementSibling) return false;
  if (!/^(?:DIV|SECTION|SPAN|LI|A|TBODY)$/.test(box.tagName)) return false;
  return (
    pictureBox.test(boxName(box)) || (isCaptionLike(text) && !leadsAway(box) && standsInText(box))
  );
}

/** Whether a box is in a link to another page: what stands below the picture is a headline there. */
function leadsAway(box: Element): boolean {
  const link = box.closest('a[href]');
  return link !== null && !leadsToPicture(link);
}

const besidePictures = /^(?:P|SPAN|DIV|SMALL|EM|I|TR)$/;

/** Whether, beside a box or one around it, paragraphs or the headline stand: a box of a picture and a line alone may be all of a flash. */
function standsInText(box: Element): boolean {
  let up: Element | null = box;
  for (let level = 0; level < 4 && up && up.tagName !== 'BODY'; level += 1) {
    if ([abovePictures(up), up.nextElementSibling].some(isOfArticle)) return true;
    if (isBelowHeadline(up)) return true;
    up = up.parentElement;
  }
  return false;
}

/** Whether an element is a paragraph, or a headline stands in it, alone or before all else. */
function isOfArticle(element: Element | null): boolean {
  const text = element?.textContent?.trim() ?? '';
  if (element?.tagName === 'P') return text.length >= aParagraph;
  const headline = element?.matches('h1') ? element : element?.querySelector('h1');
  if (!headline) return false;
  return text.length <= longestHead || text.startsWith(headline.textContent.trim());
}

/** Elements between a headline and the picture below it: the writer, the date, tools. */
const mostBetween = 3;

function isBelowHeadline(box: Element): boolean {
  let above = box.previousElementSibling;
  for (let count = 0; count < mostBetween && above && !isOfArticle(above); count += 1) {
    if (above.textContent.trim().length > aParagraph) return false;
    above = above.previousElementSibling;
  }
  return isOfArticle(above);
}

/** Characters of a headline and what may stand in a box with it. */
const longestHead = 300;

/** Pictures that may stand one after the other in a text. */
const mostInARow = 10;

/** What stands above an element and the pictures right above it. */
function abovePictures(element: Element): Element | null {
  let above = element.previousElementSibling;
  for (let count = 0; count < mostInARow && above?.querySelector('img'); count += 1)
    above = above.previousElementSibling;
  return above;
}

function isCaption(element: Element): boolean {
  // A row of one cell is what its cell is.
  const only = element.childElementCount === 1 ? element.firstElementChild : undefined;
  const named = element.tagName === 'TR' && only ? only : element;
  return captionName.test(boxName(named)) && element.textContent.trim().length < 400;
}
