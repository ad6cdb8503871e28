import type { FirstPort } from '../platform/first-asked.ts';
import { wantsEngine } from '../platform/translator/early-engine.ts';
import {
  type FirstSentences,
  firstSentencesChannel,
} from '../platform/translator/first-sentences.ts';
import { engineScript } from '../translation/engines/bergamot/engine-script.ts';
import type { TranslationEvent } from '../translation/translation.ts';
import { api, ask, layOut, say } from './first.ts';

// Runs before the reader's modules, which take longer to load than a sentence takes to be translated.

/** Lets the translator, where one runs, tell at once what it has of an article's translation, and the background its first sentence. */
function listen(articleId: string, expectsFirst: boolean): FirstPort {
  const port = api.runtime.connect({ name: 'translation' });
  const first: FirstPort = { port, articleId, expectsFirst, heard: [], isOpen: true };
  const hear = (event: TranslationEvent): void =>
    first.listener ? first.listener(event) : void first.heard.push(event);
  port.onMessage.addListener(hear);
  port.onDisconnect.addListener(() => {
    first.isOpen = false;
    // Chrome reports an error that nobody looks at.
    void api.runtime.lastError;
  });
  port.postMessage({ join: articleId });
  const background = new BroadcastChannel(firstSentencesChannel);
  background.onmessage = ({ data }: MessageEvent<FirstSentences>) => {
    if (data.articleId === articleId) hear(data);
  };
  return first;
}

const address = new URLSearchParams(location.search);
const id = address.get('id');
const isEarly = 'offscreen' in api && wantsEngine(address);
layOut(id ? { article: ask('openArticle', id), port: listen(id, isEarly) } : {});
// In Chrome the engine's worker starts now, where none runs: the translator's page would wait for this one to be drawn.
if (id && isEarly) new SharedWorker(engineScript);
say('reader_opening');
