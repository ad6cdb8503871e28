import { articleAddress, safeAddress } from '../../article/address/canonical-address.ts';
import type { ExtractedArticle } from '../../article/model.ts';
import { once } from '../../article/once.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import { lineKey } from '../lines/wording.ts';
import { articleRegion } from '../page/region.ts';
import { isSiteDefaultPicture } from '../pictures/stated-kind.ts';
import { signedBelow } from './below-text.ts';
import { articleByline } from './bylines.ts';
import { isoDate } from './dates.ts';
import { emptyJsonLd, type JsonLd, readJsonLd } from './json-ld.ts';
import { markedDates } from './marked-dates.ts';
import { writerInLines } from './named-writers.ts';
import { linesNearTitle, titleHeadings } from './near-title.ts';
import { datesInLines, type ShownDates } from './shown-dates.ts';
import { staleHead } from './stale-head.ts';
import { inPageZone } from './time-zone.ts';
import { articleTitle, headingPlaces, siteInTitle } from './titles.ts';

/** What a page says about its article. */
export interface PageMetadata {
  readonly article: Omit<ExtractedArticle, 'lang' | 'dir' | 'blocks'>;
  /** Every form of the headline that the page gives. */
  readonly titles: readonly string[];
  /** Where on the page the article stands, if its headline and its text tell. */
  readonly region: Element | undefined;
  /** The whole text as the page tells it to machines, folded for comparing. */
  readonly articleBody: string;
  /** That text as the page gives it, with its line ends or its HTML, where it is free to read. */
  readonly articleBodySource: string | undefined;
  /** Whether readers have to pay for it. */
  readonly isPaid: boolean;
  /** Characters of the whole text as the page tells or counts it for machines; 0 where it does not. */
  readonly toldLength: number;
  /** The page's language attribute, true or not. */
  readonly lang: string | undefined;
}

type Meta = (...names: string[]) => string | undefined;

/** Reads a page's metadata from its head, its JSON-LD and what it shows. */
export function pageMetadata(page: Document): PageMetadata {
  const headings = [...page.querySelectorAll(headingPlaces)];
  const { meta, linked, canonical } = believedHead(page, headings);
  const base = page.baseURI;
  const address = page.documentURI;
  // A name that only the title tells may be the writer's: a blog is often called after him.
  const site = {
    name: meta('og:site_name', 'application-name') ?? linked.siteName,
    host: new URL(address).hostname.replace(/^www\./, ''),
  };
  const given = givenTitles(page, meta, linked);
  const title = articleTitle(page, { headings, given, site });
  const siteName = site.name ?? siteInTitle(page.title, title);
  const headlines = titleHeadings(page, headings, title);
  const body = page.querySelector('html > body');
  const region = body ? articleRegion(body, headlines) : undefined;
  const near = once(() => linesNearTitle(page, headlines[0], title));
  const writer = articleByline({
    page,
    region,
    near: () => writerInLines(near(), title),
    below: () => (body ? signedBelow(region ?? body) : []),
    linked: linked.authors,
    meta: meta(...authorNames),
    site,
    others: [title, ...linked.sections, meta('article:section') ?? ''],
  });
  const article = {
    url: articleAddress(address, canonical),
    title,
    byline: siteName && lineKey(writer ?? '') === lineKey(siteName) ? undefined : writer,
    siteName,
    ...times(meta, linked, [
      once(() => markedDates(page, region)),
      once(() => datesInLines(near())),
    ]),
    excerpt: meta('og:description', 'description', 'twitter:description'),
    leadPicture: leadPicture(meta, linked, base),
    icon: iconOf(page, base),
  };
  return {
    article: withoutGaps(article),
    titles: [...new Set([title, ...given])],
    region,
    articleBody: lineKey(linked.text ?? ''),
    articleBodySource: linked.body,
    isPaid: linked.isPaid === true || meta('article:content_tier') === 'locked',
    toldLength: Math.max(linked.text?.length ?? 0, (linked.words ?? 0) * wordLength),
    lang: page.documentElement.lang || linked.language || meta('og:locale') || undefined,
  };
}

