import {
  attributeOf,
  boxOf,
  firstChildOf,
  heightOf,
  holds,
  isOpaque,
  nameOf,
  nextSiblingOf,
  previousSiblingOf,
  textOf,
  typeOf,
  widthOf,
} from './live.ts';

/**
 * How the page shows an element, where its tag does not tell: `hidden`; `block`, an inline element that has lines of its
 * own; `inline`, a box that flows within a line; `item`, one of several that stand apart in a line; `lines`, an element
 * whose line ends are shown.
 */
export type ComputedLook = 'hidden' | 'block' | 'inline' | 'item' | 'lines';

/** What the box around an element does to it. */
export interface LookAround {
  readonly isVisible: boolean;
  /** Whether children stand beside each other, whatever their own display is. */
  readonly isRow: boolean;
}

/** The attribute that a copy's element bears its looks in. */
const attribute = 'data-look';

/** Writes beside an element's copy how the page shows it. */
export function writeLook(copy: Element, looks: readonly ComputedLook[]): void {
  if (looks.length > 0) copy.setAttribute(attribute, looks.join(' '));
}

/** Takes the looks away from a copy, or what a page says by the same name. */
export function forgetLooks(copy: Element): void {
  for (const element of copy.querySelectorAll(`[${attribute}]`)) element.removeAttribute(attribute);
}

/** A selector of the copies that look so. */
export function looking(look: ComputedLook): string {
  return `[${attribute}~=${look}]`;
}

const wordsOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements whose look says nothing: lazy media waits for the reader, the others are never shown or have no text. */
const unjudged = wordsOf(
  'img source track wbr option path svg noscript video audio iframe script style template link meta title head area map param object embed canvas',
);
const inlineTags = wordsOf(
  'span b strong i em u s font small big mark cite q abbr time tt code bdi ins del sub sup output data',
);
const boxTags = wordsOf('div p section article header footer main center address');
const ownLines = /^(?:block|flow-root|flex|grid|list-item|table|table-row|-webkit-box)$/;
const shownLineEnds = /^(?:pre|pre-line|pre-wrap|break-spaces)(?: |$)/;

/** Characters of the longest hint: what is not seen and says more may fade in as the reader comes to it. */
const longestHint = 300;

/** How an element of a live page looks, and what that means for the elements in it; undefined where nothing is asked. */
export function lookOf(
  element: Element,
  around: LookAround,
): { readonly looks: readonly ComputedLook[]; readonly within: LookAround } | undefined {
  const name = nameOf(element);
  if (unjudged.has(name) || (name === 'br' && attributeOf(element, 'class') === null))
    return undefined;
  const style = getComputedStyle(element);
  // Each property of a style takes its time, so one question stands for two where it can, and few are read before they are needed.
  const { display } = style;
  const isSeen = isOpaque(element);
  const isVisible = isSeen || style.visibility === 'visible';
  const within = { isVisible, isRow: isRow(display, style) };
  const isFaded = !isSeen && ((!isVisible && around.isVisible) || Number(style.opacity) === 0);
  const styled = { display, style };
  if (isHidden(element, styled, isFaded)) return { looks: ['hidden'], within };
  return { looks: looksOf(element, styled, around), within };
}

/** A style, and its `display`, which is read once. */
interface Styled {
  readonly display: string;
  readonly style: CSSStyleDeclaration;
}

function looksOf(element: Element, { display, style }: Styled, around: LookAround): ComputedLook[] {
  const name = nameOf(element);
  const looks: ComputedLook[] = [];
  if (inlineTags.has(name) || name.includes('-')) {
    const isBox = ownLines.test(display) && style.float === 'none';
    if (isBox) looks.push(around.isRow ? 'item' : 'block');
    else if (touchesAnother(element) && hasGap(element, style)) looks.push('item');
  } else if (boxTags.has(name) && flowsInLine(element, display)) looks.push('inline');
  if (hasLineEnds(element) && shownLineEnds.test(style.whiteSpace)) looks.push('lines');
  return looks;
}

/** Whether the text that an element begins with has line ends in it, which mostly mean nothing. */
function hasLineEnds(element: Element): boolean {
  const first = firstChildOf(element);
  return (
    isText(first) && /\S[^\S\n]*\n[^\S\n]*\S|^[^\S\n]*\S.*\n/.test(textOf(first as Node) ?? '')
  );
}

