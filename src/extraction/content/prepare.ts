import { isSitePage } from '../../article/address/canonical-address.ts';
import { dropCards } from '../blocks/cards.ts';
import { markNotes } from '../blocks/notes.ts';
import { isCallLink } from '../lines/appeal-lines.ts';
import { markStandfirst } from '../lines/openings.ts';
import {
  advert,
  appeals,
  bareLabel,
  endings,
  isMoreLabel,
  lineKey,
  related,
  tags,
} from '../lines/wording.ts';
import { replaceEmojiPictures } from '../page/line-pictures.ts';
import { asking, type Snapshot } from '../page/snapshot.ts';
import { markCaptions } from '../pictures/captions.ts';
import { markEmbeds } from '../pictures/embeds.ts';
import { resolveLazyPictures } from '../pictures/lazy-pictures.ts';
import { dropClonedSlides } from '../pictures/slides.ts';
import { checkTime } from '../time-limit.ts';
import {
  boxName,
  clutterRoles,
  clutterTags,
  isClutterName,
  isPenalisedByReadability,
  namedBoxes,
  roleAttributes,
  tellingBoxes,
} from './clutter-names.ts';
import { dropLabelledSection } from './labelled-sections.ts';
import { type Measures, measure } from './measures.ts';
import { textLength } from './prose.ts';
import { dropRelatedArticles } from './related-articles.ts';
import { markTextBox } from './text-box.ts';

/** A box that holds more of the page's prose than this is not junk, whatever it is called. */
const mostJunk = 0.3;

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
  const most = mostJunk * textLength(body);
  const boxes = [...body.querySelectorAll('nav, footer, aside, [role=navigation]')];
  for (const box of boxes.slice(0, mostOutside)) if (textLength(box) < most) box.remove();
}

const surelyJunk = `${clutterTags}, ${clutterRoles}, footer, aside`;
const likelyJunk = `${clutterTags}, ${roleAttributes}, footer, aside`;

/** Rids a page's copy of what is plainly not its article (unless `all` was asked for), and mends what Readability would stumble over. */
export function prepareForReadability(
  { document, body }: Snapshot,
  base: string,
  all = false,
): void {
  unlinkAnchors(body);
  resolveLazyPictures(body);
  dropClonedSlides(body);
  replaceEmojiPictures(body);
  markEmbeds(body, base);
  markCaptions(body);
  makeCode(body);
  const sizes = measure(body);
  if (!all) dropJunk(body, sizes, base);
  markTextBox(body, sizes);
  dropAnchors(body);
  markChips(body);
  markStandfirst(body);
  markNotes(body, base);
  stripPenalisedNames(body, sizes);
  neutraliseHead(document);
  setBaseUri(document, base);
}

function dropJunk(body: Element, sizes: Measures, base: string): void {
  const most = mostJunk * sizes.prose(body);
  const headed = body.querySelector('h1') !== null;
  const isWrapper = wrapperTest(body, sizes);
  const isSmall = (element: Element): boolean => {
    const share = sizes.prose(element) / Math.max(1, sizes.prose(body));
    if (share > mostJunk && share > mostOf(element, headed)) return false;
    return !isWrapper(element);
  };
  dropSkipLinks(body, sizes);
  for (const form of body.querySelectorAll(`form, fieldset, [${asking}]`))
    dropAround(form, sizes, most);
  for (const element of body.querySelectorAll(likelyJunk)) dropKind(element, isSmall, sizes);
  // Before the names: a label that is named so would go without the links below it.
  for (const label of sizes.labels) {
    checkTime();
    if (isLabel(label)) dropLabelledBox(label, sizes, most);
  }
  const [headline, second] = body.querySelectorAll('h1');
  // A template calls "masthead" what holds the headline and its standfirst.
  const isHead = (element: Element): boolean => {
    if (!headline || second || !element.contains(headline)) return false;
    return !headline.querySelector('a') && sizes.linked(element) < 0.5 * sizes.text(element);
  };
  const telling = new Set(body.querySelectorAll(tellingBoxes));
  for (const element of body.querySelectorAll(namedBoxes))
    if (
      isClutterName(element, telling.has(element)) &&
      isSmall(element) &&
      !isEntry(element) &&
      !isHead(element)
    ) {
      checkTime();
      sizes.drop(element);
    }
  dropRelatedArticles(body, sizes, base);
  dropCards(body, sizes, base);
  dropLinkBoxes(body, sizes, base);
  for (const link of body.querySelectorAll('a')) if (isCall(link)) dropCall(link, sizes);
}

