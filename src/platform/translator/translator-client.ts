import type { Runtime } from 'webextension-polyfill';
import type { EngineId, LanguagePair } from '../../translation/engine.ts';
import type {
  Offer,
  TranslatedSentence,
  TranslationEvent,
  TranslationRequest,
} from '../../translation/translation.ts';
import { browser } from '../browser.ts';
import { firstAsked } from '../first-asked.ts';
import type { Background } from '../services/background-api.ts';
import { remote } from '../services/rpc.ts';

/** What the translator answers by calls; a job's events come over a port instead. */
export interface TranslatorService {
  show(articleId: string, target: string, blocks: readonly number[]): Promise<void>;
  stop(articleId: string, target: string): Promise<void>;
  /** Readies the first engine that can translate a pair, where that is one on the device. */
  warmUp(pair: LanguagePair): Promise<void>;
  /** Translates an article of the library to its end though no page follows it. */
  finish(articleId: string, target: string): Promise<void>;
  /** The same for an article that the background has at hand; pages that wait for it hear of it. */
  begin(request: TranslationRequest): Promise<void>;
  /** What every engine could do for a pair, in menu order. */
  offers(pair: LanguagePair): Promise<readonly Offer[]>;
  /** Downloads an engine's models for a pair; its progress comes to the followers of the jobs that wait for it. */
  download(engine: EngineId, pair: LanguagePair): Promise<void>;
}

/** The translator as the extension's pages reach it; each call starts it where it is not running. */
export interface TranslatorClient extends Omit<TranslatorService, 'warmUp' | 'begin'> {
  /** What came of an article's translation before the page could follow it. */
  heard(articleId: string): readonly TranslatedSentence[];
  /** Starts or joins a job and hears its events, until the signal aborts; the job itself goes on. */
  follow(
    request: TranslationRequest,
    listener: (event: TranslationEvent) => void,
    signal: AbortSignal,
  ): void;
}

/** Name of the ports over which a job's events come. */
export const followPort = 'translation';

/** What a page says over such a port: what it follows; or, before it knows that, which article it will be, once the translator has begun with it. */
export type FollowMessage = TranslationRequest | { readonly join: string };

const background = remote<Background>('background');
const service = remote<TranslatorService>('translator');

/** Connections in a row that come to nothing, after which the reader is told that the translator does not run. */
const mostTries = 6;

/** A connection that lasts this long has come to something, in milliseconds. */
const settled = 30_000;

/** A translator says at once where a translation stands: one that says nothing for so long has not heard of it, in milliseconds. */
const longestSilence = 10_000;

/** So long the translator is not asked where the background has the first sentence translated, in milliseconds: one takes 60 to 170. */
const longestFirst = 250;

interface Follower {
  readonly request: TranslationRequest;
  readonly listener: (event: TranslationEvent) => void;
  readonly signal: AbortSignal;
  /** Whether the translator has been looked for without starting it. */
  looked: boolean;
  /** Connections in a row that came to nothing. */
  tries: number;
  /** Most sentences that any connection has told of. */
  done: number;
  /** Called when sentences come. */
  onSentences?: () => void;
  /** Gives the connection up, unless it says first where the translation stands. */
  silence?: ReturnType<typeof setTimeout>;
}

async function connect(follower: Follower): Promise<void> {
  const { signal } = follower;
  try {
    // Mostly it runs already: where it does not, the first connection breaks at once.
    if (follower.looked) await background.startTranslator();
    if (signal.aborted) return;
    const since = Date.now();
    const expectsFirst = isFirstExpected(follower);
    const first = takeFirstPort(follower);
    const port = first ?? browser.runtime.connect({ name: followPort });
    let isOpen = true;
    const close = (): void => port.disconnect();
    signal.addEventListener('abort', close);
    follower.silence = setTimeout(() => {
      if (signal.aborted) return;
      signal.removeEventListener('abort', close);
      close();
      retry(follower, 'the translator does not answer');
    }, longestSilence);
    if (!first) port.onMessage.addListener((event) => hear(follower, event as TranslationEvent));
    port.onDisconnect.addListener(() => {
      isOpen = false;
      clearTimeout(follower.silence);
      signal.removeEventListener('abort', close);
      // Chrome reports an error that nobody looks at.
      void browser.runtime.lastError;
      if (Date.now() - since > settled) follower.tries = 0;
      retry(follower, 'the translator ended');
    });
    if (expectsFirst) await firstSentence(follower);
    if (isOpen && !signal.aborted) send(follower, port);
  } catch (error) {
    retry(follower, String(error));
  }
}