/** Names under which a head names the writer, best first. */
const authorNames = [
  'author',
  'article:author',
  'dc.creator',
  'parsely-author',
  'sailthru.author',
  'twitter:data1',
];

/** Characters of a word with the space behind it. */
const wordLength = 6;

/** Pixels of the width below which a named picture is a sign. */
const narrow = 200;

/** The picture that a page names for its article; none where it is the site's own. */
function leadPicture(meta: Meta, linked: JsonLd, base: string): string | undefined {
  const named = ['og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'];
  const addresses = [...named.map((name) => meta(name)), linked.picture];
  if (Number(meta('og:image:width') ?? narrow) < narrow) return undefined;
  return safeAddress(
    addresses.find((address) => address && !isSiteDefaultPicture(address)),
    base,
  );
}

/** Names under which a head tells of the site, not of one article. */
const ofTheSite = new Set(['og:site_name', 'application-name', 'og:locale']);

/** What the head says, without what is still another article's. */
function believedHead(page: Document, headings: readonly Element[]) {
  const meta = metaReader(page);
  const linked = readJsonLd(page);
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined;
  const claims = { canonical, url: meta('og:url'), title: meta('og:title'), linked };
  const stale = staleHead(page, headings, claims);
  const ofSite: Meta = (...names) => meta(...names.filter((name) => ofTheSite.has(name)));
  return {
    meta: stale.meta ? ofSite : meta,
    linked: stale.linked ? { ...emptyJsonLd, siteName: linked.siteName } : linked,
    canonical: stale.meta || stale.linked ? undefined : canonical,
  };
}

/** The titles that a page gives for machines, best first. */
function givenTitles(page: Document, meta: Meta, { headline }: JsonLd): string[] {
  const given = [
    meta('og:title'),
    headline,
    meta('twitter:title', 'title'),
    typeof page.title === 'string' ? collapseWhitespace(page.title) : '',
  ];
  return [...new Set(given.filter((one): one is string => Boolean(one)))];
}

function metaReader(page: Document): Meta {
  const values = new Map<string, string>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop');
    const value = collapseWhitespace(element.getAttribute('content') ?? '');
    const key = name?.trim().toLowerCase();
    if (key && value && !values.has(key)) values.set(key, value);
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined);
}

function iconOf(page: Document, base: string): string | undefined {
  const link = page.querySelector('link[rel~="icon"], link[rel~="apple-touch-icon"]');
  return safeAddress(link?.getAttribute('href'), base);
}

/** Names under which a page's head gives the time of its publication, best first. */
const publishedNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'publishdate',
  'pubdate',
  'parsely-pub-date',
  'dc.date.issued',
  'dc.date',
  'date',
];

function times(
  meta: Meta,
  linked: JsonLd,
  shown: readonly [marked: () => ShownDates, near: () => ShownDates],
): { publishedTime: string | undefined; modifiedTime: string | undefined } {
  const [marked, near] = shown;
  const dates = [linked.publishedTime, ...publishedNames.map((name) => meta(name))];
  const [published, ...others] = dates.map(isoDate).filter((date) => date !== undefined);
  const ofPage = inPageZone(
    published,
    () => [...others, marked().published],
    () => near().published,
  );
  const publishedTime = ofPage ?? marked().published ?? near().published;
  const modified = isoDate(
    linked.modifiedTime ??
      meta('article:modified_time', 'og:updated_time', 'datemodified', 'lastmod'),
  );
  if (modified) return { publishedTime, modifiedTime: modified };
  const updated = marked().updated ?? near().updated;
  return { publishedTime, modifiedTime: updated === publishedTime ? undefined : updated };
}

function withoutGaps<T extends object>(value: T): PageMetadata['article'] {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as unknown as PageMetadata['article'];
}
