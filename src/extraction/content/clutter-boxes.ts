import { isSitePage } from '../../article/address/canonical-address.ts';
import { dropCards } from '../blocks/cards.ts';
import { classNames } from '../language/class-names.ts';
import { isCallLink } from '../lines/calls.ts';
import { isSentence } from '../lines/sentence.ts';
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
import { asking } from '../page/snapshot.ts';
import { isAdvertPicture } from '../pictures/stated-kind.ts';
import { checkTime } from '../time-limit.ts';
import {
  boxName,
  clutterRoles,
  clutterTags,
  isClutterName,
  namedBoxes,
  roleAttributes,
  tellingBoxes,
} from './clutter-names.ts';
import { dropLabelledSection } from './labelled-sections.ts';
import { largestAround, type Measures } from './measures.ts';
import { isOwnText } from './own-text.ts';
import { keepLetters } from './readers-letters.ts';
import { dropRelatedArticles } from './related-articles.ts';

/** A box that holds more of the page's prose than this share is no clutter, whatever it is called. */
export const mostClutter = 0.3;

const surelyClutter = `${clutterTags}, ${clutterRoles}, footer, aside`;
const likelyClutter = `${clutterTags}, ${roleAttributes}, footer, aside`;

/** Drops the boxes of a page that are none of its article: by tag, role, name, label, and by the links they hold. */
export function dropClutterBoxes(body: Element, sizes: Measures, base: string): void {
  const most = mostClutter * sizes.prose(body);
  const headed = body.querySelector('h1') !== null;
  const isWrapper = wrapperTest(body, sizes);
  const isSmall = (element: Element): boolean => {
    const share = sizes.prose(element) / Math.max(1, sizes.prose(body));
    if (share > mostClutter && share > mostOf(element, headed)) return false;
    return !isWrapper(element);
  };
  dropSkipLinks(body, sizes);
  dropAdvertPictures(body, sizes, base);
  for (const form of body.querySelectorAll(`form, fieldset, [${asking}]`))
    if (!isOwnText(form, sizes)) dropAround(form, sizes, most);
  for (const element of body.querySelectorAll(likelyClutter)) dropKind(element, isSmall, sizes);
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
  keepLetters(body, sizes);
  const telling = new Set(body.querySelectorAll(tellingBoxes));
  for (const element of body.querySelectorAll(namedBoxes))
    if (
      isClutterName(element, telling.has(element)) &&
      isSmall(element) &&
      !isEntry(element) &&
      !isHead(element)
    )
      dropUnlessOwn(element, sizes, 'named-clutter');
  dropRelatedArticles(body, sizes, base);
  dropCards(body, sizes, base);
  dropLinkBoxes(body, sizes, base);
  for (const link of body.querySelectorAll('a')) if (isCall(link)) dropCall(link, sizes);
}

function dropAdvertPictures(body: Element, sizes: Measures, base: string): void {
  for (const image of body.querySelectorAll('img'))
    if (isAdvertPicture(image, base)) sizes.drop(outermost(image), 'advert-picture');
}

/** A picture with the link and the box that it has to itself. */
function outermost(image: Element): Element {
  const isAlone = (box: Element): boolean =>
    !box.textContent.trim() && box.querySelectorAll('img').length === 1;
  return largestAround(image, isAlone) ?? image;
}

/** Drops an element that by its tag or role is none of the text; where it holds much of the text, the tag goes only. */
function dropKind(element: Element, isSmall: (element: Element) => boolean, sizes: Measures): void {
  if (!element.matches(surelyClutter)) return;
  if (!isLook(element) && isSmall(element)) {
    dropUnlessOwn(element, sizes, 'clutter-tag');
    return;
  }
  // Readability would drop a dialog or a menu that holds the text.
  for (const name of ['role', 'aria-modal']) element.removeAttribute(name);
  if (/^(?:FORM|FOOTER|ASIDE|FIELDSET|DIALOG)$/.test(element.tagName))
    sizes.rename(element, element.ownerDocument.createElement('div'));
}