/** Drops an element that by its tag or role is none of the text; where it holds much of the text, the tag goes only. */
function dropKind(element: Element, isSmall: (element: Element) => boolean, sizes: Measures): void {
  if (!element.matches(surelyJunk)) return;
  checkTime();
  if (!isLook(element) && isSmall(element)) {
    sizes.drop(element);
    return;
  }
  // Readability would drop a dialog or a menu that holds the text.
  for (const name of ['role', 'aria-modal']) element.removeAttribute(name);
  if (/^(?:FORM|FOOTER|ASIDE|FIELDSET|DIALOG)$/.test(element.tagName))
    sizes.rename(element, element.ownerDocument.createElement('div'));
}

/** Share of the page's prose that a box of this kind may hold and still be junk: a footer may say more than a short report. */
function mostOf(element: Element, headed: boolean): number {
  if (!headed || element.querySelector('h1, [data-text-box]')) return mostJunk;
  const named = boxName(element);
  const outside = /^(?:NAV|FOOTER)$/.test(element.tagName) || outsideName.test(named);
  const listing = listName.test(named) && element.querySelectorAll('h2, h3, h4, h5').length >= 4;
  return outside || listing ? 0.8 : 0.4;
}

// A list of other pages may say more than a short report, but then each has its headline.
const listName =
  /(?:^|[ -])(?:latest|last|recent|most-?read|popular|trending|more)-?(?:news|posts|articles|stories)(?:$|[ -])/;

const outsideName =
  /(?:^|[ -])(?:comments?|disqus|respond|site-?footer|footer|sidebar|related)(?:$|[ -])/;

