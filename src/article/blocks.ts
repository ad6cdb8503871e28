import type { Block, BlockKind, Direction } from './article.ts';
import { textDirection } from './direction.ts';
import { copyInline } from './inline.ts';
import { textLanguage } from './language.ts';
import { embedBlock, pictureBlock, type Raw } from './media-blocks.ts';
import { copyStructure, foldSpace, lines } from './structure.ts';

/** What all of an article's blocks share. */
export interface ArticleGround {
  readonly lang: string;
  readonly dir: Direction;
}

const structures: Readonly<Record<string, BlockKind>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  UL: 'list',
  OL: 'list',
  DL: 'list',
  TABLE: 'table',
  BLOCKQUOTE: 'quote',
  PRE: 'code',
};

const flow =
  'address,article,aside,blockquote,center,dd,details,dialog,div,dl,dt,embed,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,iframe,li,main,nav,object,ol,p,pre,section,summary,table,ul,video,audio';
const flowTags = new Set(flow.toUpperCase().split(','));

/** An article's content as blocks, in reading order. */
export function rawBlocks(content: Element, base: string): Raw[] {
  const raw: Raw[] = [];
  const target = content.ownerDocument.implementation.createHTMLDocument('');
  collect(content, { raw, target, base, size: content.textContent?.length ?? 0 });
  return raw;
}

/** The blocks with their languages and directions. */
export function finishedBlocks(raw: readonly Raw[], ground: ArticleGround): Block[] {
  return raw.map(({ kind, element, text }) => finished(kind, element, text, ground));
}

interface Collecting {
  /** Box of the page's that is being read. */
  readonly parent?: Element | undefined;
  readonly chips?: boolean;
  /** Length of all the text. */
  readonly size: number;
  readonly raw: Raw[];
  readonly target: Document;
  readonly base: string;
}

function finished(kind: BlockKind, element: Element, text: string, ground: ArticleGround): Block {
  const dir =
    kind === 'code' && !/[\u0590-\u08ff]/.test(text) ? 'ltr' : textDirection(text, ground.dir);
  const lang = dir === ground.dir ? ground.lang : textLanguage(text, undefined);
  return { kind, text, html: element.outerHTML, lang, dir };
}

