import { classNames } from '../language/class-names.ts';
import { isOfWriter } from '../pictures/picture-above.ts';
import { leadsToPicture } from '../pictures/picture-controls.ts';
import { isLarge } from '../pictures/stated-kind.ts';
import { checkTime } from '../time-limit.ts';
import { boxName } from './clutter-names.ts';
import { linkShare, textLength } from './prose.ts';

const marked = 'p, h2, h3, h4, h5, h6, ul, ol, dl, table, figure, blockquote, pre';
const mark = 'data-block';
const lonePicture = 'img[data-picture]:not([data-embed])';
const foreign = classNames('clutter-around-a-block');

/** Numbers a page's blocks and keeps a copy of it, to be able to see what Readability leaves out. */
export function copyBlocks(body: HTMLElement): Element {
  let number = 0;
  for (const block of body.querySelectorAll(marked)) {
    if (block.parentElement?.closest(`[${mark}]`)) continue;
    number += 1;
    block.setAttribute(mark, String(number));
  }
  for (const [index, image] of body.querySelectorAll('img').entries())
    image.setAttribute('data-picture', String(index));
  return body.cloneNode(true) as Element;
}

/**
 * Puts back the headings, lists, tables, code, paragraphs and pictures that Readability dropped from the middle of the article, the
 * list that its end says will come, and parts like those that it kept.
 */
export function restoreLostBlocks(content: Element, copy: Element): void {
  const survivors = survivorsIn(content);
  const blocks = blocksIn(copy);
  const survivorOf = (block: Element): Element | undefined =>
    survivors.get(block.getAttribute(mark) ?? '');
  const first = blocks.findIndex(survivorOf);
  const last = blocks.findLastIndex(survivorOf);
  const living = livingBoxes(blocks.filter(survivorOf));
  const end = isAnnounced(blocks[last + 1], blocks[last]) ? last + 2 : last + 1;
  const within = new Set(blocks.slice(0, end));
  let place: Element | undefined;
  let back: Element | undefined;
  for (const block of blocks.slice(Math.max(0, first))) {
    checkTime();
    const own = survivorOf(block);
    place = own ?? place;
    if (own || !place || back?.contains(block) || isKept(block, content)) continue;
    back = lostAround(block, within, living);
    if (back) place = putBehind(place, back);
  }
}

/** A page's blocks, and its pictures that stand in none, in their order. */
function blocksIn(copy: Element): Element[] {
  return [...copy.querySelectorAll(`[${mark}], ${lonePicture}`)].filter(
    (one) => one.hasAttribute(mark) || !one.closest(`[${mark}]`),
  );
}

/** Whether a picture, or the picture that a paragraph holds alone, is in the article already. */
function isKept(block: Element, content: Element): boolean {
  const number = pictureOf(block)?.getAttribute('data-picture');
  return number !== undefined && content.querySelector(`[data-picture="${number}"]`) !== null;
}

/** The picture that a block is, or that is all of a paragraph. */
function pictureOf(block: Element): Element | undefined {
  if (block.tagName === 'IMG') return block;
  if (block.tagName !== 'P' || textLength(block) > 0) return undefined;
  return block.querySelector(lonePicture) ?? undefined;
}

function survivorsIn(content: Element): ReadonlyMap<string, Element> {
  const survivors = new Map<string, Element>();
  for (const block of content.querySelectorAll(`[${mark}]`))
    survivors.set(block.getAttribute(mark) ?? '', block);
  return survivors;
}

/** What is to be put back of a lost block: a whole part, or the block where it is from the middle of the text. */
function lostAround(
  block: Element,
  within: ReadonlySet<Element>,
  living: Set<Element>,
): Element | undefined {
  if (!isWorthKeeping(block)) return undefined;
  const part = lostPart(block, living);
  if (part) living.add(part);
  return part ?? (within.has(block) && isFromTheText(block, living) ? block : undefined);
}

