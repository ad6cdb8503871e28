import { collapseWhitespace } from '../blocks/structure.ts';
import { overlap, sameText } from '../lines/line.ts';
import { keyWords, lineKey, sections } from '../lines/wording.ts';
import { isShown } from '../page/shown.ts';
import { isSite, leadsHome, namedCut, parting, partings, type Site, withoutSite } from './site.ts';
import { standingOut, textsAbove } from './texts-above.ts';
import { untruncatedTitle } from './truncated-title.ts';

/** What may be a headline without being looked at twice. */
export const headingPlaces = 'h1, h2, h3, [itemprop~=headline]';

const setAsHeadings = 'h4, b, strong, font, [class*=title i]:not(a, li, svg)';

/** The texts from which an article's headline is told. */
export interface TitleSources {
  /** The elements of the page that `headingPlaces` finds. */
  readonly headings: readonly Element[];
  /** Titles given for machines, best first: og:title, JSON-LD, twitter:title, `<title>`. */
  readonly given: readonly string[];
  readonly site: Site;
}

/** The headline as the page's reader sees it, whole where one form of it was cut. */
export function articleTitle(page: Document, { headings, given, site }: TitleSources): string {
  const telling = given.filter((title) => !isSectionTitle(title));
  const parts = telling.map((title) => withoutSite(title, site));
  const read = (elements: Iterable<Element>): Heading[] =>
    headingsOf(elements, telling).filter(
      ({ text }) => !isSite(text, site) && !sections.is(lineKey(text)),
    );
  const told = read(headings);
  const first = told.filter((one) => one.level === 1 && isHeadline(one));
  const chosen = (): string => {
    const seen =
      seenTitle(told, telling) ?? seenTitle(read(page.querySelectorAll(setAsHeadings)), parts);
    const [named] = given;
    const above = isHeadless(named, told) ? textsAbove(page) : [];
    if (seen && (above.length === 0 || above.some(({ text }) => text === seen.text)))
      return namedCut(seen.text, site);
    const lone = first.length === 1 ? first[0]?.text : undefined;
    if (lone && keyWords(lone).length >= 3) return lone;
    return (
      standingOut(above) ??
      parts.find(Boolean) ??
      lone ??
      likeliest(told.filter(isHeadline)) ??
      (named ? withoutSite(named, site) : site.host)
    );
  };
  return untruncatedTitle(chosen(), [...first.map(({ text }) => text), ...parts], site);
}

/** The site's name behind or before the headline in a page's `<title>`; undefined where more or less stands there. */
export function siteInTitle(pageTitle: string, headline: string): string | undefined {
  // A headline may have partings of its own.
  const whole = pageTitle.replace(headline, () => headline.replace(partings, ' '));
  const pieces = whole.split(parting).map((piece) => piece.trim());
  const others = pieces.filter((piece) => !titleTest(headline)(piece));
  const [rest = ''] = others;
  const key = lineKey(rest);
  const isName = key !== '' && key.split(' ').length <= 4 && !/\d/.test(key) && !sections.is(key);
  return pieces.length === 2 && others.length === 1 && isName ? rest : undefined;
}

/** "News | The university": a title that only names the part of the site. */
function isSectionTitle(title: string): boolean {
  const pieces = title.split(parting).map(lineKey);
  return pieces.some(sections.is) && pieces.every((piece) => piece.split(' ').length <= 4);
}

/** Whether a page has no heading of its own, and a title that names no article: "The Valley's Gate", "The Gate - News details". */
function isHeadless(title = '', headings: readonly Heading[]): boolean {
  const isName = title.split(parting).every((piece) => keyWords(piece).length <= 3);
  return isName && !headings.some((one) => !isLinked(one) && isHeadline(one));
}

/** The heading that says most of a given title; of two that say as much, the higher. */
function seenTitle(headings: readonly Heading[], given: readonly string[]): Heading | undefined {
  for (const title of given) {
    const said = ({ text }: Heading): number => overlap(keyWords(title), keyWords(text));
    const isSame = titleTest(title);
    const same = headings.filter((one) => isSame(one.text) && isHeadline(one));
    if (same.length > 0) return same.reduce((a, b) => (said(a) >= said(b) - 0.1 ? a : b));
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
      level: Number(/^H([1-3])$/.exec(element.tagName)?.[1] ?? 4),
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
  const texts = [...element.childNodes]
    .map((node) =>
      node instanceof Element ? headingText(node) : collapseWhitespace(node.nodeValue ?? ''),
    )
    .filter(Boolean);
  return texts.length > 1 ? texts.find((text) => keys.includes(lineKey(text))) : undefined;
}

function isHeadline({ element }: Heading): boolean {
  return !element.closest('nav, aside, footer') && !leadsHome(element) && isShown(element);
}

function isLinked({ element }: Heading): boolean {
  return Boolean(element.closest('a') ?? element.querySelector('a'));
}

/** The first of some headings that says something and leads nowhere, else the first. */
function likeliest(headings: readonly Heading[]): string | undefined {
  const says = (one: Heading): boolean => keyWords(one.text).length >= 4 && !isLinked(one);
  return (headings.find(says) ?? headings[0])?.text;
}

/** Says of headings whether they say what a title does, or one of the pieces that marks part it into. */
function titleTest(title: string): (heading: string) => boolean {
  const others = keyWords(title);
  const pieces = title.split(parting).map(lineKey);
  return (heading) => {
    const words = keyWords(heading);
    if (words.length === 0) return false;
    if (sameText(words, others) || pieces.includes(words.join(' '))) return true;
    const isPart = words.length >= 0.5 * others.length && overlap(words, others) >= 0.9;
    return words.length >= 4 && (isPart || overlap(others, words) >= 0.9);
  };
}
