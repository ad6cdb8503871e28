import { once } from '../../article/once.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import { alternatives, matcher, spellings } from '../language/language.ts';
import { isMetaWord } from '../lines/meta-words.ts';
import { agencyWords, bylineStarts, lineKey } from '../lines/wording.ts';
import { leadsHome, namesSite, type Site } from './site.ts';

const marked = '[itemprop~=author] [itemprop~=name], [itemprop~=author], [rel~=author]';
const profile =
  'a[href*="/author"], a[href*="/contributor"], a[href*="/writer"], a[href*="/journalist"], ' +
  'a[href*="/columnist"], a[href*="/profile/"], a[href*="/by/"]:not([href*="/licenses/"]), a[href^="/@"], ' +
  '[data-hook=user-name]';
const named = new RegExp(
  [
    'author[-_]?(?:name|info|details)|byline|p-author|the-author|(?:^|[ _-])(?:author|auther|auth|',
    'by)(?:[ _-](?:row|side|line|link|date|wrap|wrapper|top))?(?: |$)|writer|write-?by|written-?by|(?:post|',
    'entry|article|meta)[-_]author|post-by|editor-name|reporter',
  ].join(''),
  'i',
);

/** What "auth" also names: where readers log in. */
const account = 'form, input, [class*=login i], [class*=regist i]';

/** Places that are looked at for a name. */
const mostPlaces = 40;

/** The labels before a name, and the signs behind them. */
const labels = once(() => {
  const words = `${spellings('by', 'writer-label', 'work-label', 'before-name')}|${alternatives('wrote')}`;
  const label = `(?:${words})(?=[\\s:：,،\\-–—/])|(?:${spellings('comma-label')})(?=\\s?[,،])`;
  return new RegExp(`^[\\s:|•\\-–—]*(?:(?:${label})[\\s:：,،\\-–—/|•]*)+`, 'i');
});

/** "… on the Coast's channel" */
const place = once(() => new RegExp(`\\s(?:${alternatives('place-behind-name')})\\s\\D.*`, 's'));

/** "… on", before a day that is cut off. */
const on = once(() => new RegExp(`\\s(?:${alternatives('day-behind-name')})$`));

/** What names nobody, leads to a writer's other pages or asks to follow him. */
const nobody = matcher('no-byline', 'author-listing');

/** What is known where a byline is looked for. */
export interface BylineSources {
  readonly page: Document;
  /** Where the article stands, if that is known. */
  readonly region: Element | undefined;
  /** Authors that JSON-LD names. */
  readonly linked: readonly string[];
  /** Writers that lines beside the headline name. */
  readonly near: () => readonly string[];
  /** Writers that the text is signed by below its last line. */
  readonly below: () => readonly string[];
  /** The author that meta elements name. */
  readonly meta: string | undefined;
  readonly site: Site;
  /** What names no writer: the headline, the names of sections. */
  readonly others: readonly string[];
}

/** The person or agency that an article names as its writer; undefined where it names none. */
export function articleByline(known: BylineSources): string | undefined {
  const linked = known.linked.flatMap((name) => clean(name, known) ?? []);
  if (linked.length > 0)
    return [...new Set(linked)]
      .slice(0, 4)
      .join('، ')
      .replace(/، (?=[A-Za-z])/g, ', ');
  for (const told of shownNames(known)) {
    const name = clean(told, known);
    if (name) return name;
  }
  // A meta author that the page does not show is the site's maker as often as the writer.
  const name = clean(known.meta ?? '', known);
  return name && known.page.body?.textContent.includes(name) ? name : undefined;
}

/** What may name the writer on the page, likeliest first. */
function* shownNames(known: BylineSources): Generator<string> {
  let places = 0;
  for (const element of placesOf(known)) {
    places += 1;
    if (places > mostPlaces) break;
    if (maySayName(element)) yield* namesIn(element);
  }
  yield* known.near();
  yield* known.below();
}

