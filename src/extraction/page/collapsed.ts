import { collapseWhitespace } from '../blocks/structure.ts';
import { proseLength, proseOf } from '../content/prose.ts';
import { matcher } from '../language/language.ts';
import { isQuestion } from '../lines/sentence.ts';
import {
  appeals,
  isCommentLabel,
  isRelatedLabel,
  lineKey,
  opensForeign,
} from '../lines/wording.ts';
import { withoutAttributes } from './renamed.ts';
import { isShown } from './shown.ts';

/** Boxes beside the text, where what is hidden waits for something else than to be read. */
const beside = 'nav, header, footer, aside, dialog, [role=dialog], [role=menu], [role=tooltip]';
/** What a form is made of. */
const form = 'form, input, textarea, select';
/** What says of itself that it opens a box. */
const opening =
  '[aria-expanded], [role=tab], [role=button], [data-toggle=collapse], [data-bs-toggle=collapse], [data-opens]';
/** What stands over a box that a click opens. */
const labels = `button, summary, [aria-controls], [onclick], a[href="#"], h2, h3, h4, h5, h6, ${opening}`;
const headings = 'h2, h3, h4, h5, h6';
/** Links that open a box, and lead to no other page. */
const nowhere = ':not([href]), [href=""], [href^="#"], [href^="javascript:"]';

/** Words of a control that opens the rest of a text. */
const opener = matcher('expand-control');

/** What a page says when its question has been answered. */
const thanks = matcher('thanks-message');

/** Characters of the longest label over what a click opens. */
const longestLabel = 160;
/** Parts that a page is taken to fold away, and buttons that are asked what they open: far more than any text has. */
const mostFolded = 1000;
/** Elements beside one that are looked at for the text above it. */
const mostBeside = 30;
/** Elements right below one that is a label, at most. */
const mostParts = 6;
/** Characters of the shortest answer below its question, text below another label, and rest of an article. */
const shortest = { answer: 4, text: 40, rest: 100 } as const;
/** Characters of shown prose from which a text is under way. */
const underWay = 80;

type Test = (element: Element) => boolean;

/** A test of whether a hidden element is a part of the text that a click opens: an answer below its question, or the rest after "read more". */
export function collapsedSelector(root: Element): Test {
  let all: string | undefined;
  let found = 0;
  let last: Element | undefined;
  let opens = false;
  // Those that are hidden one after the other are opened by one control.
  const isOpenedBelow = (hidden: Element): boolean => {
    if (hidden.previousElementSibling !== last) opens = hasOpenerBelow(hidden);
    last = hidden;
    return opens;
  };
  return (hidden) => {
    if (found >= mostFolded || !isFolded(hidden, isOpenedBelow)) return false;
    all ??= root.textContent;
    if (isThereTwice(hidden, all)) return false;
    found += 1;
    return true;
  };
}

function isFolded(hidden: Element, isOpenedBelow: Test): boolean {
  if (hidden.textContent.trim().length < shortest.answer) return false;
  const least = leastText(hidden, isOpenedBelow);
  if (least === undefined || hidden.closest(beside)) return false;
  if (!isText(hidden, least)) return false;
  return followsText(hidden, isShown);
}

/** Takes away what hides an element of a copy. */
export function show(copied: Element): void {
  for (const name of ['style', 'hidden', 'aria-hidden']) copied.removeAttribute(name);
}

/** Makes what a click opens in the page a part of its copy. */
export function expandCollapsed(copied: Element): void {
  show(copied);
  const label = copied.previousElementSibling;
  const text = collapseWhitespace(label?.textContent ?? '');
  if (!label || text.length > longestLabel) return;
  if (isOpener(text)) label.remove();
  else
    for (const link of linksOf(label)) if (link.matches(nowhere)) withoutAttributes(link, 'span');
}

/** Keeps the words of buttons that open a box, for `settleLabels` to judge when it is known what stands below. */
export function keepLabels(copy: Element): void {
  for (const list of copy.querySelectorAll('[role=tablist]')) dropOtherTabs(list);
  for (const control of copy.querySelectorAll('button'))
    if (control.matches(opening)) withoutAttributes(control, 'span').setAttribute('data-opens', '');
}

/** Of several tabs only the chosen one says what is shown below them. */
function dropOtherTabs(list: Element): void {
  const tabs = list.querySelectorAll('[role=tab]');
  if (tabs.length < 2) return;
  for (const tab of tabs) if (tab.getAttribute('aria-selected') !== 'true') tab.remove();
}

/** Makes a label a line of the text where a part of it stands below, and drops the words of other buttons. */
export function settleLabels(copy: Element): void {
  for (const [index, control] of copy.querySelectorAll(opening).entries()) {
    const label = index < mostFolded ? labelOfText(control) : undefined;
    if (label) makeLine(control, label);
    else if (control.hasAttribute('data-opens')) control.remove();
  }
}

