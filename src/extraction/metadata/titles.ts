import { collapseWhitespace } from '../blocks/structure.ts';
import { overlap, sameText } from '../lines/line.ts';
import { lineKey, sections } from '../lines/wording.ts';
import { isShown } from '../page/shown.ts';
import { standingOut, textsAbove } from './texts-above.ts';
import { untruncatedTitle } from './truncated-title.ts';

/** What may be a headline without being looked at twice. */
export const headingPlaces = 'h1, h2, h3, [itemprop~=headline]';

/** The texts from which an article's headline is told. */
export interface TitleSources {
  /** The elements of the page that `headingPlaces` finds. */
  readonly headings: readonly Element[];
  /** Titles given for machines, best first: og:title, JSON-LD, twitter:title, `<title>`. */
  readonly given: readonly string[];
  readonly siteName: string | undefined;
  readonly host: string;
}

const parting = /\s{1,9}[|•·–—»«›‹\-:]+\s+|\s{0,9}[|•»›]\s+|\s{1,9}[|]\s*|\s{1,9}::\s+/u;

const partings = new RegExp(parting, 'gu');

/** The headline as the page's reader sees it, whole where one form of it was cut. */
export function articleTitle(page: Document, sources: TitleSources): string {
  const { siteName, host } = sources;
  const shown = headingsOf(sources.headings, sources.given).filter(
    ({ level, element }) => level === 1 && isHeadline(element),
  );
  const parts = sources.given.map((title) => withoutSite(title, siteName, host));
  const titles = [...shown.map(({ text }) => text), ...parts];
  return untruncatedTitle(chosenTitle(page, sources), titles, (part) =>
    namesSite(part, siteName, host),
  );
}

function chosenTitle(page: Document, sources: TitleSources): string {
  const { siteName, host } = sources;
  const given = sources.given.filter((title) => !isSectionTitle(title));
  const parts = given.map((title) => withoutSite(title, siteName, host));
  const read = (elements: Iterable<Element>): Heading[] =>
    headingsOf(elements, given).filter(
      ({ text }) => !isSite(text, siteName, host) && !sections.is(lineKey(text)),
    );
  const told = read(sources.headings);
  const set = 'h4, b, strong, font, [class*=title i]:not(a, li, svg)';
  const seen = seenTitle(told, given) ?? seenTitle(read(page.querySelectorAll(set)), parts);
  const [named] = sources.given;
  const above = isName(named) && !told.some(isOwn) ? textsAbove(page) : [];
  const isAbove = above.some(({ text }) => text === seen?.text);
  if (seen && (isAbove || above.length === 0)) return namedCut(seen.text, siteName, host);
  const headings = told.filter(({ element }) => isHeadline(element));
  const first = headings.filter(({ level }) => level === 1);
  const lone = first.length === 1 ? first[0] : undefined;
  if (lone && lineKey(lone.text).split(' ').length >= 3) return lone.text;
  return (
    standingOut(above) ??
    parts.find(Boolean) ??
    lone?.text ??
    (headings.find(saysSomething) ?? headings[0])?.text ??
    (named ? withoutSite(named, siteName, host) : host)
  );
}

/** The site's name behind or before the headline in a page's `<title>`; undefined where more or less stands there. */
export function siteInTitle(pageTitle: string, headline: string): string | undefined {
  // A headline may have partings of its own.
  const whole = pageTitle.replace(headline, () => headline.replace(partings, ' '));
  const pieces = whole.split(parting).map((piece) => piece.trim());
  const isHeadline = titleTest(headline);
  const [first = '', last = ''] = pieces;
  if (pieces.length !== 2 || isHeadline(first) === isHeadline(last)) return undefined;
  const rest = isHeadline(first) ? last : first;
  const key = lineKey(rest);
  const isName = key !== '' && key.split(' ').length <= 4 && !/\d/.test(key) && !sections.is(key);
  return isName ? rest : undefined;
}

/** "News | The university": a title that only names the part of the site. */
function isSectionTitle(title: string): boolean {
  const pieces = title.split(parting).map(lineKey);
  return pieces.some(sections.is) && pieces.every((piece) => piece.split(' ').length <= 4);
}

/** "The Valley's Gate", "The Gate - News details": a title that names no article. */
function isName(title = ''): boolean {
  return title.split(parting).every((piece) => lineKey(piece).split(' ').length <= 3);
}

/** Whether a heading stands in no link, where the article may. */
function isOwn({ element }: Heading): boolean {
  return !element.closest('a') && !element.querySelector('a') && isHeadline(element);
}

function saysSomething({ text, element }: Heading): boolean {
  return (
    lineKey(text).split(' ').length >= 4 && !element.closest('a') && !element.querySelector('a')
  );
}

/** The heading that says most of a given title; of two that say as much, the higher. */
function seenTitle(headings: readonly Heading[], given: readonly string[]): Heading | undefined {
  for (const title of given) {
    const words = lineKey(title).split(' ');
    const said = ({ text }: Heading): number => overlap(words, lineKey(text).split(' '));
    const isSame = titleTest(title);
    const same = headings.filter(({ text, element }) => isSame(text) && isHeadline(element));
    const best = same.reduce<Heading | undefined>(
      (a, b) => (a && said(a) >= said(b) - 0.1 ? a : b),
      undefined,
    );
    if (best) return best;
  }
  return undefined;
}

