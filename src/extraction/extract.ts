import { cut, limits } from '../article/limits.ts';
import type { ExtractedArticle, Extraction, Scope } from '../article/model.ts';
import { textDirection } from '../article/text/direction.ts';
import { languageDirection, textLanguage } from '../article/text/language.ts';
import { first } from './area-selector.ts';
import { minimalMetadata, plainTextArticle } from './bare-article.ts';
import { type ArticleDefaults, finishedBlocks, rawBlocks } from './blocks/blocks.ts';
import type { RawBlock } from './blocks/media-blocks.ts';
import { settleNotes } from './blocks/notes.ts';
import { prepareFallback, prepareForReadability } from './content/prepare.ts';
import { linkShare } from './content/prose.ts';
import { copyBlocks, restoreLostBlocks } from './content/restore.ts';
import { readabilityContent } from './content/run-readability.ts';
import { betterContent, dropBehindTextBox } from './content/text-box.ts';
import { isFrontPage } from './front-page.ts';
import { dropClutterLines } from './lines/drop-clutter-lines.ts';
import { addOpening } from './lines/openings.ts';
import { excerptOf } from './metadata/excerpt.ts';
import { belowHeadline } from './metadata/headline-order.ts';
import { bodyFromJsonLd } from './metadata/json-ld-body.ts';
import { type PageMetadata, pageMetadata } from './metadata/metadata.ts';
import { narrowToArticle, sizeOf } from './page/large-page.ts';
import { readablePage } from './page/readable-page.ts';
import { isTooLarge, type Snapshot, takeSnapshot } from './page/snapshot.ts';
import { leadPictureBlock } from './pictures/lead-picture.ts';
import { dropForbiddenPictures } from './pictures/tracking-pixels.ts';
import { allRemovals, beginRemovals, droppedLines, type Removal } from './removals.ts';
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
}

// Each way begins with a copy of its own: the one before may have taken half of the text out of it.
function read(page: Document, reading: Reading, metadata: PageMetadata): Extraction {
  const finely = tried(() => {
    beginRemovals();
    const snapshot = narrowed(reading.place);
    const size = sizeOf(snapshot.body);
    if (size === 'too-large') return { failure: size } as const;
    if (size === 'large') return undefined;
    const extractIt = () => extractWithReadability(page, snapshot, reading.scope, metadata);
    return inTime(extractIt, reading.unhurried);
  });
  if (finely) return finely;
  const plainly = tried(() => {
    beginRemovals();
    return extractFallback(page, narrowed(reading.place), reading.scope, metadata);
  });
  return plainly ?? plainTextArticle(reading.place, metadata);
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
  scope: Scope,
  metadata: PageMetadata,
): Extraction {
  prepareForReadability(snapshot, page.baseURI, scope === 'selection');
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
  if (scope === 'article' && (linkShare(content) > listing || isFrontPage(page, content)))
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

function assemble(
  page: Document,
  content: Element,
  scope: Scope,
  { article, titles, articleBody, lang: claimed }: PageMetadata,
): ExtractedArticle {
  dropForbiddenPictures(content, page);
  const raw = rawBlocks(content, page.baseURI);
  const host = new URL(page.documentURI).hostname.replace(/^www\./, '');
  const { byline, siteName } = article;
  const day = article.publishedTime?.slice(0, 10);
  const description = article.excerpt;
  const facts = { titles, articleBody, description, byline, siteName, day, host };
  const kept = scope === 'article' ? dropClutterLines(raw, facts) : raw;
  const lead = scope === 'article' ? leadPictureBlock(kept, article.leadPicture, page) : undefined;
  if (lead) kept.unshift(lead);
  settleNotes(kept.map(({ element }) => element));
  // A page with a film and no text has its headline's language.
  const said = kept.filter(({ kind }) => kind !== 'embed').map((block) => block.text);
  const text = [article.title, ...said].join('\n');
  const lang = textLanguage(text, claimed);
  const dir = textDirection(text, languageDirection(lang));
  const blocks = finishedBlocks(kept, { lang, dir });
  const leftOut = scope === 'article' ? leftOutLines({ lang, dir }, lead ? 1 : 0) : [];
  const title = cut(article.title, limits.title);
  const leadPicture = article.leadPicture ?? firstPicture(kept);
  const excerpt = excerptOf(kept) ?? article.excerpt;
  return {
    ...article,
    ...(excerpt && { excerpt }),
    ...(leadPicture && { leadPicture }),
    title,
    lang,
    dir,
    blocks,
    ...(leftOut.length > 0 && { leftOut }),
  };
}

/** What is said elsewhere in the article or the reader all the same, or has no words. */
const saidElsewhere = new Set([
  'title',
  'repeat',
  'repeated-caption',
  'no-words',
  'left-by-a-tool',
]);

/** The lines with words that rules dropped from the content, as the reader may put them back; `shift` blocks stand before all others. */
function leftOutLines(
  ground: ArticleDefaults,
  shift: number,
): NonNullable<ExtractedArticle['leftOut']> {
  const lines = droppedLines().filter(
    ({ line, rule }) =>
      /^(?:heading|paragraph|quote|list|table)$/.test(line.kind) && !saidElsewhere.has(rule),
  );
  return lines.slice(0, limits.leftOut).flatMap(({ line, rule, at }) => {
    const [block] = finishedBlocks([line], ground);
    return block ? [{ at: at + shift, rule, block }] : [];
  });
}

function firstPicture(blocks: readonly RawBlock[]): string | undefined {
  const picture = blocks.find(({ kind }) => kind === 'picture');
  return picture?.element.querySelector('img')?.getAttribute('src') ?? undefined;
}
