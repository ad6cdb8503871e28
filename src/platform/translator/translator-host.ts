import type { Runtime } from 'webextension-polyfill';
import type { Article } from '../../article/model.ts';
import type { TranslationRequest } from '../../translation/translation.ts';
import type { Translator } from '../../translation/translator.ts';
import { browser } from '../browser.ts';
import { fromOwnPage, serve } from '../services/rpc.ts';
import type { TranslatorService } from './translator-client.ts';
import { type FollowMessage, followPort } from './translator-client.ts';

const beatMs = 10_000;
const idleMs = 60_000;

/**
 * Lets the extension's pages reach a translator that runs in this context; `find` gives an article of the library. The context
 * stays while there is work, the translator's or other (`isBusy`); what is given tells it that other work begins.
 */
export function hostTranslator(
  translator: Translator,
  find: (articleId: string) => Promise<{ readonly article: Article } | undefined>,
  isBusy: () => boolean = () => false,
): () => void {
  let followers = 0;
  /** Pages that wait for an article's translation to begin. */
  const joining = new Map<string, (request: TranslationRequest) => void>();
  const keepAlive = holdWhile(() => translator.busy() || followers > 0 || isBusy());
  serve<TranslatorService>('translator', {
    show: async (...args) => translator.show(...args),
    stop: async (...args) => translator.stop(...args),
    warmUp: async (pair) => {
      keepAlive();
      await translator.warmUp(pair);
    },
    finish: async (articleId, target) => {
      const found = await find(articleId);
      if (found) finish(translator, { articleId, target, article: found.article, keep: true });
      keepAlive();
    },
    begin: async (request) => {
      finish(translator, request);
      joining.get(request.articleId)?.(request);
      keepAlive();
    },
    offers: (pair) => translator.offers(pair),
    download: async (engine, pair) => {
      keepAlive();
      await translator.download(engine, pair);
    },
  });
  browser.runtime.onConnect.addListener((port: Runtime.Port) => {
    if (port.name !== followPort || !fromOwnPage(port.sender)) return;
    let leave: (() => void) | undefined;
    let joined: string | undefined;
    followers += 1;
    const follow = (request: TranslationRequest): void => {
      if (joined) joining.delete(joined);
      const former = leave;
      leave = translator.follow(request, (event) => port.postMessage(event));
      former?.();
    };
    port.onMessage.addListener((message: unknown) => {
      const wanted = message as FollowMessage;
      if ('join' in wanted) {
        joined = wanted.join;
        joining.set(joined, follow);
      } else follow(wanted);
      keepAlive();
    });
    port.onDisconnect.addListener(() => {
      followers -= 1;
      if (joined && joining.get(joined) === follow) joining.delete(joined);
      leave?.();
    });
  });
  keepAlive();
  return keepAlive;
}

/** Follows a job until it does not work any more. */
function finish(translator: Translator, request: TranslationRequest): void {
  const leave = translator.follow(request, (event) => {
    // Later, because a job that is done says so before there is anything to leave.
    if (event.type === 'state' && event.state.status !== 'working') setTimeout(() => leave(), 0);
  });
}

/**
 * Keeps this context alive while there is work: Firefox ends an event page 30 s after the last extension call, even
 * with a busy Worker. An idle offscreen document closes itself instead, and gives its memory back.
 */
function holdWhile(working: () => boolean): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let idleSince = performance.now();
  const beat = (): void => {
    if (working()) {
      idleSince = performance.now();
      void browser.runtime.getPlatformInfo();
    } else if (performance.now() - idleSince > idleMs) {
      clearInterval(timer);
      timer = undefined;
      if (location.pathname === '/translator.html') window.close();
    }
  };
  return () => {
    idleSince = performance.now();
    timer ??= setInterval(beat, beatMs);
  };
}