interface Heading {
  readonly text: string;
  readonly level: number;
  readonly element: Element;
}

/** Headings that may be the headline, likeliest first. */
function headingsOf(elements: Iterable<Element>, given: readonly string[]): Heading[] {
  const headings = [...elements]
    .slice(0, 150)
    .map((element) => ({
      text: saidPart(element, given) ?? headingText(element),
      level: /^H[1-3]$/.test(element.tagName) ? Number(element.tagName[1]) : 4,
      element,
    }))
    .filter(({ text }) => text.length > 0 && text.length < 300);
  return headings.sort((a, b) => a.level - b.level);
}

/** Text of a heading as it is seen: a line break parts words, and so do two elements side by side. */
export function headingText(heading: Element): string {
  let text = '';
  for (const node of heading.childNodes) {
    const isElement = node instanceof Element;
    const parts = isElement && (node.tagName === 'BR' || node.previousSibling instanceof Element);
    text += (parts ? ' ' : '') + (isElement ? headingText(node) : (node.nodeValue ?? ''));
  }
  return collapseWhitespace(text);
}

/** The part of a heading that says all of a given title, where its other parts are a section or a reading time. */
function saidPart(element: Element, given: readonly string[]): string | undefined {
  if (element.childElementCount === 0) return undefined;
  const whole = element.textContent;
  if (!given.some((title) => title.length < whole.length && whole.includes(title)))
    return undefined;
  const keys = given.map(lineKey);
  const texts = [...element.childNodes].map((node) =>
    node instanceof Element ? headingText(node) : collapseWhitespace(node.nodeValue ?? ''),
  );
  return texts.filter(Boolean).length > 1
    ? texts.find((text) => text && keys.includes(lineKey(text)))
    : undefined;
}

function isHeadline(element: Element): boolean {
  if (element.closest('nav, aside, footer') || leadsHome(element)) return false;
  return isShown(element);
}

/** Whether a heading or a name leads to the site's first page: it names the site. */
export function leadsHome(heading: Element): boolean {
  const link = heading.querySelector('a') ?? heading.closest('a');
  return (
    link instanceof HTMLAnchorElement && /^\/(?:[a-z]{2}\/?)?$/.test(link.pathname) && !link.hash
  );
}

/** Says of headings whether they say what a title does, or one of the pieces that marks part it into. */
function titleTest(title: string): (heading: string) => boolean {
  const others = lineKey(title).split(' ').filter(Boolean);
  const pieces = title.split(parting).map(lineKey);
  return (heading) => isSameTitle(lineKey(heading).split(' ').filter(Boolean), others, pieces);
}

function isSameTitle(
  words: readonly string[],
  others: readonly string[],
  pieces: readonly string[],
): boolean {
  if (words.length === 0) return false;
  if (sameText(words, others) || pieces.includes(words.join(' '))) return true;
  if (overlap(words, others) >= 0.9 && words.length >= 4 && words.length >= 0.5 * others.length)
    return true;
  return words.length >= 4 && overlap(others, words) >= 0.9;
}

function isSite(text: string, siteName: string | undefined, host: string): boolean {
  const key = lineKey(text);
  if (!key) return true;
  if (key === lineKey(siteName ?? '')) return true;
  return key.replace(/ /g, '') === host.split('.')[0];
}

/** A headline as it stands on the page, without a part that is plainly the site's name. */
function namedCut(title: string, siteName: string | undefined, host: string): string {
  const cut = withoutSite(title, siteName, host);
  const rest = title.replace(cut, '').replace(parting, ' ').trim();
  return cut !== title && namesSite(rest, siteName, host) ? cut : title;
}

/** A title without the site's name before or after it; a speaker before a colon stays. */
function withoutSite(title: string, siteName: string | undefined, host: string): string {
  const marks = [...title.matchAll(partings)].filter(({ 0: mark }) => mark.trim() !== ':');
  const last = marks.at(-1);
  const first = marks[0];
  if (!last || !first) return title.trim();
  const before = title.slice(0, last.index).trim();
  const after = title.slice(last.index + last[0].length).trim();
  if (isSuffix(after, before, siteName, host)) return withoutSite(before, siteName, host);
  const head = title.slice(0, first.index).trim();
  const rest = title.slice(first.index + first[0].length).trim();
  if (namesSite(head, siteName, host)) return withoutSite(rest, siteName, host);
  return title.trim();
}

/** Whether a text is the site's name, or says no more than it. */
export function namesSite(part: string, siteName: string | undefined, host: string): boolean {
  const words = lineKey(part).split(' ').filter(Boolean);
  const site = lineKey(siteName ?? '')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return true;
  if (site.length > 0 && (overlap(words, site) >= 0.6 || overlap(site, words) >= 0.99)) return true;
  const letters = part.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters.length >= 3 && host.replace(/[^a-z0-9]/g, '').includes(letters);
}

function isSuffix(part: string, rest: string, siteName: string | undefined, host: string): boolean {
  if (namesSite(part, siteName, host)) return true;
  const words = lineKey(part).split(' ').length;
  return words <= 3 && words * 2 < lineKey(rest).split(' ').length && !/[؟?!]/.test(part);
}
