import type { EngineId, LanguagePair } from '../translation/engine.ts';
import type { Offer, TranslationEvent, TranslationRequest } from '../translation/translation.ts';
import type { Background } from './background-api.ts';
import { browser } from './browser.ts';
import { remote } from './rpc.ts';

/** What the translator answers by calls; a job's events come over a port instead. */
export interface TranslatorService {
  show(articleId: string, target: string, blocks: readonly number[]): Promise<void>;
  stop(articleId: string, target: string): Promise<void>;
  /** What every engine could do for a pair, in menu order. */
  offers(pair: LanguagePair): Promise<readonly Offer[]>;
  /** Downloads an engine's models for a pair; its progress comes to the followers of the jobs that wait for it. */
  download(engine: EngineId, pair: LanguagePair): Promise<void>;
}

/** The translator as the extension's pages reach it; each call starts it where it is not running. */
export interface TranslatorClient extends TranslatorService {
  /** Starts or joins a job and hears its events, until the signal aborts; the job itself goes on. */
  follow(
    request: TranslationRequest,
    listener: (event: TranslationEvent) => void,
    signal: AbortSignal,
  ): void;
}

/** Name of the ports over which a job's events come. */
export const followPort = 'translation';

const background = remote<Background>('background');
const service = remote<TranslatorService>('translator');

async function connect(
  request: TranslationRequest,
  listener: (event: TranslationEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  await background.startTranslator();
  if (signal.aborted) return;
  const port = browser.runtime.connect({ name: followPort });
  const close = (): void => port.disconnect();
  signal.addEventListener('abort', close);
  port.onMessage.addListener((event: unknown) => listener(event as TranslationEvent));
  port.onDisconnect.addListener(() => {
    signal.removeEventListener('abort', close);
    // The browser may end the translator at any moment; what was finished is kept, and the rest starts again.
    if (!signal.aborted) setTimeout(() => void connect(request, listener, signal), 500);
  });
  port.postMessage(request);
}

/** The translator of this browser. */
export const translatorClient: TranslatorClient = {
  follow(request, listener, signal) {
    void connect(request, listener, signal);
  },
  async show(...args) {
    await background.startTranslator();
    await service.show(...args);
  },
  async stop(...args) {
    await background.startTranslator();
    await service.stop(...args);
  },
  async offers(pair) {
    await background.startTranslator();
    return service.offers(pair);
  },
  async download(engine, pair) {
    await background.startTranslator();
    await service.download(engine, pair);
  },
};
