import { imagesIn } from '../../article/html/picture-elements.ts';
import { has, make, trimmedText } from '../elements.ts';
import { copyInline } from './inline.ts';
import { embedBlock, pictureBlock, type RawBlock } from './media-blocks.ts';
import { collapseWhitespace, lines } from './structure.ts';
import { endsParagraph, isWrapped } from './wrapped-lines.ts';

/** Characters after which any line break parts paragraphs. */
const longestLine = 2000;

/** Where blocks are being collected, and from what. */
export interface Collecting {
  readonly raw: RawBlock[];
  /** What holds all of it. */
  readonly root: Element;
  readonly base: string;
  /** Box of the page's that is being read. */
  readonly parent?: Element | undefined;
  readonly chips?: boolean;
  /** As in `Raw`, of the box that is being read. */
  readonly standfirst?: string | undefined;
  /** Length of all the text. */
  readonly size: number;
}

interface Open {
  paragraph: Element;
  /** Line breaks since the last text. */
  breaks: number;
  /** The lines of a running text whose line breaks mean nothing. */
  readonly wrapped: readonly string[] | undefined;
  /** Pictures that stand within a sentence, and follow it. */
  waiting: Element[];
}

/** Adds neighbouring inline nodes as paragraphs: two line breaks part them, and one does where both sides are paragraphs. */
export function addParagraphs(nodes: readonly Node[], state: Collecting): void {
  // Between two boxes there is mostly white space alone.
  if (nodes.every((node) => node.nodeType === Node.TEXT_NODE && !trimmedText(node))) return;
  for (const group of groupsOf(unwrappedBreaks(nodes))) {
    const lines = linesOf(group);
    const open: Open = {
      paragraph: make(state.root, 'p'),
      breaks: 0,
      wrapped: isWrapped(lines) ? lines : undefined,
      waiting: [],
    };
    for (const node of group) addToParagraph(node, open, state);
    closeParagraph(open, state);
  }
}

/** Nodes that stand between two line breaks in a row. */
function groupsOf(nodes: readonly Node[]): Node[][] {
  const groups: Node[][] = [[]];
  let breaks = 0;
  for (const node of nodes) {
    if (node.nodeName === 'BR') breaks += 1;
    else if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim()) breaks = 0;
    if (breaks > 1) {
      groups.push([]);
      breaks = 0;
    } else groups.at(-1)?.push(node);
  }
  return groups;
}

/** Texts between single line breaks. */
function linesOf(nodes: readonly Node[]): string[] {
  if (!nodes.some(({ nodeName }) => nodeName === 'BR')) return [];
  const texts = [''];
  for (const node of nodes) {
    if (node.nodeName === 'BR') texts.push('');
    else texts.push((texts.pop() ?? '') + (node.textContent ?? ''));
  }
  return texts.map(collapseWhitespace).filter(Boolean);
}

function addToParagraph(node: Node, open: Open, state: Collecting): void {
  if (node instanceof Element && node.tagName === 'BR') {
    open.breaks += 1;
  } else if (hasMedia(node)) {
    if (isInSentence(node, open)) {
      open.waiting.push(node as Element);
      return;
    }
    closeParagraph(open, state);
    addInlineMedia(node as Element, state);
  } else if (!node.textContent?.trim()) {
    // An empty element, such as a place where a word may break, parts no words.
    if (node.textContent) open.paragraph.append(' ');
  } else addText(node, open, state);
}

function addText(node: Node, open: Open, state: Collecting): void {
  const before = open.breaks === 1 ? collapseWhitespace(open.paragraph.textContent) : '';
  if (before) {
    if (isParting(before, node, { open, state })) closeParagraph(open, state);
    else if (open.wrapped) open.paragraph.append(' ');
    else open.paragraph.append(make(state.root, 'br'));
  }
  open.breaks = 0;
  copyInline(node, open.paragraph, state.base);
}