/**
 * The connection that the page's first script made, for the first follower of its article; undefined where it is taken or broken. What
 * that script hears of the background comes to the follower in either case.
 */
function takeFirstPort(follower: Follower): Runtime.Port | undefined {
  const { port: first } = firstAsked;
  if (first?.articleId !== follower.request.articleId) return undefined;
  first.heard.length = 0;
  first.listener = (event) => follower.signal.aborted || hear(follower, event);
  if (!first.isOpen) return undefined;
  first.isOpen = false;
  return first.port as Runtime.Port;
}

/** Whether a follower's article has its first sentence translated past the translator, and has not heard it. */
function isFirstExpected({ request }: Follower): boolean {
  const { port: first } = firstAsked;
  if (first?.articleId !== request.articleId) return false;
  return first.isOpen && first.expectsFirst && first.heard.length === 0;
}

/** Waits for that sentence: in Chrome the translator's page has the thread of the one that draws it, and begins with the whole article. */
function firstSentence(follower: Follower): Promise<void> {
  return new Promise((resolve) => {
    follower.onSentences = resolve;
    setTimeout(resolve, longestFirst);
  });
}

/** Asks for the job. Chrome refuses a message of more than 64 MiB, which no other try makes smaller; the blocks' plain text is not needed. */
function send(follower: Follower, port: Runtime.Port): void {
  const { request, done } = follower;
  const blocks = request.article.blocks.map((block) => ({ ...block, text: '' }));
  try {
    port.postMessage({ ...request, article: { ...request.article, blocks } });
  } catch (error) {
    const state = { status: 'failed', reason: 'too-large', message: String(error) } as const;
    hear(follower, { type: 'state', state: { ...state, done, total: 0 } });
    port.disconnect();
  }
}

function hear(follower: Follower, event: TranslationEvent): void {
  if (event.type === 'state') clearTimeout(follower.silence);
  if (event.type === 'state' && 'done' in event.state && event.state.done > follower.done) {
    follower.done = event.state.done;
    follower.tries = 0;
  }
  follower.listener(event);
  if (event.type === 'sentences') follower.onSentences?.();
}

/** The browser may end the translator at any moment; what was finished is kept, and the rest starts again. */
function retry(follower: Follower, message: string): void {
  const { listener, signal, done, tries } = follower;
  if (signal.aborted) return;
  if (!follower.looked) {
    follower.looked = true;
    void connect(follower);
    return;
  }
  follower.tries += 1;
  if (follower.tries < mostTries) setTimeout(() => void connect(follower), 500 * 2 ** tries);
  else {
    const state = { status: 'failed', reason: 'broken', message, done, total: 0 } as const;
    listener({ type: 'state', state });
  }
}

/** The translator of this browser. */
export const translatorClient: TranslatorClient = {
  heard(articleId) {
    const { port } = firstAsked;
    if (port?.articleId !== articleId) return [];
    return port.heard.flatMap((event) => (event.type === 'sentences' ? event.sentences : []));
  },
  follow(request, listener, signal) {
    void connect({ request, listener, signal, looked: false, tries: 0, done: 0 });
  },
  async show(...args) {
    await background.startTranslator();
    await service.show(...args);
  },
  async stop(...args) {
    await background.startTranslator();
    await service.stop(...args);
  },
  async finish(...args) {
    await background.startTranslator();
    await service.finish(...args);
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
