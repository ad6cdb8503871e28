import { addressKey, articleAddress } from '../../article/address/canonical-address.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import { overlap } from '../lines/line.ts';
import { keyWords } from '../lines/wording.ts';
import type { JsonLd } from './json-ld.ts';

/** What a page's head says of its article, where it may still be the last one's: a script that loads the next page into this one need not change it. */
export interface HeadClaims {
  readonly canonical: string | undefined;
  /** `og:url` and `og:title`. */
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly linked: JsonLd;
}

/** Of the parts of a page's head, those whose headline and address are both another article's. */
export interface StaleHead {
  readonly meta: boolean;
  readonly linked: boolean;
}

/** Share of a headline's words in another from which both may be of one article: editors shorten and reword them. */
const akin = 0.4;

/** Finds out what of a head is stale: a claim is believed until the page's address and its own headline both contradict it. */
export function staleHead(
  page: Document,
  headings: readonly Element[],
  claims: HeadClaims,
): StaleHead {
  const { canonical, url, title, linked } = claims;
  const seen = shownHeadline(page, headings);
  if (!seen) return { meta: false, linked: false };
  const isOther = (headline: string | undefined, address: string | undefined): boolean =>
    headline !== undefined && !isAkin(headline, seen) && leadsElsewhere(page.documentURI, address);
  const meta = isOther(title, url ?? canonical);
  const data = isOther(linked.headline, linked.url ?? url ?? canonical);
  if (!meta && !data) return { meta, linked: data };
  // What has no headline of its own came with the other.
  return { meta: meta || title === undefined, linked: data || linked.headline === undefined };
}

/** The headline that a reader sees: the one that the window's title repeats, or the only long one of the page's main part. */
function shownHeadline(page: Document, headings: readonly Element[]): string | undefined {
  const first = headings.filter((heading) => heading.localName === 'h1');
  const texts = first.map((heading) => collapseWhitespace(heading.textContent));
  const window = typeof page.title === 'string' ? page.title : '';
  const repeated = texts.find((text) => keyWords(text).length >= 3 && isAkin(text, window));
  if (repeated) return repeated;
  const [only, other] = first.filter(
    (heading) => heading.closest('main, article, [role=main]') && !heading.closest('a'),
  );
  const text = only && !other ? collapseWhitespace(only.textContent) : '';
  return keyWords(text).length >= 4 ? text : undefined;
}

function leadsElsewhere(own: string, named: string | undefined): boolean {
  if (!named || !URL.canParse(named, own)) return false;
  const address = new URL(named, own);
  // Some sites name their front page on every page.
  if (address.pathname === '/' && !address.search) return false;
  return addressKey(articleAddress(own, address.href)) !== addressKey(address.href);
}

function isAkin(one: string, other: string): boolean {
  const [words, others] = [keyWords(one), keyWords(other)];
  return overlap(words, others) >= akin || overlap(others, words) >= akin;
}
