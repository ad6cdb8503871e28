import { classNames } from '../language/class-names.ts';
import { checkTime } from '../time-limit.ts';
import { boxName } from './clutter-names.ts';
import { linkShare, textLength } from './prose.ts';

const marked = 'p, h2, h3, h4, h5, h6, ul, ol, dl, table, figure, blockquote, pre';
const mark = 'data-block';
const foreign = classNames('clutter-around-a-block');

/** Numbers a page's blocks and keeps a copy of it, to be able to see what Readability leaves out. */
export function copyBlocks(body: HTMLElement): Element {
  let number = 0;
  for (const block of body.querySelectorAll(marked)) {
    if (block.parentElement?.closest(`[${mark}]`)) continue;
    number += 1;
    block.setAttribute(mark, String(number));
  }
  return body.cloneNode(true) as Element;
}

/** Puts back the headings, lists, tables, code and paragraphs that Readability dropped from the middle of the article, and the list that its end says will come. */
export function restoreLostBlocks(content: Element, copy: Element): void {
  const survivors = new Map<string, Element>();
  for (const block of content.querySelectorAll(`[${mark}]`))
    survivors.set(block.getAttribute(mark) ?? '', block);
  const blocks = [...copy.querySelectorAll(`[${mark}]`)];
  const survives = (block: Element): boolean => survivors.has(block.getAttribute(mark) ?? '');
  const first = blocks.findIndex(survives);
  const last = blocks.findLastIndex(survives);
  const living = livingBoxes(blocks.filter(survives));
  let place: Element | undefined;
  const end = isAnnounced(blocks[last + 1], blocks[last]) ? last + 2 : last + 1;
  for (const block of blocks.slice(Math.max(0, first), end)) {
    checkTime();
    const own = survivors.get(block.getAttribute(mark) ?? '');
    if (own) place = own;
    else if (place && isWorthKeeping(block) && isFromTheText(block, living)) {
      const back = content.ownerDocument.importNode(block, true);
      place.after(back);
      place = back;
    }
  }
}

function livingBoxes(survivors: readonly Element[]): ReadonlySet<Element> {
  const boxes = new Set<Element>();
  for (const block of survivors)
    for (let up = block.parentElement; up && !boxes.has(up); up = up.parentElement) boxes.add(up);
  return boxes;
}

function isWorthKeeping(block: Element): boolean {
  const length = textLength(block);
  const name = block.tagName;
  if (name === 'FIGURE') return block.querySelector('img') !== null;
  if (length < 2) return block.querySelector('[data-embed]') !== null;
  if (name === 'PRE') return true;
  if (name === 'TABLE') return block.querySelectorAll('tr').length > 1 && linkShare(block) < 0.5;
  if (name === 'P') return length > 60 && linkShare(block) < 0.3;
  if (/^H\d$/.test(name)) return length < 200 && linkShare(block) < 0.5;
  return length > 10 && (linkShare(block) < 0.4 || isLedIn(block));
}

/** Whether the line above a list says that it comes: "These open first:". */
function isLedIn(block: Element): boolean {
  const above = block.previousElementSibling;
  return above?.tagName === 'P' && announces(above);
}

function announces(above: Element): boolean {
  const text = (above.textContent ?? '').trim();
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
  let box: Element = block;
  for (let up = block.parentElement; up && !living.has(up); up = up.parentElement) {
    if (/^(?:ASIDE|FOOTER|NAV|FORM)$/.test(up.tagName) || foreign.test(boxName(up))) return false;
    box = up;
  }
  return box === block || linkShare(box) < 0.25;
}
