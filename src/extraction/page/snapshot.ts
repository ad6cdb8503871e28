import { hasInvisible, withoutIdleInvisible } from '../../article/text/invisible.ts';
import { readFormulas } from '../blocks/formulas.ts';
import { textLength } from '../content/prose.ts';
import { endsSentence } from '../lines/sentence.ts';
import { settleBackgrounds } from '../pictures/backgrounds.ts';
import { unwrapPictures } from '../pictures/picture-controls.ts';
import { isSlide } from '../pictures/slides.ts';
import { isTrackingPicture } from '../pictures/tracking-pixels.ts';
import { removeBox } from '../removals.ts';
import { collapsedSelector, expandCollapsed, keepLabels, settleLabels, show } from './collapsed.ts';
import { looking } from './look.ts';
import { forgetNames } from './readable-page.ts';
import { renamed, withoutAttributes } from './renamed.ts';
import { readRendering } from './rendering.ts';
import { applyRendering } from './settle-rendering.ts';
import { isShown } from './shown.ts';
import { textNodes } from './text-nodes.ts';

/** A copy of what a page shows, in a document of its own where nothing loads or runs. */
export interface Snapshot {
  readonly document: Document;
  readonly body: HTMLElement;
}

const mostElements = 150_000;
/** Elements of a page up to which each is asked how it is shown. */
const mostJudged = 30_000;
/** Elements of a page that is copied natively, which nests as deep as the page does. */
const deepest = 300;

const never =
  'script, style, template, link, meta, title, base, canvas, dialog:not([open]), svg, button, select, textarea, input, amp-sidebar, amp-ad';
/** Types of fields that a reader types into; the fields themselves are not copied. */
const typedInto = /^(?:email|text|tel)?$/i;
/** Attribute of an element that held a field to type into. */
export const asking = 'data-asks';

/** Whether a page is too large to be read within a second or two. */
export function isTooLarge(root: Element): boolean {
  return root.getElementsByTagName('*').length > mostElements;
}

/** Copies what is shown below a root. */
export function takeSnapshot(root: Element): Snapshot {
  return isDeep(root) ? flatCopy(root) : fullCopy(root);
}

/** Elements from one whose depth is counted to the next; between two of them a page nests that many levels deeper at most. */
const between = 50;

// In document order nothing but what a deep element's ancestors hold stands between them and it.
function isDeep(root: Element): boolean {
  const elements = root.getElementsByTagName('*');
  for (let index = elements.length - 1; index > deepest; index -= between) {
    let depth = 0;
    for (let up = elements[index]; up && up !== root; up = up.parentElement ?? undefined) {
      depth += 1;
      if (depth > deepest - between) return true;
    }
  }
  return false;
}

// Outside a document until what never counts is gone: there no style sheet is parsed.
function fullCopy(root: Element): Snapshot {
  const document = root.ownerDocument.implementation.createHTMLDocument('');
  const copy = document.importNode(root, true);
  const images = copy.querySelectorAll('img');
  const pixels = [...root.querySelectorAll('img')].map(isTrackingPicture);
  keepShown(root, copy);
  for (const [index, image] of images.entries()) if (pixels[index]) image.remove();
  if (copy.tagName === 'BODY') document.body.replaceWith(copy);
  else document.body.append(copy);
  return { document, body: document.body };
}

function keepShown(root: Element, copy: Element): void {
  forgetNames(copy);
  // A selection's copy is in no window, and shows nothing.
  if (root.ownerDocument.defaultView !== null && isJudged(root)) readRendering(root, copy);
  readFormulas(copy);
  const hidden = unfoldOpened(copy);
  for (const field of copy.querySelectorAll('input, textarea'))
    if (typedInto.test(field.getAttribute('type') ?? ''))
      field.parentElement?.setAttribute(asking, '');
  freeText(copy);
  keepLabels(copy);
  keepSentences(copy);
  // A quotation's footer says whose it is.
  for (const footer of copy.querySelectorAll('blockquote footer')) withoutAttributes(footer, 'p');
  unwrapPictures(copy);
  for (const element of copy.querySelectorAll(never)) element.remove();
  dropHidden(copy, hidden);
  settleBackgrounds(copy);
  applyRendering(copy);
  clearTexts(copy);
  settleLabels(copy);
}

const controls = 'input, select, textarea, button';

