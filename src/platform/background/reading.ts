import type { Tabs } from 'webextension-polyfill';
import type { Article, Scope } from '../../article/model.ts';
import { cacheArticle, findReadable } from '../../library/articles/articles.ts';
import { withRoom } from '../../library/articles/maintenance.ts';
import { libraryAvailable } from '../../library/database/database.ts';
import { isDiskFull } from '../../library/database/full-disk.ts';
import type { ArticleRecord } from '../../library/database/records.ts';
import { versionLimits } from '../../library/versions/versions.ts';
import { browser } from '../browser.ts';
import type { ReadFailure, Reading, Unkept, UnkeptArticle } from '../services/background-api.ts';
import type { Settings } from '../settings/settings.ts';
import { ownSettings } from '../settings/settings-store.ts';
import { preloadForTab, startEarlyTranslation } from '../translator/early-translation.ts';
import { areaFor } from './area-picking.ts';
import { apart, underItsId } from './article-identity.ts';
import { keptTranslation } from './article-opening.ts';
import { extractFromTab } from './tab-reading.ts';

/** Articles that may not or cannot be stored: held only as long as the background lives. */
const unkept = new Map<string, UnkeptArticle>();
const mostUnkept = 20;

/** What a context menu asked to be read in a tab, until the pop-up that it opened comes for it. */
const asked = new Map<number, ReadingWish>();

/** What the reader wants read of a page; with the scope `area`, the CSS selector of that area. */
export interface ReadingWish {
  readonly scope: Scope;
  readonly area?: string;
}

/** Notes what the reader asked to be read in a tab, for the pop-up that opens next. */
export function askForScope(tabId: number, wish: ReadingWish): void {
  asked.set(tabId, wish);
}

/** Articles that are being written. */
const writing = new Map<string, Promise<void>>();

/** See `Background`. */
export async function unkeptArticle(id: string): Promise<UnkeptArticle | undefined> {
  await writing.get(id);
  return unkept.get(id);
}

/** Takes the article out of a tab and caches it, unless the window is private, storage is missing or caching is off. */
export async function readTab(tabId: number, scope?: Scope): Promise<Reading> {
  const wish = scope ? { scope } : (asked.get(tabId) ?? { scope: 'article' });
  asked.delete(tabId);
  // All that can be known of the tab is asked for while its page is read: the reader waits for what comes after.
  const tab = browser.tabs.get(tabId);
  preloadForTab(tab).catch(() => undefined);
  const [found, { page, settings, reason }] = await Promise.all([
    extract(tab, wish),
    circumstances(tab),
  ]);
  if (typeof found === 'string') return { failure: found };
  const article = reason === 'private' ? await apart(found) : await underItsId(found, page);
  if (article.listing) return unwritten(article, reason === 'private' ? reason : 'listing');
  const record = await kept(article, settings, reason);
  if (typeof record === 'string') return unwritten(article, record);
  startEarlyTranslation(record).catch(() => undefined);
  const sentences = await keptTranslation(record, settings.target);
  const saved = record.keep === 'saved';
  const changed = record.update !== undefined;
  const position = record.position && { position: record.position };
  return { article: record.article, kept: true, saved, changed, sentences, ...position };
}

function unwritten(article: Article, reason: Unkept): Reading {
  hold(article, reason);
  return { article, kept: false, saved: false, changed: false, unkept: reason };
}

function hold(article: Article, reason: Unkept): void {
  unkept.set(article.id, { article, unkept: reason });
  const [oldest] = unkept.keys();
  if (unkept.size > mostUnkept && oldest) unkept.delete(oldest);
}

/** The article, from the area that the reader once chose on this site where nothing else is wished. */
async function extract(
  tab: Promise<Tabs.Tab>,
  { scope, area }: ReadingWish,
): Promise<Article | ReadFailure> {
  const { id: tabId = 0, url } = await tab;
  if (scope !== 'article') return extractFromTab(tabId, scope, area);
  const chosen = url ? await areaFor(url) : undefined;
  const article = chosen ? await extractFromTab(tabId, 'area', chosen) : 'no-article';
  return typeof article === 'string' ? extractFromTab(tabId, 'article') : article;
}

/** What the library makes of an article, or why it keeps none: known before it is written, since the reader waits for it. */
async function kept(
  article: Article,
  { allVersions }: Settings,
  reason?: Unkept,
): Promise<ArticleRecord | Unkept> {
  if (reason === 'switched-off') return (await findReadable(article.id)) ?? reason;
  if (reason) return reason;
  return new Promise((resolve) => {
    const write = () => cacheArticle(article, versionLimits(allVersions), resolve);
    const written = withRoom(write)
      .then(
        () => void unkept.delete(article.id),
        (error) => {
          // What cannot be kept can still be read.
          const why = isDiskFull(error) ? 'full' : 'failed';
          hold(article, why);
          resolve(why);
        },
      )
      .finally(() => writing.get(article.id) === written && writing.delete(article.id));
    writing.set(article.id, written);
  });
}

/** The tab that is read, the reader's settings, and why nothing of it can be kept, where that is so. */
interface Circumstances {
  readonly page: string | undefined;
  readonly settings: Settings;
  readonly reason: Unkept | undefined;
}

async function circumstances(asked: Promise<Tabs.Tab>): Promise<Circumstances> {
  const [tab, settings, available] = await Promise.all([asked, ownSettings(), libraryAvailable()]);
  return { page: tab.url, settings, reason: whyUnkept(tab, settings, available) };
}

function whyUnkept(
  { incognito }: Tabs.Tab,
  { cache }: Settings,
  available: boolean,
): Unkept | undefined {
  // Firefox set never to remember history has private windows only: the setting is the reason then, not the window.
  if (!available) return 'no-storage';
  if (incognito) return 'private';
  return cache ? undefined : 'switched-off';
}
