import type { Block, Extraction, Scope } from '../article/model.ts';
import { first } from './area-selector.ts';
import { assemble } from './assemble.ts';
import { minimalMetadata, plainTextArticle } from './bare-article.ts';
import { prepareFallback, prepareForReadability } from './content/prepare.ts';
import { linkShare } from './content/prose.ts';
import { copyBlocks, restoreLostBlocks } from './content/restore.ts';
import { readabilityContent } from './content/run-readability.ts';
import { betterContent, dropBehindTextBox } from './content/text-box.ts';
import { isFrontPage } from './front-page.ts';
import { addOpening } from './lines/openings.ts';
import { belowHeadline } from './metadata/headline-order.ts';
import { bodyFromJsonLd } from './metadata/json-ld-body.ts';
import { type PageMetadata, pageMetadata } from './metadata/metadata.ts';
import { narrowToArticle, sizeOf } from './page/large-page.ts';
import { readablePage } from './page/readable-page.ts';
import { longTexts } from './page/region.ts';
import { isTooLarge, type Snapshot, takeSnapshot } from './page/snapshot.ts';
import { allRemovals, beginRemovals, heldRemovals, type Removal } from './removals.ts';
import { checkTime, inTime } from './time-limit.ts';

/** What part of a page to read. */
export interface ExtractOptions {
  readonly scope: Scope;
  /** CSS selector, where the scope is 'area'. */
  readonly area?: string | undefined;
  /** Whether it may take any time: what tools print is not to depend on how busy their machine is. */
  readonly unhurried?: boolean | undefined;
}

/** What is read of a page, with what was dropped on the way. */
export type ExplainedExtraction = Extraction & { readonly removals: readonly Removal[] };

/** Share of its text in links from which a page is a list of other pages and no article. */
const listing = 0.8;

/** `extract`, and what each rule took out of the page. */
export function explainedExtract(live: Document, options: ExtractOptions): ExplainedExtraction {
  return { ...extract(live, options), removals: allRemovals() };
}

/** Takes the article out of a page; the page itself is not touched. */
export function extract(live: Document, options: ExtractOptions): Extraction {
  const page = tried(() => readablePage(live)) ?? live;
  const whole = page.querySelector('html > body');
  return (
    tried(() => extractFrom(page, options)) ??
    (whole ? plainTextArticle(whole, minimalMetadata(page)) : { failure: 'no-article' })
  );
}

function extractFrom(page: Document, options: ExtractOptions): Extraction {
  const { scope } = options;
  const root = scopeRoot(page, options);
  if (!root) return { failure: scope === 'selection' ? 'no-selection' : 'no-article' };
  if (isTooLarge(root)) return { failure: 'too-large' };
  const metadata = tried(() => pageMetadata(page)) ?? minimalMetadata(page);
  const place = (scope === 'article' && metadata.region) || root;
  const found = read(page, { scope, place, unhurried: options.unhurried }, metadata);
  if (scope !== 'article' || !metadata.articleBodySource || !isWanting(found, metadata.articleBody))
    return found;
  return tried(() => articleFromJsonLd(page, metadata)) ?? found;
}

/** Share of the text that a page tells machines below which what it shows is not the article. */
const teaser = 0.4;
const shortestArticleBody = 300;

/** Whether a page shows no article, or the beginning of one, and tells machines all of it. */
function isWanting(found: Extraction, told: string): boolean {
  if (told.length < shortestArticleBody) return false;
  if ('failure' in found) return found.failure === 'no-article';
  const shown = found.article.blocks.map(({ text }) => text.length);
  return shown.reduce((sum, length) => sum + length, 0) < teaser * told.length;
}

/** The article as the page tells it to machines. */
function articleFromJsonLd(page: Document, metadata: PageMetadata): Extraction | undefined {
  beginRemovals();
  const body = bodyFromJsonLd(metadata.articleBodySource ?? '');
  prepareFallback({ document: body.ownerDocument, body }, page.baseURI);
  const found = extraction(page, body, 'article', metadata);
  return 'article' in found ? found : undefined;
}

/** What is read of a page. */
interface Reading {
  readonly scope: Scope;
  readonly place: Element;
  readonly unhurried: boolean | undefined;
  /** Whether boxes stay whatever they are and are called. */
  readonly allBoxes?: boolean;
}

function read(page: Document, reading: Reading, metadata: PageMetadata): Extraction {
  const found = readFinely(page, reading, metadata);
  if (found) return isLost(found, reading) ? readAgain(page, reading, metadata, found) : found;
  const plainly = tried(() => {
    beginRemovals();
    return extractFallback(page, narrowed(reading.place), reading.scope, metadata);
  });
  return plainly ?? plainTextArticle(reading.place, metadata);
}