function collect(parent: Element, outer: Collecting): void {
  const state = {
    ...outer,
    parent: parent.tagName === 'P' ? outer.parent : parent,
    chips: parent.hasAttribute('data-chips'),
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

function isFlow(element: Element): boolean {
  if (flowTags.has(element.tagName) || element.hasAttribute('data-embed')) return true;
  return element.childElementCount > 0 && element.querySelector(flow) !== null;
}

function addFlow(element: Element, state: Collecting): void {
  const kind = structures[element.tagName];
  if (element.hasAttribute('data-embed'))
    add(state.raw, embedBlock(element, state.target, state.base));
  else if (element.tagName === 'FIGURE') addFigure(element, state);
  else if (!kind || isLayout(element) || isWhole(element, state)) collect(element, state);
  else if (kind === 'heading' && element.querySelector('img,p,ul,ol,table'))
    collectHeading(element, state);
  else addStructure(kind, element, state);
}

function addStructure(kind: BlockKind, element: Element, state: Collecting): void {
  const { raw, target, base, parent } = state;
  const made = copyStructure(element, target, base);
  const text = lines(made);
  if (text) raw.push({ kind, element: made, text, parent });
  else
    for (const image of element.querySelectorAll('img'))
      add(raw, pictureBlock(image, target, base));
}

function collectHeading(element: Element, state: Collecting): void {
  for (const image of element.querySelectorAll('img')) {
    add(state.raw, pictureBlock(image, state.target, state.base));
    image.remove();
  }
  const made = state.target.createElement(element.localName);
  for (const node of element.childNodes) copyInline(node, made, state.base);
  const text = foldSpace(made.textContent ?? '');
  if (text) state.raw.push({ kind: 'heading', element: made, text, parent: state.parent });
}

/** Whether a table or list only lays out the page: then its content is read through. */
function isLayout(element: Element): boolean {
  if (element.tagName === 'TABLE') {
    if (element.querySelector('th, caption, thead')) return false;
    const rows = [...element.querySelectorAll('tr')];
    const widest = Math.max(0, ...rows.map((row) => row.children.length));
    return widest < 2 || element.querySelector('td p + p, td h2, td h3, td ul, td table') !== null;
  }
  if (element.tagName === 'UL' || element.tagName === 'OL')
    return element.querySelector('li h2, li h3, li figure, li table, li blockquote') !== null;
  return (
    element.tagName === 'BLOCKQUOTE' && element.querySelector('h2, h3, figure, table') !== null
  );
}

/** Whether a quote holds most of the article: then its editor only liked the look. */
function isWhole(element: Element, { size }: Collecting): boolean {
  return element.tagName === 'BLOCKQUOTE' && (element.textContent?.length ?? 0) > 0.5 * size;
}

function addFigure(figure: Element, state: Collecting): void {
  const inner = figure.querySelector('[data-embed], table, pre, blockquote, ul, ol');
  const images = [...figure.querySelectorAll('img')];
  if (inner || images.length === 0) {
    collect(figure, state);
    return;
  }
  const caption = figure.querySelector('figcaption');
  images.forEach((image, index) => {
    const own = index === images.length - 1 ? caption : undefined;
    add(state.raw, pictureBlock(image, state.target, state.base, own ?? undefined));
  });
}

// Two line breaks in a row part paragraphs; one is kept.
function addParagraphs(nodes: readonly Node[], state: Collecting): void {
  const open: Open = { paragraph: state.target.createElement('p'), breaks: 0 };
  for (const node of unwrappedBreaks(nodes)) addToParagraph(node, open, state);
  closeParagraph(open, state);
}

interface Open {
  paragraph: Element;
  /** Line breaks since the last text. */
  breaks: number;
}

function addToParagraph(node: Node, open: Open, state: Collecting): void {
  if (node instanceof Element && node.tagName === 'BR') {
    open.breaks += 1;
    if (open.breaks === 2) closeParagraph(open, state);
  } else if (hasMedia(node)) {
    closeParagraph(open, state);
    addInlineMedia(node as Element, state);
  } else if (!(node.textContent ?? '').trim()) open.paragraph.append(' ');
  else {
    if (open.breaks === 1 && open.paragraph.textContent?.trim())
      open.paragraph.append(state.target.createElement('br'));
    open.breaks = 0;
    copyInline(node, open.paragraph, state.base);
  }
}

function closeParagraph(open: Open, state: Collecting): void {
  addParagraph(open.paragraph, state);
  open.paragraph = state.target.createElement('p');
  open.breaks = 0;
}

/** The nodes, with an element that holds a pair of line breaks given as its parts. */
function unwrappedBreaks(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (!(node instanceof Element) || !node.querySelector('br + br, img')) return [node];
    if (node.tagName === 'A' || node.tagName === 'PICTURE') return [node];
    return [...node.childNodes].flatMap((child) => {
      if (child instanceof Element) return unwrappedBreaks([child]);
      const shell = node.cloneNode(false);
      shell.appendChild(child.cloneNode(true));
      return [shell];
    });
  });
}

function hasMedia(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return node.tagName === 'IMG' || node.querySelector('img') !== null;
}

function addInlineMedia(element: Element, state: Collecting): void {
  const images = element.tagName === 'IMG' ? [element] : [...element.querySelectorAll('img')];
  for (const image of images) {
    if (image.hasAttribute('data-embed'))
      add(state.raw, embedBlock(image, state.target, state.base));
    else add(state.raw, pictureBlock(image, state.target, state.base));
  }
  if (foldSpace(element.textContent ?? '')) {
    const paragraph = state.target.createElement('p');
    for (const image of images) image.remove();
    copyInline(element, paragraph, state.base);
    addParagraph(paragraph, state);
  }
}

function addParagraph(paragraph: Element, state: Collecting): void {
  paragraph.normalize();
  const text = foldSpace(paragraph.textContent ?? '');
  if (!text) return;
  trimEnds(paragraph);
  state.raw.push({
    kind: 'paragraph',
    element: paragraph,
    text,
    parent: state.parent,
    chips: state.chips,
  });
}

function trimEnds(element: Element): void {
  const { firstChild, lastChild } = element;
  if (firstChild instanceof Text) firstChild.data = firstChild.data.trimStart();
  if (lastChild instanceof Text) lastChild.data = lastChild.data.trimEnd();
}

function add(raw: Raw[], block: Raw | undefined): void {
  if (block) raw.push(block);
}
