import { longestDate } from '../metadata/dates.ts';
import { forgetLooks, looking } from './look.ts';
import { renamed, withoutAttributes } from './renamed.ts';
import { textNodes } from './text-nodes.ts';

/** Elements that say something of their text beside how it looks: they stay, in a box of their own. */
const saying = 'b, strong, em, i, u, s, mark, small, code, q, cite, abbr, del, ins, sub, sup';

/** Gives the elements of a copy the tags that say how the page shows them, so that tags can be gone by from here on. */
export function applyRendering(copy: Element): void {
  for (const element of copy.querySelectorAll('pre')) if (isWriting(element)) showWriting(element);
  for (const element of copy.querySelectorAll('time'))
    if (isSentence(element)) withoutAttributes(element, 'span');
  for (const element of copy.querySelectorAll(looking('lines'))) showLineEnds(element);
  for (const element of copy.querySelectorAll(looking('item'))) setApart(element);
  for (const element of copy.querySelectorAll(looking('inline'))) renamed(element, 'span');
  for (const element of copy.querySelectorAll(looking('block'))) makeBox(element);
  forgetLooks(copy);
}

/** Whether a page has set a whole sentence as a date. */
function isSentence(time: Element): boolean {
  return time.textContent.trim().length > longestDate;
}

/** Whether a preformatted box holds verses or a letter, not a program: writing in Arabic or Hebrew letters. */
function isWriting(box: Element): boolean {
  if (box.querySelector('code, img')) return false;
  const text = box.textContent;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const own = text.match(/[\u0590-\u06ff\u0750-\u077f]/g)?.length ?? 0;
  return own > 0.8 * letters && !/[{};=<>]/.test(text);
}

function showWriting(box: Element): void {
  showLineEnds(renamed(box, 'div'));
}

function makeBox(element: Element): void {
  if (!element.matches(saying)) {
    renamed(element, 'div');
    return;
  }
  const box = element.ownerDocument.createElement('div');
  element.replaceWith(box);
  box.append(element);
}

// Without a space between them the words of two items would run together.
function setApart(item: Element): void {
  if (item.previousSibling instanceof Element) item.before(' ');
  if (item.nextSibling instanceof Element) item.after(' ');
}

function showLineEnds(box: Element): void {
  for (const text of [...textNodes(box)]) {
    if (!/\S[^\S\n]*\n|\n[^\S\n]*\S/.test(text.data)) continue;
    if (text.parentElement?.closest('pre, code')) continue;
    const [first = '', ...more] = text.data.split('\n');
    text.before(first);
    for (const line of more) text.before(box.ownerDocument.createElement('br'), line);
    text.remove();
  }
}