/** Whether one line break parts paragraphs: a whole sentence ends before it, or the text has not begun. */
function isParting(
  before: string,
  after: Node,
  { open: { wrapped }, state: { raw } }: { readonly open: Open; readonly state: Collecting },
): boolean {
  if (wrapped) return wrapped.some((line) => before.endsWith(line) && endsParagraph(line, wrapped));
  if (before.length > longestLine) return true;
  const hasBegun = raw.length >= 300 || raw.some(({ text }) => isRunning(text));
  if (!hasBegun && !isRunning(before)) return true;
  const next = collapseWhitespace(after.textContent ?? '');
  if (!isRunning(before)) return false;
  // An agency's closing marks stand on lines of their own.
  return next.length >= 25 || /^[^\p{L}\p{N}]+\p{L}+[^\p{L}\p{N}]+$/u.test(next);
}

/** Characters of the shortest line of a running text; a headline may be longer, and ends in no stop. */
const shortestLine = 80;

const ended = /[.!؟?:»”"…]$/;

function isRunning(text: string): boolean {
  return text.length >= shortestLine && ended.test(text);
}

function closeParagraph(open: Open, state: Collecting): void {
  addParagraph(open.paragraph, state);
  open.paragraph = make(state.root, 'p');
  open.breaks = 0;
  for (const element of open.waiting.splice(0)) addInlineMedia(element, state);
}

/** Whether a picture stands amid a sentence, which goes on behind it. */
function isInSentence(node: Node, open: Open): boolean {
  if (open.breaks > 0 || node.textContent?.trim()) return false;
  const before = collapseWhitespace(open.paragraph.textContent);
  const after = node.nextSibling;
  if (!before || ended.test(before)) return false;
  return after?.nodeType === Node.TEXT_NODE && /\p{L}/u.test(after.textContent ?? '');
}

/** The nodes, with an element that holds line breaks between paragraphs, or pictures, given as its parts. */
function unwrappedBreaks(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (!(node instanceof Element) || !isWrapping(node)) return [node];
    return [...node.childNodes].flatMap((child) => {
      if (child instanceof Element) return unwrappedBreaks([child]);
      const shell = node.cloneNode(false);
      shell.appendChild(child.cloneNode(true));
      return [shell];
    });
  });
}

function isWrapping(element: Element): boolean {
  if (element.childElementCount === 0) return false;
  if (element.tagName === 'A' || element.tagName === 'PICTURE') return false;
  if (has(element, 'br + br, img')) return true;
  return has(element, 'br') && element.textContent.length > 300;
}

function hasMedia(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return node.tagName === 'IMG' || (node.childElementCount > 0 && has(node, 'img'));
}

function addInlineMedia(element: Element, state: Collecting): void {
  const images = imagesIn(element);
  for (const image of images) addMedia(image, state);
  if (collapseWhitespace(element.textContent)) {
    const paragraph = make(state.root, 'p');
    for (const image of images) image.remove();
    copyInline(element, paragraph, state.base);
    addParagraph(paragraph, state);
  }
}

/** Adds a picture with its caption, where it is one to look at, or the post or video that it stands for. */
export function addMedia(image: Element, { raw, base }: Collecting, caption?: Element): void {
  const block = image.hasAttribute('data-embed')
    ? embedBlock(image, base)
    : pictureBlock(image, base, caption);
  if (block) raw.push(block);
}

function addParagraph(paragraph: Element, { raw, parent, chips, standfirst }: Collecting): void {
  paragraph.normalize();
  const text = lines(paragraph);
  if (!text) return;
  trimEnds(paragraph);
  raw.push({ kind: 'paragraph', element: paragraph, text, parent, chips, standfirst });
}

function trimEnds(element: Element): void {
  const { firstChild, lastChild } = element;
  if (firstChild instanceof Text) firstChild.data = firstChild.data.trimStart();
  if (lastChild instanceof Text) lastChild.data = lastChild.data.trimEnd();
}
