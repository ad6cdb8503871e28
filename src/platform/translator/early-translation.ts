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

/** So long a page takes until it has drawn the article, which it would do later were its thread not left to it, in milliseconds. */
const drawing = 250;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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

type Given = Required<Pick<TranslationRequest, 'articleId' | 'article' | 'target' | 'settings'>>;

/** What the translation of an article of the library takes; undefined where it has one, or the reader wants none. */
async function wanted(
  found: ArticleRecord | Promise<ArticleRecord | undefined>,
): Promise<Given | undefined> {
  const target = targetOf(await ownSettings());
  if (!target) return undefined;
  const [record, settings] = await Promise.all([found, translatorSettings()]);
  if (!record || record.targets.includes(target)) return undefined;
  const { id, article } = record;
  // The blocks' plain text is not needed.
  const blocks = article.blocks.map((block) => ({ ...block, text: '' }));
  return { articleId: id, target, article: { ...article, blocks }, settings };
}

/** Begins the translation of an article of the library that has none yet. */
export async function startEarlyTranslation(
  found: ArticleRecord | Promise<ArticleRecord | undefined>,
): Promise<void> {
  const given = await wanted(found);
  if (!given) return;
  if (isPageOfItsOwn()) {
    const told = Promise.all([tellFirst(given).catch(() => undefined), pause(drawing)]);
    firstSentence = Promise.race([told, pause(headStart)]);
  }
  await startTranslatorInTurn();
  await translator.begin({ ...given, keep: true });
}

/** A title's first sentence, and what it was made of. */
interface FirstSentence {
  readonly given: Given;
  readonly sentences: FirstSentences['sentences'];
}

/** An article that is about to open; it has no first sentence where nobody wants it translated. */
interface Ahead {
  readonly articleId: string;
  readonly first: Promise<FirstSentence | undefined>;
}

let ahead: Ahead | undefined;

/**
 * Translates the first sentence of an article that is about to open, past the translator's page, and holds it for the page that opens
 * it. The rest waits for that page.
 */
export async function translateAhead(
  articleId: string,
  find: (id: string) => Promise<ArticleRecord | undefined>,
): Promise<void> {
  if (!isPageOfItsOwn() || ahead?.articleId === articleId) return;
  const first = wanted(find(articleId)).then((given) => given && makeFirst(given));
  const own = { articleId, first };
  ahead = own;
  setTimeout(() => {
    if (ahead === own) ahead = undefined;
  }, patience);
  await first;
}

async function makeFirst(given: Given): Promise<FirstSentence> {
  return { given, sentences: await translateFirst(given, AbortSignal.timeout(patience)) };
}

/** What was translated ahead, where it is still of this article's title and language. */
async function madeAhead({
  articleId,
  target,
  article,
}: Given): Promise<FirstSentence | undefined> {
  if (ahead?.articleId !== articleId) return undefined;
  const made = await ahead.first.catch(() => undefined);
  const isSame = made?.given.target === target && made.given.article.title === article.title;
  return isSame ? made : undefined;
}

const pages = once(() => new BroadcastChannel(firstSentencesChannel));

/** Translates the first sentence past the translator's page, and tells whatever page opens the article. */
async function tellFirst(given: Given): Promise<void> {
  const { sentences } = (await madeAhead(given)) ?? (await makeFirst(given));
  const told: FirstSentences = { type: 'sentences', articleId: given.articleId, sentences };
  if (sentences.length > 0) pages().postMessage(told);
}
