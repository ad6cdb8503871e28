import type { Tabs } from 'webextension-polyfill';
import { articleId } from '../../article/model.ts';
import { once } from '../../article/once.ts';
import { findReadable } from '../../library/articles/articles.ts';
import type { ArticleRecord } from '../../library/database/records.ts';
import { loadEarly } from '../../translation/engines/bergamot/early-requests.ts';
import { translateFirst } from '../../translation/first-sentence.ts';
import type { TranslationRequest } from '../../translation/translation.ts';
import { remote } from '../services/rpc.ts';
import type { Settings } from '../settings/settings.ts';
import { ownSettings, translatorSettings } from '../settings/settings-store.ts';
import { type FirstSentences, firstSentencesChannel } from './first-sentences.ts';
import { isPageOfItsOwn, startTranslator } from './offscreen.ts';
import type { TranslatorService } from './translator-client.ts';

// What the background does for a translation before the page that shows it can ask for one. None of it is needed: where
// it fails, the page's own request does the work.

const translator = remote<TranslatorService>('translator');

/** What pages are mostly written in; what one is really written in is known when it has been read. */
const likely = 'ar';

/** The language that the reader wants all articles in; undefined where they are not translated by themselves. */
function targetOf({ welcomed, translates, target }: Settings): string | undefined {
  return welcomed && translates ? target : undefined;
}

/** What has not come early by then is no longer waited for, in milliseconds. */
const patience = 5000;

/** So long the translator's page leaves its thread, and the processor, to the page that draws the article and to its first sentence, in milliseconds. */
const headStart = 1000;

/** Until then the translator's page is not opened. */
let firstSentence: Promise<unknown> | undefined;

/** Starts the translator, but behind a first sentence that is being translated without it. */
export async function startTranslatorInTurn(): Promise<void> {
  await firstSentence;
  await startTranslator();
}

/** Lets the engine on the device make itself ready while a tab is being read, unless its article has been translated before. */
export async function preloadForTab(tab: Promise<Tabs.Tab>): Promise<void> {
  const [settings, { url }] = await Promise.all([ownSettings(), tab]);
  const target = targetOf(settings);
  if (!target) return;
  const known = await findReadable(await articleId(url ?? ''));
  if (known?.targets.includes(target)) return;
  const pair = { source: likely, target };
  const { engine } = settings;
  if (isPageOfItsOwn() && (engine === 'bergamot' || engine === 'automatic'))
    loadEarly(pair, AbortSignal.timeout(patience)).catch(() => undefined);
  await startTranslator();
  await translator.warmUp(pair);
}

/** Begins the translation of an article of the library that has none yet. */
export async function startEarlyTranslation(
  found: ArticleRecord | Promise<ArticleRecord | undefined>,
): Promise<void> {
  const target = targetOf(await ownSettings());
  if (!target) return;
  const [record, settings] = await Promise.all([found, translatorSettings()]);
  if (!record || record.targets.includes(target)) return;
  const { id, article } = record;
  // The blocks' plain text is not needed.
  const blocks = article.blocks.map((block) => ({ ...block, text: '' }));
  const given = { articleId: id, target, article: { ...article, blocks }, settings };
  if (isPageOfItsOwn()) {
    const told = tellFirst(given).catch(() => undefined);
    firstSentence = Promise.race([told, new Promise((resolve) => setTimeout(resolve, headStart))]);
  }
  await startTranslatorInTurn();
  await translator.begin({ ...given, keep: true });
}

const pages = once(() => new BroadcastChannel(firstSentencesChannel));

/** Translates the first sentence past the translator's page, and tells whatever page opens the article. */
async function tellFirst(
  given: Required<Pick<TranslationRequest, 'articleId' | 'article' | 'target' | 'settings'>>,
): Promise<void> {
  const sentences = await translateFirst(given, AbortSignal.timeout(patience));
  const told: FirstSentences = { type: 'sentences', articleId: given.articleId, sentences };
  if (sentences.length > 0) pages().postMessage(told);
}
