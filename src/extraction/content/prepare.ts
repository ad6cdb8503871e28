import { markNotes } from '../blocks/notes.ts';
import { markStandfirst } from '../lines/openings.ts';
import { replaceEmojiPictures } from '../page/line-pictures.ts';
import type { Snapshot } from '../page/snapshot.ts';
import { markCaptions } from '../pictures/captions.ts';
import { markEmbeds } from '../pictures/embeds.ts';
import { resolveLazyPictures } from '../pictures/lazy-pictures.ts';
import { dropClonedSlides } from '../pictures/slides.ts';
import { removeBox } from '../removals.ts';
import { dropClutterBoxes, mostClutter } from './clutter-boxes.ts';
import { measure } from './measures.ts';
import { textLength } from './prose.ts';
import { stripPenalisedNames, wrapUnknownInline } from './readability-copy.ts';
import { markTextBox } from './text-box.ts';

/** Mends pictures and embeds, and drops what by its tag is no article, where that was asked for: what can be done to a very large page. */
export function prepareFallback({ body }: Snapshot, base: string, isArticle = false): void {
  resolveLazyPictures(body);
  markEmbeds(body, base);
  markNotes(body, base);
  unlinkAnchors(body);
  if (isArticle) dropOutside(body);
}

/** Boxes looked at by their tag in a very large page. */
const mostOutside = 200;

function dropOutside(body: Element): void {
  const most = mostClutter * textLength(body);
  const boxes = [...body.querySelectorAll('nav, footer, aside, [role=navigation]')];
  for (const box of boxes.slice(0, mostOutside))
    if (textLength(box) < most) removeBox(box, 'clutter-tag');
}

/** Rids a page's copy of what is plainly not its article (unless `all` was asked for), and mends what Readability would stumble over. */
export function prepareForReadability({ body }: Snapshot, base: string, all = false): void {
  unlinkAnchors(body);
  resolveLazyPictures(body);
  dropClonedSlides(body);
  replaceEmojiPictures(body);
  markEmbeds(body, base);
  markCaptions(body);
  makeCode(body);
  const sizes = measure(body);
  if (!all) dropClutterBoxes(body, sizes, base);
  markTextBox(body, sizes);
  dropAnchors(body);
  markChips(body);
  markStandfirst(body);
  markNotes(body, base);
  stripPenalisedNames(body, sizes);
  wrapUnknownInline(body);
}

/** Elements that the labels of a row are set in. */
const chipTags = new Set(['SPAN', 'A', 'B', 'STRONG', 'SMALL', 'TIME']);

/** Marks rows of short labels that stand beside each other: keywords, or a date, a section and a count. */
function markChips(body: Element): void {
  for (const row of body.querySelectorAll('div')) {
    if (row.childElementCount < 3 || row.childElementCount > 30) continue;
    const first = row.firstElementChild?.tagName;
    if (first !== 'SPAN' && first !== 'A') continue;
    const { children } = row;
    const alike = [...children].every(
      (child) => chipTags.has(child.tagName) && /^[^.!؟?]{1,30}$/.test(child.textContent.trim()),
    );
    const own = [...row.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.nodeValue ?? ''),
    );
    if (!alike || own) continue;
    const line = row.ownerDocument.createElement('p');
    line.setAttribute('data-chips', '');
    for (const child of [...row.children]) line.append(child, ' ');
    row.replaceWith(line);
  }
}

/** Makes an anchor without an address, which may never be closed and then holds all that follows, no link. */
function unlinkAnchors(body: Element): void {
  for (const anchor of body.querySelectorAll('a:not([href])'))
    if (anchor.matches('[name], [id]') || anchor.textContent.length > longestControl)
      anchor.replaceWith(...anchor.childNodes);
}

/** Characters of the longest text of what a script makes a link of. */
const longestControl = 80;

// The "#" beside a heading that links to it, and lines that do what the browser's own buttons do.
function dropAnchors(body: Element): void {
  for (const link of body.querySelectorAll('a[href^="javascript:"]')) {
    const isAlone = link.parentElement?.textContent?.trim() === link.textContent.trim();
    if (isAlone && /history\.|print\(|close\(/.test(link.getAttribute('href') ?? ''))
      removeBox(link, 'browser-button');
  }
  for (const link of body.querySelectorAll('a[href^="#"]'))
    if (/^[\s#¶§🔗]*$/u.test(link.textContent) && !link.querySelector('img'))
      removeBox(link, 'anchor');
}

// A highlighter's table of one cell that holds the code, line by line.
function makeCode(body: Element): void {
  for (const code of body.querySelectorAll('.crayon-pre, td.code > *, .syntaxhighlighter .code')) {
    if (code.closest('pre')) continue;
    const pre = code.ownerDocument.createElement('pre');
    const rows = [...code.children].filter((row) => row.tagName === 'DIV');
    pre.textContent =
      rows.length > 0 ? rows.map((row) => row.textContent).join('\n') : code.textContent;
    (code.closest('table, .crayon-syntax, .syntaxhighlighter') ?? code).replaceWith(pre);
  }
}