/** Makes plain text of what belongs to controls by its tag and has none. */
function freeText(copy: Element): void {
  for (const label of copy.querySelectorAll('label'))
    if (isFreeLabel(label, copy)) renamed(label, 'span');
  for (const set of copy.querySelectorAll('fieldset'))
    if (!set.querySelector(controls)) {
      for (const legend of set.querySelectorAll('legend')) renamed(legend, 'p');
      renamed(set, 'div');
    }
  for (const menu of copy.querySelectorAll('menu'))
    if (!menu.querySelector(`${controls}, a`))
      renamed(menu, menu.querySelector('li') ? 'ul' : 'div');
}

/** Whether a label stands in a sentence, or has no field; a list of things to do or to buy ticks them off. */
function isFreeLabel(label: Element, copy: Element): boolean {
  const id = label.getAttribute('for');
  const control = id ? copy.querySelector(`#${CSS.escape(id)}`) : label.querySelector(controls);
  const isTicked = control?.getAttribute('type') === 'checkbox' && label.closest('li') !== null;
  if (control && !isTicked) return false;
  const isInText = [label.previousSibling, label.nextSibling].some(
    (node) => node?.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.nodeValue ?? ''),
  );
  return isInText || label.closest('form') === null;
}

/** Characters from which a button says no more what it does. */
const aSentence = 60;

/** Keeps the sentences that stand in buttons, as labels do: a style sheet may make paragraphs of them. */
function keepSentences(copy: Element): void {
  for (const button of copy.querySelectorAll('button'))
    if (textLength(button) >= aSentence && endsSentence(button.textContent))
      withoutAttributes(button, 'label');
}

function isJudged(root: Element): boolean {
  return root.getElementsByTagName('*').length <= mostJudged;
}

/** Makes parts of the copy what a click opens in the page, and gives what else is hidden. */
function unfoldOpened(copy: Element): Element[] {
  const hidden = [...copy.querySelectorAll(looking('hidden'))];
  const isFolded = collapsedSelector(copy);
  const folded = hidden.filter(isFolded);
  folded.forEach(expandCollapsed);
  return hidden.filter((element) => !folded.includes(element));
}

// Where nearly all text is hidden, the page waits for its own script to show it.
function dropHidden(copy: Element, hidden: readonly Element[]): void {
  const hiddenText = hidden.reduce((sum, element) => sum + textLength(element), 0);
  if (hiddenText > 400 && hiddenText > 0.75 * textLength(copy)) return;
  for (const element of hidden) {
    if (isSlide(element)) show(element);
    else if (element.tagName === 'BR') element.replaceWith(' ');
    else removeBox(element, 'hidden');
  }
}

/** A copy of a page that nests thousands of levels, by a stack of our own: only text, links and pictures keep their elements below. */
function flatCopy(root: Element): Snapshot {
  const document = root.ownerDocument.implementation.createHTMLDocument('');
  const stack: Step[] = childSteps(root, document.body, 0);
  for (let step = stack.pop(); step; step = stack.pop())
    for (const next of copyStep(step, document)) stack.push(next);
  return { document, body: document.body };
}

interface Step {
  readonly node: Node;
  readonly into: Element;
  readonly depth: number;
}

function copyStep({ node, into, depth }: Step, target: Document): Step[] {
  if (node.nodeType === Node.TEXT_NODE) into.append(node.nodeValue ?? '');
  if (!(node instanceof Element) || node.matches(never)) return [];
  // Asking the browser takes as long as the element stands deep.
  if (depth < 100 && !isShown(node)) return [];
  const kept = depth < 100 || /^(?:A|IMG|BR|H[1-6])$/.test(node.tagName);
  const paragraph = depth < 120 && node.tagName === 'P';
  const made = kept || paragraph ? into.appendChild(target.importNode(node, false)) : into;
  return childSteps(node, made, made === into ? depth : depth + 1);
}

function childSteps(parent: Element, into: Element, depth: number): Step[] {
  return Array.from(parent.childNodes, (node) => ({ node, into, depth })).reverse();
}

/** Rids all texts below an element of invisible characters that do no work. */
function clearTexts(root: Element): void {
  if (!hasInvisible(root.textContent)) return;
  for (const node of textNodes(root))
    if (hasInvisible(node.data)) node.data = withoutIdleInvisible(node.data);
}
