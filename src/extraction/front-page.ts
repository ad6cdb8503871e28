import { isSitePage } from '../article/address/canonical-address.ts';
import { siteEmbedKind } from '../article/address/embed-kind.ts';
import { linkShare } from './content/prose.ts';
import { titleMatcher } from './lines/line.ts';
import { lineKey } from './lines/wording.ts';
import { widthOf } from './page/live.ts';
import { ownProse } from './page/region.ts';
import { isShown } from './page/shown.ts';
import { textNodes } from './page/text-nodes.ts';

/** Headlines of other pages from which a site's front page, or one of its lists, is told. */
const fewest = 4;

/** Share of a page's long texts that stand below headlines of other pages: of a page that says that it lists others, and of any. */
const shareOfTeasers = { listing: 0.5, any: 0.8 } as const;

/** Characters of the longest teaser with its headline, and boxes from the one to the other. */
const [longest, mostLevels] = [800, 5];

/** Words of a headline of a page's own, and of a line of a text; a section's name and a date have fewer. */
const fewestWords = 4;

/** CSS pixels of the narrowest picture that may be all of an article. */
const narrowest = 300;

const headings = 'h1, h2, h3, h4, h5, h6';

/** Classes by which WordPress and others say on the body that a page lists others. */
const lists = /(?:^|\s)(?:home|blog|archive|category|tag|search|search-results)(?:\s|$)/;

/**
 * Whether a page has no article of its own: what it says, or what was taken out of it, stands below headlines that lead to other pages of
 * the site.
 */
export function isFrontPage(
  page: Document,
  { content, titles }: { readonly content: Element; readonly titles: readonly string[] },
): boolean {
  const root = page.body;
  const isListing = saysThatItLists(page);
  if (!root || (!isListing && hasHeadline(root, titles))) return false;
  const leading = new Set([...root.querySelectorAll(headings)].filter(leadsOn));
  if (leading.size < fewest) return false;
  let [all, teasers] = [0, 0];
  for (const { parent, length } of ownProse(root)) {
    all += length;
    if (isTeaser(parent, leading)) teasers += length;
  }
  if (all === 0) return !hasOwnPicture(root) && !hasOwnLine(content);
  return teasers >= shareOfTeasers[isListing ? 'listing' : 'any'] * all;
}

/** Whether a page without long texts shows a picture or a film of its own: a large one that leads nowhere. */
function hasOwnPicture(root: Element): boolean {
  return [...root.querySelectorAll<HTMLElement>('img, video, iframe')].some(
    (one) => widthOf(one) >= narrowest && !one.closest('a[href]') && !isAdvert(one),
  );
}

/** Whether a line that leads nowhere says more than a date or a name: a poem's and a short report's are no long texts. */
function hasOwnLine(content: Element): boolean {
  for (const { data, parentElement } of textNodes(content))
    if (lineKey(data).split(' ').length >= fewestWords && !parentElement?.closest(`a, ${headings}`))
      return true;
  return false;
}

/** Whether a frame shows no film or post that is known: adverts stand in frames. */
function isAdvert(one: Element): boolean {
  const src = one.getAttribute('src') ?? '';
  return one.tagName === 'IFRAME' && !(URL.canParse(src) && siteEmbedKind(new URL(src)));
}

function saysThatItLists({ documentURI, body }: Document): boolean {
  if (/^\/(?:[a-z]{2}\/?)?(?:index\.\w+|home)?$/.test(new URL(documentURI).pathname)) return true;
  const { className } = body;
  return lists.test(className) && !/(?:^|\s)single(?:-post)?(?:\s|$)/.test(className);
}

/** Whether a heading that leads nowhere says the page's title, or is one of the first level. */
function hasHeadline(root: Element, titles: readonly string[]): boolean {
  const saysTitle = titleMatcher(titles);
  return [...root.querySelectorAll('h1, h2, h3')].some(
    (heading) =>
      lineKey(heading.textContent).split(' ').length >= fewestWords &&
      (heading.tagName === 'H1' || saysTitle(heading)) &&
      linkOf(heading) === null &&
      isShown(heading),
  );
}

/** The link that a heading stands in or is. */
function linkOf(heading: Element): Element | null {
  return heading.closest('a') ?? (linkShare(heading) > 0.8 ? heading.querySelector('a') : null);
}

function leadsOn(heading: Element): boolean {
  const href = linkOf(heading)?.getAttribute('href');
  const { baseURI } = heading;
  if (!href || !isSitePage(href, baseURI)) return false;
  return new URL(href, baseURI).pathname !== new URL(baseURI).pathname;
}

/** Whether the smallest box around a text that holds headings holds one of other pages and little else. */
function isTeaser(text: Element, leading: ReadonlySet<Element>): boolean {
  let box: Element | null = text;
  for (let up = 0; up < mostLevels && box && box.textContent.length <= longest; up += 1) {
    const above = [...box.querySelectorAll(headings)];
    if (above.length > 0) return above.every((heading) => leading.has(heading));
    box = box.parentElement;
  }
  return false;
}
