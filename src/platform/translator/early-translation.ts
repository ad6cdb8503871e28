import { articleId } from '../../article/model.ts';
import { findArticle } from '../../library/articles/articles.ts';
import type { ArticleRecord } from '../../library/database/records.ts';
import { browser } from '../browser.ts';
import { remote } from '../services/rpc.ts';
import { getSettings } from '../settings/settings.ts';
import { startTranslator } from './offscreen.ts';
import type { TranslatorService } from './translator-client.ts';

// What the background does for a translation before the page that shows it can ask for one. None of it is needed: where
// it fails, the page's own request does the work.

const translator = remote<TranslatorService>('translator');

/** What pages are mostly written in; what one is really written in is known when it has been read. */
const likely = 'ar';

/** The language that the reader wants all articles in; undefined where they are not translated by themselves. */
async function wantedTarget(): Promise<string | undefined> {
  const { welcomed, translates, target } = await getSettings();
  return welcomed && translates ? target : undefined;
}

/** Lets the engine on the device make itself ready while a tab is being read, unless its article has been translated before. */
export async function preloadForTab(tabId: number): Promise<void> {
  const [target, { url }] = await Promise.all([wantedTarget(), browser.tabs.get(tabId)]);
  if (!target) return;
  const known = await findArticle(await articleId(url ?? '')).catch(() => undefined);
  if (known?.targets.includes(target)) return;
  await startTranslator();
  await translator.warmUp({ source: likely, target });
}

/** Begins the translation of an article of the library that has none yet. */
export async function startEarlyTranslation(
  found: ArticleRecord | Promise<ArticleRecord | undefined>,
): Promise<void> {
  const [target, record] = await Promise.all([wantedTarget(), found]);
  if (!target || !record || record.targets.includes(target)) return;
  const { id, article } = record;
  await startTranslator();
  // At once, and not when the article has been found and cut into sentences.
  translator.warmUp({ source: article.lang, target }).catch(() => undefined);
  await translator.finish(id, target);
}