// Each way begins with a copy of its own: the one before may have taken half of the text out of it.
function readFinely(
  page: Document,
  reading: Reading,
  metadata: PageMetadata,
): Extraction | undefined {
  return tried(() => {
    beginRemovals();
    const snapshot = narrowed(reading.place);
    const size = sizeOf(snapshot.body);
    if (size === 'too-large') return { failure: size } as const;
    if (size === 'large') return undefined;
    const extractIt = () => extractWithReadability(page, snapshot, reading, metadata);
    return inTime(extractIt, reading.unhurried);
  });
}

/** Characters of an article of which next to nothing is left, and of a page's long texts that are one. */
const lost = { most: 120, ofTexts: 500 } as const;

/** Whether next to nothing was read of a page that says a lot. */
function isLost(found: Extraction, { scope, place }: Reading): boolean {
  return scope === 'article' && lengthOf(found) < lost.most && longTexts(place) >= lost.ofTexts;
}

/** Reads a page once more with all its boxes; the answer where it holds half of the page's long texts, and no headlines that lead elsewhere. */
function readAgain(
  page: Document,
  reading: Reading,
  metadata: PageMetadata,
  first: Extraction,
): Extraction {
  const bringBack = heldRemovals();
  const second = readFinely(page, { ...reading, allBoxes: true }, metadata);
  const isOne = second && 'article' in second && lengthOf(second) >= 0.5 * longTexts(reading.place);
  if (isOne && !second.article.blocks.some(leadsElsewhere)) return second;
  bringBack();
  return first;
}

function lengthOf(found: Extraction): number {
  return 'article' in found
    ? found.article.blocks.reduce((sum, { text }) => sum + text.length, 0)
    : 0;
}

function leadsElsewhere({ kind, html }: Block): boolean {
  return kind === 'heading' && html.includes('<a ');
}

function narrowed(place: Element): Snapshot {
  const snapshot = takeSnapshot(place);
  narrowToArticle(snapshot);
  return snapshot;
}

/** What a step gives; undefined where it throws, since another way of reading is better than no article. */
function tried<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

function extractWithReadability(
  page: Document,
  snapshot: Snapshot,
  { scope, allBoxes = scope === 'selection' }: Reading,
  metadata: PageMetadata,
): Extraction {
  prepareForReadability(snapshot, page.baseURI, allBoxes);
  const content = scope === 'article' ? readable(snapshot, metadata.titles) : snapshot.body;
  return extraction(page, content, scope, metadata);
}

/** Reads by few and simple rules what is too large for the others, or what they failed at. */
function extractFallback(
  page: Document,
  snapshot: Snapshot,
  scope: Scope,
  metadata: PageMetadata,
): Extraction {
  prepareFallback(snapshot, page.baseURI, scope === 'article');
  const isListing = scope === 'article' && linkShare(snapshot.body) > listing;
  if (isListing) return { failure: 'no-article' };
  return extraction(page, snapshot.body, scope === 'article' ? 'page' : scope, metadata);
}

function extraction(
  page: Document,
  content: Element | undefined,
  scope: Scope,
  metadata: PageMetadata,
): Extraction {
  if (!content?.textContent?.trim()) return { failure: 'no-article' };
  if (
    scope === 'article' &&
    (linkShare(content) > listing || isFrontPage(page, { content, titles: metadata.titles }))
  )
    return { failure: 'no-article' };
  const article = assemble(page, content, scope, metadata);
  return article.blocks.length > 0 ? { article } : { failure: 'no-article' };
}

function scopeRoot(page: Document, { scope, area }: ExtractOptions): Element | undefined {
  if (scope === 'selection') return selectionRoot(page);
  if (scope === 'area') return area ? first(page, area) : undefined;
  return page.querySelector('html > body') ?? undefined;
}

function selectionRoot(page: Document): Element | undefined {
  // Of the window, which no name on the page hides; a copy of the page has no selection.
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const holder = page.implementation.createHTMLDocument('');
  for (let index = 0; index < selection.rangeCount; index += 1)
    holder.body.append(holder.importNode(selection.getRangeAt(index).cloneContents(), true));
  return holder.body.textContent.trim() ? holder.body : undefined;
}

function readable({ document, body }: Snapshot, titles: readonly string[]): Element | undefined {
  const copy = copyBlocks(body);
  checkTime();
  const found = readabilityContent(document);
  const content = betterContent(found, copy);
  if (content && content === found) {
    restoreLostBlocks(content, copy);
    dropBehindTextBox(content);
  }
  if (!content) return undefined;
  const article = belowHeadline(content, copy, titles);
  addOpening(article, copy, titles);
  return article;
}