/** Characters that a hidden box must have to be taken for text, by what opens it; undefined where nothing does. */
function leastText(hidden: Element, isOpenedBelow: Test): number | undefined {
  const label = hidden.previousElementSibling;
  const text = (label && shortText(label)) ?? '';
  if (isOpener(text) || isOpenedBelow(hidden))
    return hidden.tagName === 'P' ? shortest.text : shortest.rest;
  if (!label || !mayStandOverText(text)) return undefined;
  if (!isShown(label)) return undefined;
  if (isQuestion(text)) return shortest.answer;
  return label.matches(labels) || label.querySelector(labels) ? shortest.text : undefined;
}

/** Whether a label may stand over a part of the text: it is none over comments, other articles or ways to share. */
function mayStandOverText(text: string): boolean {
  if (!text || text.length > longestLabel) return false;
  const key = lineKey(text);
  if (opensForeign(key) || isRelatedLabel(key) || appeals.leads(key)) return false;
  return isQuestion(text) || !isCommentLabel(key);
}

const isOpener = (text: string): boolean => text.length < 40 && opener.test(lineKey(text));

/** Whether, behind a hidden element and those hidden with it, a control says that it opens the rest. */
function hasOpenerBelow(hidden: Element): boolean {
  let next = hidden.nextElementSibling;
  for (let count = 0; next && count < mostFolded; count += 1, next = next.nextElementSibling) {
    // A veil over the last lines may stand before the button.
    const text = shortText(next);
    if (text !== '' && isShown(next)) return text !== undefined && isOpener(text);
  }
  const behind = hidden.parentElement?.nextElementSibling;
  return isOpener((behind && shortText(behind)) ?? '');
}

/** The words of an element that may be a label; undefined for what holds more than one. */
function shortText(element: Element): string | undefined {
  if (element.childElementCount > mostParts) return undefined;
  const text = element.textContent;
  return text.length > 4 * longestLabel ? undefined : collapseWhitespace(text);
}

function isText(box: Element, least: number): boolean {
  if (box.matches(form) || box.querySelector(form)) return false;
  const { length, linked } = proseOf(box);
  if (linked > 0.3 || length < least) return false;
  const key = lineKey(box.textContent.trim().slice(0, 60));
  return !appeals.starts(key) && !thanks.test(key);
}

/** Whether prose is shown above an element, in the boxes around it that are nearest. */
function followsText(element: Element, isSeen: Test): boolean {
  let up = element;
  for (let level = 0; level < 5 && up.parentElement && up.tagName !== 'BODY'; level += 1) {
    let one = up.previousElementSibling;
    for (let count = 0; one && count < mostBeside; count += 1, one = one.previousElementSibling)
      if (proseLength(one) >= underWay && isSeen(one)) return true;
    up = up.parentElement;
  }
  return false;
}

/** Whether the page has the same text once more: some keep one copy for narrow windows and one for wide ones. */
function isThereTwice(hidden: Element, all: string): boolean {
  const text = (hidden.querySelector('p') ?? hidden).textContent.trim().slice(0, 80);
  return all.indexOf(text) !== all.lastIndexOf(text);
}

/** The outermost box that holds a control's words alone, where a part of the text stands below it. */
function labelOfText(control: Element): Element | undefined {
  const text = shortText(control);
  if (!text || !mayStandOverText(text) || isOpener(text)) return undefined;
  let label = control;
  for (let up = label.parentElement; up && shortText(up) === text; up = up.parentElement)
    label = up;
  const part = label.nextElementSibling;
  if (!part || !isText(part, isQuestion(text) ? shortest.answer : shortest.text)) return undefined;
  // What a button stands above by chance is a paragraph; what it opens is a box.
  const isPart = isQuestion(text) || (part.tagName !== 'P' && followsText(label, () => true));
  return isPart ? label : undefined;
}

function makeLine(control: Element, label: Element): void {
  // Named as the head of its box it would be taken for the head of the page.
  for (let up = control; up !== label; up = up.parentElement ?? label) nameless(up);
  nameless(label);
  for (const link of control.querySelectorAll('a')) withoutAttributes(link, 'span');
  control.closest('[role=tablist]')?.removeAttribute('role');
  if (control.matches(headings)) return;
  if (control.closest(headings) || control.querySelector(headings)) {
    control.replaceWith(...control.childNodes);
    return;
  }
  const line = withoutAttributes(control, 'p');
  const strong = line.ownerDocument.createElement('strong');
  strong.append(...line.childNodes);
  line.append(strong);
}

const linksOf = (label: Element): readonly Element[] =>
  label.matches('a') ? [label] : [...label.querySelectorAll('a')];

function nameless(element: Element): void {
  for (const name of ['class', 'id', 'role']) element.removeAttribute(name);
}