/** Puts a block back behind a place, a part behind the box around it that is of the same make. */
function putBehind(place: Element, lost: Element): Element {
  const back = place.ownerDocument.importNode(lost, true);
  const name = boxName(lost);
  let alike: Element | null = lost.hasAttribute(mark) ? null : place;
  while (alike && boxName(alike) !== name) alike = alike.parentElement;
  (alike ?? place).after(back);
  return back;
}

/** Boxes of one make that a list of parts has at least, and characters of a part that Readability takes for too little. */
const parts = { fewest: 2, longest: 300 } as const;

/** The box around a heading that was lost whole, where others of the same make beside it were not: a short part of a list. */
function lostPart(block: Element, living: ReadonlySet<Element>): Element | undefined {
  if (!/^H[2-5]$/.test(block.tagName)) return undefined;
  const box = outermostLost(block, living);
  const name = box ? boxName(box) : '';
  if (!box || name === '' || textLength(box) > parts.longest || linkShare(box) > 0.4)
    return undefined;
  const isAlike = (other: Element): boolean =>
    living.has(other) && boxName(other) === name && other.querySelector(block.tagName) !== null;
  const alike = [...(box.parentElement?.children ?? [])].filter(isAlike);
  return alike.length >= parts.fewest ? box : undefined;
}

function livingBoxes(survivors: readonly Element[]): Set<Element> {
  const boxes = new Set<Element>();
  for (const block of survivors)
    for (let up = block.parentElement; up && !boxes.has(up); up = up.parentElement) boxes.add(up);
  return boxes;
}

function isWorthKeeping(block: Element): boolean {
  const length = textLength(block);
  const name = block.tagName;
  const picture = pictureOf(block);
  if (picture) return isOwnPicture(picture);
  if (name === 'FIGURE') return block.querySelector('img') !== null;
  if (length < 2) return block.querySelector('[data-embed]') !== null;
  if (name === 'PRE') return true;
  if (name === 'TABLE') return block.querySelectorAll('tr').length > 1 && linkShare(block) < 0.5;
  if (name === 'P') return length > 60 && linkShare(block) < 0.3;
  if (/^H\d$/.test(name)) return length < 200 && linkShare(block) < 0.5;
  return length > 10 && (linkShare(block) < 0.4 || isLedIn(block));
}

/** Whether a picture is large, shows no writer, and leads to its own file at most. */
function isOwnPicture(picture: Element): boolean {
  const link = picture.closest('a[href]');
  return (!link || leadsToPicture(link)) && isLarge(picture) && !isOfWriter(picture);
}

/** Whether the line above a list says that it comes: "These open first:". */
function isLedIn(block: Element): boolean {
  const above = block.previousElementSibling;
  return above?.tagName === 'P' && announces(above);
}

function announces(above: Element): boolean {
  const text = above.textContent.trim();
  return /[:：]$/.test(text) && text.length - 1 - text.lastIndexOf('\n') > 22;
}

/** Whether a list or table, of more than links, stands right below the box whose last block ends with "…, and these are:". */
function isAnnounced(block: Element | undefined, last: Element | undefined): boolean {
  const above = block?.previousElementSibling;
  if (!block || !last || !above?.contains(last) || !/^(?:[UOD]L|TABLE)$/.test(block.tagName))
    return false;
  return announces(last) && announces(above) && linkShare(block) < 0.4;
}

/** Whether the largest dropped box around a block reads like part of the text. */
function isFromTheText(block: Element, living: ReadonlySet<Element>): boolean {
  const box = outermostLost(block, living);
  return box !== undefined && (box === block || linkShare(box) < 0.25);
}

/** The largest dropped box around a block; undefined where one by its tag or name is none of the text. */
function outermostLost(block: Element, living: ReadonlySet<Element>): Element | undefined {
  let box = block;
  for (let up = block.parentElement; up && !living.has(up); up = up.parentElement) {
    if (/^(?:ASIDE|FOOTER|NAV|FORM)$/.test(up.tagName) || foreign.test(boxName(up)))
      return undefined;
    box = up;
  }
  return box;
}
