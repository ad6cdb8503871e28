import type { ExtractedArticle } from '../article/model.ts';
import { openEarly } from './engines/bergamot/early-requests.ts';
import { engines } from './engines/index.ts';
import { firstReady, isAlready, sameLanguage } from './job/candidates.ts';
import { createQueue } from './job/queue.ts';
import { createRateLimiter } from './job/rate-limiter.ts';
import { translateQueue } from './job/translate.ts';
import { titleSentences } from './sentences.ts';
import type { TranslatedSentence } from './translation.ts';
import type { TranslatorSettings } from './translator.ts';

/** An article with what its translation begins with. */
interface Beginning {
  readonly article: ExtractedArticle;
  readonly target: string;
  readonly settings: TranslatorSettings;
}

/**
 * Translates the first sentence of an article's title as the article's job does, but without a DOM, where it is the engine on the
 * device that begins; else gives none. Rejects with the signal's reason if that aborts.
 */
export async function translateFirst(
  { article, target, settings }: Beginning,
  signal: AbortSignal,
): Promise<readonly TranslatedSentence[]> {
  const pair = { source: article.lang, target };
  const [first] = titleSentences(article).filter(
    ({ source }) => !isAlready(article.lang, source.text, target),
  );
  if (!first || sameLanguage(pair)) return [];
  const session = await openEarly(pair);
  // Asked only where the models are here: else it would look for them in the registry.
  const engine = session && (await firstReady(settings, engines, pair));
  if (!session || engine?.id !== 'bergamot') return [];
  const translated: TranslatedSentence[] = [];
  await translateQueue({
    ...{ engine, session, signal },
    gate: createRateLimiter(1),
    queue: createQueue([first]),
    context: () => '',
    onDone: (_, sentences) => translated.push(...sentences),
  });
  return translated;
}