/** What an element does to those in it. */
export function aroundOf(element: Element): LookAround {
  const style = getComputedStyle(element);
  return { isVisible: style.visibility === 'visible', isRow: isRow(style.display, style) };
}

function isRow(display: string, style: CSSStyleDeclaration): boolean {
  if (display.endsWith('grid')) return /\S\s+\S/.test(style.gridTemplateColumns);
  return display.endsWith('flex') && !style.flexDirection.startsWith('column');
}

/** Whether an element stands right beside another in the markup, without a space between. */
function touchesAnother(element: Element): boolean {
  const isElement = (node: Node | null): boolean =>
    node !== null && typeOf(node) === Node.ELEMENT_NODE;
  return isElement(previousSiblingOf(element)) || isElement(nextSiblingOf(element));
}

/** Pixels from which a margin looks like a space between words. */
const aGap = 3;
const sides = ['marginLeft', 'marginRight', 'paddingLeft', 'paddingRight'] as const;

function hasGap(element: Element, style: CSSStyleDeclaration): boolean {
  const isWide = (side: (typeof sides)[number]): boolean => Number.parseFloat(style[side]) >= aGap;
  return sides.some(isWide) || isWiderThanText(element, style);
}

/** Whether an element has a width of its own in a line, as columns and spacers have. */
function isWiderThanText(element: Element, { display, float }: CSSStyleDeclaration): boolean {
  if (display !== 'inline-block' && float === 'none') return false;
  return boxOf(element).width >= textWidth(element) + aGap;
}

function textWidth(element: Element): number {
  const text = new Range();
  text.selectNodeContents(element);
  return text.getBoundingClientRect().width;
}

// What stands in closed details has a display of its own: it is one click away from being read.
function isHidden(element: Element, { display, style }: Styled, isFaded: boolean): boolean {
  if (display === 'none' || display === '') return true;
  if (isSetForMachines(element)) return true;
  // What holds nothing is no hint, and what flows in a line stands nowhere else.
  if (!firstChildOf(element)) return false;
  const isInline = display.startsWith('inline');
  const isApart = !isInline && /^(?:absolute|fixed)$/.test(style.position);
  if (!isApart && !isInline) return false;
  return (isFaded || isOutOfSight(element, style, isApart)) && isHint(element);
}

// Letters of a pixel, a box of a pixel's height, a place far off the page.
const unreadable =
  /font-size:\s*(?:0|[01]p[xt])\s*(?:;|!|$)|(?:text-indent|left|right|top):\s*-\d{4,}px|(?:^|[;\s])height:\s*[01]px[^"]{0,500}overflow:\s*hidden/i;

function isSetForMachines(element: Element): boolean {
  const style = attributeOf(element, 'style');
  return style !== null && unreadable.test(style);
}

/** Whether a box is clipped to nothing, or lies where nobody scrolls to. */
function isOutOfSight(element: Element, style: CSSStyleDeclaration, isApart: boolean): boolean {
  const isSmall = isTiny(element);
  if (!isApart)
    return isSmall && (style.overflow !== 'visible' || Number.parseFloat(style.fontSize) < 2);
  if (isSmall || /inset\((?:[5-9]\d|100)%/.test(style.clipPath)) return true;
  if (/rect\((?:[01](?:px)?[, ]*){4}\)/.test(style.clip)) return true;
  const { left, right, bottom, width } = boxOf(element);
  return width === 0 || right < -500 || bottom + scrollY < -500 || left > innerWidth + 5000;
}

/** Whether an element holds a short text and no picture: a note for screen readers, or one that comes up at a touch. */
function isHint(element: Element): boolean {
  const { length } = (textOf(element) ?? '').trim();
  return length > 0 && length <= longestHint && !holds(element, media);
}

const media = 'img, picture, video, iframe, svg image';
const boxes = 'p, ul, ol, dl, table, figure, blockquote, pre, h1, h2, h3, h4, h5, h6';

/** Whether a box stands in a line of text. */
function flowsInLine(element: Element, display: string): boolean {
  if (!display.startsWith('inline') || holds(element, boxes)) return false;
  return (
    display === 'inline' || [previousSiblingOf, nextSiblingOf].some((of) => isText(of(element)))
  );
}

function isText(node: Node | null): boolean {
  return node !== null && typeOf(node) === Node.TEXT_NODE && Boolean(textOf(node)?.trim());
}

function isTiny(element: Element): boolean {
  return element instanceof HTMLElement && (widthOf(element) <= 1 || heightOf(element) <= 1);
}
