import { articleId } from '../../article/model.ts';
import { findArticle } from '../../library/articles/articles.ts';
import type { ArticleRecord } from '../../library/database/records.ts';
import type { LanguagePair } from '../../translation/engine.ts';
import { earlyModels } from '../../translation/engines/bergamot/early-models.ts';
import type { EarlyModel } from '../../translation/engines/bergamot/protocol.ts';
import { browser } from '../browser.ts';
import { remote } from '../services/rpc.ts';
import { getSettings } from '../settings/settings.ts';
import { translatorSettings } from '../settings/settings-store.ts';
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

let pair: LanguagePair | undefined;

/** The models of the languages that a translation is begun for, where the engine on the device may be the one that does it. */
export async function modelsForStart(): Promise<readonly EarlyModel[]> {
  const { engine } = await getSettings();
  const isLikely = engine === 'bergamot' || engine === 'automatic';
  return pair && isLikely ? earlyModels(pair) : [];
}

/** Lets the engine on the device make itself ready while a tab is being read, unless its article has been translated before. */
export async function preloadForTab(tabId: number): Promise<void> {
  const [target, { url }] = await Promise.all([wantedTarget(), browser.tabs.get(tabId)]);
  if (!target) return;
  const known = await findArticle(await articleId(url ?? '')).catch(() => undefined);
  if (known?.targets.includes(target)) return;
  pair = { source: likely, target };
  await startTranslator();
  await translator.warmUp(pair);
}

/** Begins the translation of an article of the library that has none yet. */
export async function startEarlyTranslation(
  found: ArticleRecord | Promise<ArticleRecord | undefined>,
): Promise<void> {
  const [target, record] = await Promise.all([wantedTarget(), found]);
  if (!target || !record || record.targets.includes(target)) return;
  const { id, article } = record;
  pair = { source: article.lang, target };
  const [settings] = await Promise.all([translatorSettings(), startTranslator()]);
  const blocks = article.blocks.map((block) => ({ ...block, text: '' }));
  await translator.begin({
    ...{ articleId: id, target, keep: true, settings },
    // The blocks' plain text is not needed.
    article: { ...article, blocks },
  });
}
