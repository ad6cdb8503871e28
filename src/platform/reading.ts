import type { Article, Scope } from '../article/article.ts';
import { cacheArticle, findArticle } from '../library/articles.ts';
import { libraryAvailable } from '../library/database.ts';
import type { Reading } from './background-api.ts';
import { browser } from './browser.ts';
import { getSettings } from './settings.ts';
import { extractFromTab } from './tab-reading.ts';

/** Articles that may not or cannot be stored: held only as long as the background lives. */
const unkept = new Map<string, Article>();

/** What a context menu asked to be read in a tab, until the pop-up that it opened comes for it. */
const asked = new Map<number, Scope>();

/** Notes what the reader asked to be read in a tab, for the pop-up that opens next. */
export function askForScope(tabId: number, scope: Scope): void {
  asked.set(tabId, scope);
}

/** An article that is not stored, while the background still holds it. */
export function unkeptArticle(id: string): Article | undefined {
  return unkept.get(id);
}

/** Takes the article out of a tab and caches it, unless the window is private, storage is missing or caching is off. */
export async function readTab(tabId: number, scope?: Scope): Promise<Reading> {
  const wanted = scope ?? asked.get(tabId) ?? 'article';
  asked.delete(tabId);
  const [article, reason] = await Promise.all([extractFromTab(tabId, wanted), whyUnkept(tabId)]);
  if (typeof article === 'string') return { failure: article };
  if (reason === 'private' || reason === 'no-storage') {
    unkept.set(article.id, article);
    return { article, kept: false, saved: false, changed: false, unkept: reason };
  }
  const record = reason ? await findArticle(article.id) : await cacheArticle(article);
  if (!record) {
    unkept.set(article.id, article);
    return { article, kept: false, saved: false, changed: false, unkept: 'switched-off' };
  }
  const saved = record.keep === 'saved';
  return { article: record.article, kept: true, saved, changed: record.update !== undefined };
}

async function whyUnkept(
  tabId: number,
): Promise<'private' | 'no-storage' | 'switched-off' | undefined> {
  const [tab, settings, available] = await Promise.all([
    browser.tabs.get(tabId),
    getSettings(),
    libraryAvailable(),
  ]);
  if (tab.incognito) return 'private';
  if (!available) return 'no-storage';
  return settings.cache ? undefined : 'switched-off';
}