/** Drops boxes between paragraphs that hold links to pages of the site and a short label at most. */
function dropLinkBoxes(body: Element, sizes: Measures, base: string): void {
  for (const box of body.querySelectorAll('p ~ div, p ~ section, p ~ ul')) {
    const linked = sizes.linked(box);
    checkTime();
    const parent = box.parentElement;
    if (!parent || linked < 20 || sizes.prose(box) > Math.min(30, 0.5 * linked)) continue;
    if (sizes.linked(parent) > 0.4 * sizes.prose(parent) || sizes.prose(parent) < 300) continue;
    if (box.querySelector('[data-embed], figure, table, pre')) continue;
    const before = box.previousElementSibling?.textContent?.trim() ?? '';
    const links = [...box.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    if (!/[:：]$/.test(before) && links.every((href) => isSitePage(href, base))) sizes.drop(box);
  }
}

// "Skip this and read on": the link, and the mark behind what it skips.
function dropSkipLinks(body: Element, sizes: Measures): void {
  for (const link of body.querySelectorAll('a[href^="#end"]')) {
    const end = body.querySelector(
      `[id="${CSS.escape(link.getAttribute('href')?.slice(1) ?? '')}"]`,
    );
    if (!end || (end.textContent?.length ?? 0) > 100 || end.contains(link)) continue;
    const skipped = skippedBox(link, end);
    const isSmall = skipped && sizes.prose(skipped) < 0.2 * sizes.prose(body);
    for (const one of isSmall ? [skipped] : [end, link]) sizes.drop(one);
  }
}

/** The section that holds all that a link skips; a post of another site's is skipped too, but belongs to the text. */
function skippedBox(link: Element, end: Element): Element | undefined {
  const box = link.closest('section, [role=region]');
  if (!box?.contains(end) || box.querySelector('h1, [data-embed], blockquote, figure, table'))
    return undefined;
  return box;
}

/** Drops a form with what asks to fill it in: a question, a promise, a button. */
function dropAround(form: Element, sizes: Measures, most: number): void {
  checkTime();
  let box: Element | undefined;
  for (
    let up: Element | null = form.hasAttribute(asking) ? form : form.parentElement;
    up && up.tagName !== 'BODY';
    up = up.parentElement
  ) {
    if (sizes.prose(up) > Math.min(250, most)) break;
    if (up.querySelector('h1, img, [data-embed], blockquote, time, pre, code, table')) break;
    box = up;
  }
  sizes.drop(box);
}

// A plain link is no label, but a heading or an emphasis that leads somewhere may be.
function isLabel(element: Element): boolean {
  return (
    element.tagName !== 'A' || /^(?:H[1-6]|SPAN|STRONG)$/.test(element.parentElement?.tagName ?? '')
  );
}

// A box around code or a foreign post is often named after its sharing or printing.
function wrapperTest(body: Element, sizes: Measures): (element: Element) => boolean {
  const wrapped = [...body.querySelectorAll('[data-embed], pre:not([class*=bibtex i])')];
  return (element) =>
    wrapped.some(
      (one) =>
        one !== element &&
        element.contains(one) &&
        (one.tagName === 'PRE' || sizes.text(element) < 30),
    );
}

// Headings and pictures may carry a role that says how they behave, not what they are.
function isLook(element: Element): boolean {
  return /^(?:H[1-6]|IMG|FIGURE|SUMMARY|BODY|ARTICLE|MAIN)$/.test(element.tagName);
}

// A post's own element lists its tags and categories among its classes.
function isEntry(element: Element): boolean {
  return /^(?:BODY|ARTICLE|MAIN|H1|IMG|BLOCKQUOTE|PRE|CODE)$/.test(element.tagName);
}

/** Characters of a paragraph below a heading that make the heading one of the text's: "Advertising" may head a part of it. */
const headed = 60;

function dropAdvertLabel(label: Element, sizes: Measures): void {
  const below = label.nextElementSibling;
  const isOverText = below?.tagName === 'P' && sizes.prose(below) >= headed;
  if (!isOverText || !/^H[2-6]$/.test(label.tagName)) sizes.drop(label);
}

/** Drops a box that is a label such as "Read also" and links, and nothing else. */
function dropLabelledBox(label: Element, sizes: Measures, most: number): void {
  const length = sizes.text(label);
  if (length === 0 || length > 45 || !label.isConnected) return;
  const key = bareLabel(lineKey(label.textContent ?? ''));
  if (advert.is(key)) {
    dropAdvertLabel(label, sizes);
    return;
  }
  if (dropLabelledSection(label, key, sizes)) return;
  const phrases = [related, tags, endings, appeals];
  if (!phrases.some((list) => list.is(key)) && !isMoreLabel(key)) return;
  let box: Element | undefined;
  for (let up = label.parentElement; up && up.tagName !== 'BODY'; up = up.parentElement) {
    const rest = sizes.prose(up) - length;
    if (rest > 0.4 * sizes.linked(up) + 20 || sizes.prose(up) > most) break;
    if (sizes.linked(up) > 0) box = up;
  }
  sizes.drop(box);
}

const button = /btn|button|cta/i;

/** Links to where readers give, subscribe, or write to the site. */
const calling =
  /donat|subscri|support|membership|donorbox|patreon|buymeacoffee|wa\.me\/(?!\?)|api\.whatsapp\.com\/send\?phone|\/contact/i;

function isButton(link: Element): boolean {
  return button.test(link.getAttribute('class') ?? '');
}

function isCall(link: Element): boolean {
  return isButton(link) || calling.test(link.getAttribute('href') ?? '');
}

/** Drops a box that asks for a click: a question, a sentence and a button. */
function dropCall(link: Element, sizes: Measures): void {
  checkTime();
  if (!link.isConnected || isInSentence(link)) return;
  const share = isCallLink(link.textContent ?? '') ? 0.4 : 0.15;
  const most = Math.min(300, share * sizes.prose(link.ownerDocument.body));
  let box: Element | undefined;
  for (let up = link.parentElement; up && up.tagName !== 'BODY'; up = up.parentElement) {
    if (sizes.text(up) > most || up.querySelector('img, [data-embed]')) break;
    if (up.querySelector('h2, h3, h4, p')) box = up;
  }
  sizes.drop(box);
}

// A text may say where its readers can give blood.
function isInSentence(link: Element): boolean {
  let line = link.parentElement;
  while (line && /^(?:B|STRONG|EM|I|U|SPAN|FONT|MARK)$/.test(line.tagName))
    line = line.parentElement;
  const around = [...(line?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE);
  const length = around.reduce((sum, node) => sum + (node.nodeValue?.trim().length ?? 0), 0);
  return length > 20 && !isButton(link);
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
      (child) =>
        chipTags.has(child.tagName) && /^[^.!؟?]{1,30}$/.test(child.textContent?.trim() ?? ''),
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
    if (anchor.matches('[name], [id]') || (anchor.textContent ?? '').length > longestControl)
      anchor.replaceWith(...anchor.childNodes);
}

/** Characters of the longest text of what a script makes a link of. */
const longestControl = 80;

// The "#" beside a heading that links to it, and lines that do what the browser's own buttons do.
function dropAnchors(body: Element): void {
  for (const link of body.querySelectorAll('a[href^="javascript:"]')) {
    const isAlone = link.parentElement?.textContent?.trim() === link.textContent?.trim();
    if (isAlone && /history\.|print\(|close\(/.test(link.getAttribute('href') ?? '')) link.remove();
  }
  for (const link of body.querySelectorAll('a[href^="#"]'))
    if (/^[\s#¶§🔗]*$/u.test(link.textContent ?? '') && !link.querySelector('img')) link.remove();
}

// A highlighter's table of one cell that holds the code, line by line.
function makeCode(body: Element): void {
  for (const code of body.querySelectorAll('.crayon-pre, td.code > *, .syntaxhighlighter .code')) {
    if (code.closest('pre')) continue;
    const pre = code.ownerDocument.createElement('pre');
    const rows = [...code.children].filter((row) => row.tagName === 'DIV');
    pre.textContent =
      rows.length > 0
        ? rows.map((row) => row.textContent ?? '').join('\n')
        : (code.textContent ?? '');
    (code.closest('table, .crayon-syntax, .syntaxhighlighter') ?? code).replaceWith(pre);
  }
}

const boxes = 'div, section, aside, header';

/**
 * Takes the names away by which Readability would drop the article's own boxes: what is junk by its name is gone by now.
 */
function stripPenalisedNames(body: Element, sizes: Measures): void {
  const much = 0.2 * sizes.left(body);
  for (const element of body.querySelectorAll('[rel=author], [itemprop]')) {
    element.removeAttribute('itemprop');
    element.removeAttribute('rel');
  }
  for (const element of body.querySelectorAll('[class], [id], [aria-hidden]'))
    if (
      !element.matches(boxes) ||
      (sizes.left(element) >= much && isPenalisedByReadability(element))
    ) {
      element.removeAttribute('class');
      element.removeAttribute('id');
      element.removeAttribute('aria-hidden');
    }
}

// Readability is to find the text only: with a title of no Latin word and an author given, it removes no heading and no byline.
function neutraliseHead(document: Document): void {
  document.title = 'ورّاق';
  const author = document.createElement('meta');
  author.setAttribute('name', 'author');
  author.setAttribute('content', 'ورّاق');
  document.head.append(author);
}

// Readability asks its document what addresses are relative to; a copy's own answer resolves none, and each failure costs much.
function setBaseUri(document: Document, base: string): void {
  Object.defineProperties(document, { baseURI: { value: base }, documentURI: { value: base } });
}
