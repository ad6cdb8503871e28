import { addressKey, plainAddress } from '../../article/address/canonical-address.ts';
import { type Article, articleId, formerId, type Scope, storyForm } from '../../article/model.ts';
import { cacheArticle, findArticle, isSameStory } from '../../library/articles/articles.ts';
import { withRoom } from '../../library/articles/maintenance.ts';
import { libraryAvailable } from '../../library/database/database.ts';
import { isDiskFull } from '../../library/database/full-disk.ts';
import type { ArticleRecord } from '../../library/database/records.ts';
import { versionLimits } from '../../library/versions/versions.ts';
import { browser } from '../browser.ts';
import type { ReadFailure, Reading, Unkept } from '../services/background-api.ts';
import { ownSettings } from '../settings/settings-store.ts';
import { preloadForTab, startEarlyTranslation } from '../translator/early-translation.ts';
import { areaFor } from './area-picking.ts';
import { keptTranslation } from './article-opening.ts';
import { extractFromTab } from './tab-reading.ts';

/** Articles that may not or cannot be stored: held only as long as the background lives. */
const unkept = new Map<string, Article>();
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

/** An article that is not stored, while the background still holds it. */
export function unstoredArticle(id: string): Article | undefined {
  return unkept.get(id);
}

/** Takes the article out of a tab and caches it, unless the window is private, storage is missing or caching is off. */
export async function readTab(tabId: number, scope?: Scope): Promise<Reading> {
  const wish = scope ? { scope } : (asked.get(tabId) ?? { scope: 'article' });
  asked.delete(tabId);
  preloadForTab(tabId).catch(() => undefined);
  const [found, reason] = await Promise.all([extract(tabId, wish), whyUnkept(tabId)]);
  if (typeof found === 'string') return { failure: found };
  const article =
    reason === 'private'
      ? await apart(found)
      : await asOwnStory(await underOwnAddress(await underFormerId(found), tabId));
  if (article.listing) {
    hold(article);
    const flags = { kept: false, saved: false, changed: false };
    return { article, ...flags, unkept: reason === 'private' ? reason : 'listing' };
  }
  const record = await kept(article, reason);
  if (!record || record === 'full') {
    hold(article);
    const flags = { kept: false, saved: false, changed: false };
    const unkept = record ?? reason;
    return { article, ...flags, ...(unkept ? { unkept } : {}) };
  }
  startEarlyTranslation(record).catch(() => undefined);
  const sentences = await keptTranslation(record);
  const saved = record.keep === 'saved';
  const changed = record.update !== undefined;
  const position = record.position && { position: record.position };
  return { article: record.article, kept: true, saved, changed, sentences, ...position };
}

/** A private article under an id of its own: it must share no translation with the same page read in the open. */
async function apart(article: Article): Promise<Article> {
  return { ...article, id: await articleId(article.url, 'private') };
}

/** The article, under the id that an older version kept it under, where it did. */
async function underFormerId(article: Article): Promise<Article> {
  const form = (await isWhole(article)) ? undefined : 'selection';
  const id = await formerId(article.url, form);
  if (await known(article.id)) return article;
  return (await known(id)) ? { ...article, id } : article;
}

/** Whether it is the reading of a whole page, not of a selection. */
async function isWhole({ id, url }: Article): Promise<boolean> {
  return id === (await articleId(url)) || id === (await formerId(url));
}

/** The article, under its page's own address where the address that the page names is known to be another article's. */
async function underOwnAddress(article: Article, tabId: number): Promise<Article> {
  const { url } = await browser.tabs.get(tabId);
  const own = url && plainAddress(url);
  if (!own || addressKey(own) === addressKey(article.url) || !(await isWhole(article)))
    return article;
  const named = await known(article.id);
  if (!named || isSameStory(named.article, article)) return article;
  return { ...article, url: own, id: await articleId(own) };
}

/** The article, under an id of its own where another story is saved under its address: one text must never be offered as a change of the other. */
async function asOwnStory(article: Article): Promise<Article> {
  const there = await known(article.id);
  if (there?.keep !== 'saved' || !(await isWhole(article))) return article;
  const texts = [there.article, ...(there.update ? [there.update] : [])];
  if (texts.some((one) => isSameStory(one, article))) return article;
  return { ...article, id: await articleId(article.url, storyForm(article.title)) };
}

function hold(article: Article): void {
  unkept.set(article.id, article);
  const [oldest] = unkept.keys();
  if (unkept.size > mostUnkept && oldest) unkept.delete(oldest);
}

/** The article, from the area that the reader once chose on this site where nothing else is wished. */
async function extract(
  tabId: number,
  { scope, area }: ReadingWish,
): Promise<Article | ReadFailure> {
  if (scope !== 'article') return extractFromTab(tabId, scope, area);
  const { url } = await browser.tabs.get(tabId);
  const chosen = url ? await areaFor(url) : undefined;
  const article = chosen ? await extractFromTab(tabId, 'area', chosen) : 'no-article';
  return typeof article === 'string' ? extractFromTab(tabId, 'article') : article;
}

/** The library's article; undefined too where it is damaged, since the page's own text is there. */
function known(id: string): Promise<ArticleRecord | undefined> {
  return findArticle(id).catch(() => undefined);
}

async function kept(
  article: Article,
  reason?: Unkept,
): Promise<ArticleRecord | 'full' | undefined> {
  if (reason) return reason === 'switched-off' ? known(article.id) : undefined;
  try {
    const { allVersions } = await ownSettings();
    return await withRoom(() => cacheArticle(article, versionLimits(allVersions)));
  } catch (error) {
    // What cannot be kept can still be read.
    if (isDiskFull(error)) return 'full';
    throw error;
  }
}

async function whyUnkept(tabId: number): Promise<Unkept | undefined> {
  const [tab, settings, available] = await Promise.all([
    browser.tabs.get(tabId),
    ownSettings(),
    libraryAvailable(),
  ]);
  // Firefox set never to remember history has private windows only: the setting is the reason then, not the window.
  if (!available) return 'no-storage';
  if (tab.incognito) return 'private';
  return settings.cache ? undefined : 'switched-off';
}