/** Drops an element; a paragraph or a picture of the text loses the names and the tag alone that speak against it. */
function dropUnlessOwn(element: Element, sizes: Measures, rule: string): void {
  checkTime();
  if (!isOwnText(element, sizes)) {
    sizes.drop(element, rule);
    return;
  }
  for (const name of ['class', 'id', 'role', 'aria-modal']) element.removeAttribute(name);
  if (notForText.test(element.tagName))
    sizes.rename(element, element.ownerDocument.createElement('div'));
}

const notForText = /^(?:NAV|FORM|MENU|FIELDSET|LABEL|DIALOG|FOOTER|ASIDE)$/;

/** Share of the page's prose that a box of this kind may hold and still be junk: a footer may say more than a short report. */
function mostOf(element: Element, headed: boolean): number {
  if (!headed || element.querySelector('h1, [data-text-box]')) return mostClutter;
  const named = boxName(element);
  const outside = /^(?:NAV|FOOTER)$/.test(element.tagName) || outsideName.test(named);
  const listing = listName.test(named) && element.querySelectorAll('h2, h3, h4, h5').length >= 4;
  return outside || listing ? 0.8 : 0.4;
}

// A list of other pages may say more than a short report, but then each has its headline.
const listName = classNames('list-of-articles');

const outsideName = classNames('outside-the-article');

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
    if (!/[:：]$/.test(before) && links.every((href) => isSitePage(href, base)))
      sizes.drop(box, 'links-between-paragraphs');
  }
}

// "Skip this and read on": the link, and the mark behind what it skips.
function dropSkipLinks(body: Element, sizes: Measures): void {
  for (const link of body.querySelectorAll('a[href^="#end"]')) {
    const end = body.querySelector(
      `[id="${CSS.escape(link.getAttribute('href')?.slice(1) ?? '')}"]`,
    );
    if (!end || end.textContent.length > 100 || end.contains(link)) continue;
    const skipped = skippedBox(link, end);
    const isSmall = skipped && sizes.prose(skipped) < 0.2 * sizes.prose(body);
    for (const one of isSmall ? [skipped] : [end, link]) sizes.drop(one, 'skip-link');
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
  const fits = (box: Element): boolean =>
    sizes.prose(box) <= Math.min(250, most) &&
    !box.querySelector('h1, img, [data-embed], blockquote, time, pre, code, table');
  const own = form.hasAttribute(asking) ? form : undefined;
  sizes.drop(own && !fits(own) ? undefined : (largestAround(form, fits) ?? own), 'form');
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

/** Characters of a paragraph below a heading that, if it is no sentence, make the heading one of the text's: "Advertising" may head a part of it. */
const headed = 60;

function dropAdvertLabel(label: Element, sizes: Measures): void {
  const below = label.nextElementSibling;
  const isOverText =
    below?.tagName === 'P' &&
    (sizes.prose(below) >= headed || isSentence(below.textContent.trim()));
  if (!isOverText || !/^H[2-6]$/.test(label.tagName)) sizes.drop(label, 'advert-label');
}

/** Drops a box that is a label such as "Read also" and links, and nothing else. */
function dropLabelledBox(label: Element, sizes: Measures, most: number): void {
  const length = sizes.text(label);
  if (length === 0 || length > 45 || !label.isConnected) return;
  const key = bareLabel(lineKey(label.textContent));
  if (advert.is(key)) {
    dropAdvertLabel(label, sizes);
    return;
  }
  if (dropLabelledSection(label, key, sizes)) return;
  const phrases = [related, tags, endings, appeals];
  if (!phrases.some((list) => list.is(key)) && !isMoreLabel(key)) return;
  const isOfLinks = (box: Element): boolean =>
    sizes.prose(box) - length <= 0.4 * sizes.linked(box) + 20 && sizes.prose(box) <= most;
  sizes.drop(
    largestAround(label, isOfLinks, (box) => sizes.linked(box) > 0),
    'labelled-links',
  );
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
  const share = isCallLink(link.textContent) ? 0.4 : 0.15;
  const most = Math.min(300, share * sizes.prose(link.ownerDocument.body));
  const fits = (box: Element): boolean =>
    sizes.text(box) <= most && !box.querySelector('img, [data-embed]');
  const saysMore = (box: Element): boolean => box.querySelector('h2, h3, h4, p') !== null;
  sizes.drop(largestAround(link, fits, saysMore), 'call-with-button');
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