/** What stands beside an article and is none of it. */
export const besideArticle =
  'nav, footer:not(.entry-footer), aside, [class*=comment i], [class*=related i], [class*=sidebar i]';

/** Boxes of what others said, with their names. */
const quotation = 'blockquote, [class*=quot i]';

/** Whether a place is small enough, not beside the article, and no list of keywords, way in or quotation's end. */
function maySayName(element: Element): boolean {
  if (element.textContent.length > 400 || element.closest(`${besideArticle}, ${quotation}`))
    return false;
  return !leadsHome(element) && !element.querySelector(`${account}, [rel~=tag]`);
}

/** What may be the name in a writer's box: a link, a part of it, the whole. */
function namesIn(element: Element): string[] {
  const told = element.tagName === 'META' && element.getAttribute('content');
  if (told) return [told];
  const parts = [...element.querySelectorAll('a, span, strong, b, div, p')]
    .filter((part) => part.childElementCount === 0)
    .sort((a, b) => Number(b.tagName === 'A') - Number(a.tagName === 'A'))
    .map((part) => collapseWhitespace(part.textContent))
    .filter((text) => /^\S+(?:\s\S+){1,3}$/.test(text) && isName(text));
  // A label and the name beside it stand apart, though no space parts them in the markup.
  return parts.length > 0 ? parts : [textsOf(element).join(' ')];
}

/** An element's texts; down a chain of only children, those of the last. */
function textsOf(element: Element): string[] {
  const [only, more] = [...element.childNodes].filter((node) => node.textContent?.trim());
  if (only instanceof Element && !more) return textsOf(only);
  return Array.from(element.childNodes, (node) => node.textContent ?? '');
}

function isName(text: string): boolean {
  const key = lineKey(text.replace(/^\p{L}\.\s*/u, ''));
  return !key.split(' ').some(isMetaWord) && !bylineStarts.leads(key);
}

// One after the other, since the first mostly tells; what stands beside the text before the rest of the page.
function* placesOf({ page, region }: BylineSources): Generator<Element> {
  yield* page.querySelectorAll(marked);
  const place = region ?? page.body;
  // Pages repeat their class names hundreds of times.
  const others = new Set<string>();
  for (const element of place.querySelectorAll('[class]')) {
    const name = element.getAttribute('class') ?? '';
    if (others.has(name)) continue;
    if (named.test(name)) yield element;
    else others.add(name);
  }
  yield* place.querySelectorAll(profile);
}

/** "Beirut - Rana Haddad", "The site - Rana Haddad": the first of two parts names no person. */
function isPlace([first = '', second = '']: readonly string[], site: Site): boolean {
  if (!/^\p{L}+(?:\s\p{L}+){1,3}$/u.test(second)) return false;
  const word = lineKey(first);
  return namesSite(first, site) || (!word.includes(' ') && !agencyWords.is(word));
}

/** A name without its label, its place and its date; undefined where it names nobody. */
function clean(given: string, { site, others }: BylineSources): string | undefined {
  const [told = ''] = collapseWhitespace(given)
    .replace(labels(), '')
    .split(/[|•·،,\n]/);
  const parts = told.trimEnd().split(/\s[-–—]\s/);
  const name = (parts[isPlace(parts, site) ? 1 : 0] ?? '')
    .replace(labels(), '')
    .replace(place(), '')
    .replace(/\s\d.*/s, '')
    .replace(/(?<![\s:：\-–—/.])[\s:：\-–—/.]+$/, '')
    .replace(on(), '')
    .trim();
  const key = lineKey(name);
  const isOther =
    key.split(' ').length > 6 ||
    /[\d@؟?!«»"“”:()]|www\.|\.(?:com|net|org)\b/.test(name) ||
    nobody.test(key) ||
    namesSite(name, site) ||
    others.map(lineKey).includes(key);
  return key && !isOther ? name : undefined;
}
