import { pictureAddressesIn } from '../../article/html/picture-elements.ts';
import type { Block, BlockKind, Direction } from '../../article/model.ts';
import { textDirection } from '../../article/text/direction.ts';
import { textLanguage } from '../../article/text/language.ts';
import { all, has, make } from '../elements.ts';
import { checkTime } from '../time-limit.ts';
import { copyInline } from './inline.ts';
import type { RawBlock } from './media-blocks.ts';
import { addMedia, addParagraphs, type Collecting } from './paragraphs.ts';
import { copyStructure, lines } from './structure.ts';
import { isFlow, kindOf } from './tags.ts';

/** What all of an article's blocks share. */
export interface ArticleDefaults {
  readonly lang: string;
  readonly dir: Direction;
}

/** An article's content as blocks, in reading order. */
export function rawBlocks(content: Element, base: string): RawBlock[] {
  const raw: RawBlock[] = [];
  collect(content, { raw, base, root: content, size: content.textContent.length });
  return raw;
}

/** The blocks with their languages and directions. */
export function finishedBlocks(raw: readonly RawBlock[], ground: ArticleDefaults): Block[] {
  return raw.map(({ kind, element, text }) => finished(kind, element, text, ground));
}

function finished(kind: BlockKind, element: Element, text: string, ground: ArticleDefaults): Block {
  const dir =
    kind === 'code' && !/[\u0590-\u08ff]/.test(text) ? 'ltr' : textDirection(text, ground.dir);
  const lang = dir === ground.dir ? ground.lang : textLanguage(text, undefined);
  const pictures = pictureAddressesIn(element);
  const block = { kind, text, html: element.outerHTML, lang, dir };
  return pictures.length > 0 ? { ...block, pictures } : block;
}

function collect(parent: Element, outer: Collecting): void {
  checkTime();
  const state = {
    ...outer,
    parent: parent.tagName === 'P' ? outer.parent : parent,
    chips: parent.hasAttribute('data-chips'),
    standfirst: parent.getAttribute('data-standfirst') ?? outer.standfirst,
  };
  let run: Node[] = [];
  const flush = (): void => {
    addParagraphs(run, state);
    run = [];
  };
  for (const node of parent.childNodes) {
    if (node instanceof Element && isFlow(node)) {
      flush();
      addFlow(node, state);
    } else run.push(node);
  }
  flush();
}

function addFlow(element: Element, state: Collecting): void {
  const kind = kindOf(element);
  if (element.tagName === 'FIGURE') addFigure(element, state);
  else if (!kind || isLayout(element) || isWhole(element, state)) collect(element, state);
  else if (kind === 'heading' && has(element, 'img,p,ul,ol,table')) collectHeading(element, state);
  else addStructure(kind, element, state);
}

function addStructure(kind: BlockKind, element: Element, state: Collecting): void {
  const { raw, base, parent } = state;
  const made = copyStructure(element, base);
  const text = lines(made);
  const standfirst = element.getAttribute('data-standfirst') ?? state.standfirst;
  if (text) raw.push({ kind, element: made, text, parent, standfirst });
  else for (const image of all(element, 'img')) addMedia(image, state);
}

function collectHeading(element: Element, state: Collecting): void {
  for (const image of all(element, 'img')) {
    addMedia(image, state);
    image.remove();
  }
  const made = make(element, element.localName);
  for (const node of element.childNodes) copyInline(node, made, state.base);
  const text = lines(made);
  if (text) state.raw.push({ kind: 'heading', element: made, text, parent: state.parent });
}

/** Characters of a cell from which one of several paragraphs holds a part of the page. */
const longestCell = 250;

/** What stands in a list or a quote that only lays out a page. */
const laidOut: ReadonlyMap<string, string> = new Map([
  ...['UL', 'OL'].map(
    (name) => [name, 'li h2, li h3, li figure, li table, li blockquote, [data-embed]'] as const,
  ),
  ['BLOCKQUOTE', 'h2, h3, figure, table, [data-embed]'],
]);

/** Whether a table, list or quote only lays out the page: then its content is read through. */
function isLayout(element: Element): boolean {
  if (element.tagName === 'TABLE') return isLayoutTable(element);
  const inner = laidOut.get(element.tagName);
  return inner !== undefined && has(element, inner);
}

function isLayoutTable(table: Element): boolean {
  if (has(table, 'th, caption, thead')) return false;
  if (has(table, 'td h2, td h3, td table, [data-embed]')) return true;
  if (all(table, 'tr').every((row) => row.childElementCount < 2)) return true;
  return all(table, 'td').some(
    (cell) => cell.textContent.length > longestCell && has(cell, 'p + p, ul'),
  );
}

/** Whether a quote holds most of the article: then its editor only liked the look. */
function isWhole(element: Element, { size }: Collecting): boolean {
  return element.tagName === 'BLOCKQUOTE' && element.textContent.length > 0.5 * size;
}

function addFigure(figure: Element, state: Collecting): void {
  const inner = figure.querySelector('[data-embed], figure, table, pre, blockquote, ul, ol');
  const images = all(figure, 'img');
  if (inner || images.length === 0) {
    collect(figure, state);
    return;
  }
  const captions = captionsOf(figure, images);
  for (const image of images) addMedia(image, state, captions.get(image));
}

/** The caption of each picture in a figure: the one that follows before the next picture, or the one above the first. */
function captionsOf(figure: Element, images: readonly Element[]): ReadonlyMap<Element, Element> {
  const found = new Map<Element, Element>();
  let image = images[0];
  for (const part of all(figure, 'img, figcaption')) {
    if (part.tagName === 'IMG') image = part;
    else if (image && !found.has(image)) found.set(image, part);
  }
  return found;
}
