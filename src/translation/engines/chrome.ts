import {
  type Engine,
  EngineError,
  type LanguagePair,
  type OpenOptions,
  type Progress,
  type Session,
} from '../engine.ts';
import { orAborted } from '../job/rate-limiter.ts';
import { baseLanguage } from './service-language.ts';

/** A download without progress for this long has stalled, in milliseconds: the API itself never says so. */
const stallTime = 20_000;

/** The translator that Chrome and Edge bring along. It takes one plain text at a time; models come from the browser's maker. */
export const chromeTranslator: Engine = {
  id: 'chrome',
  limits: { texts: 1, characters: 5000, parallel: 2, format: 'placeholders' },
  hosts: () => [],
  async availability(pair) {
    if (!('Translator' in globalThis)) return 'unsupported';
    const said = await Translator.availability(languages(pair));
    if (said === 'available') return 'ready';
    return said === 'unavailable' ? 'unsupported' : 'download';
  },
  prepare: (pair, options) => downloadChromeModel(pair, options),
  async open(pair, { signal }) {
    return sessionFor(pair, await create(pair, { signal }));
  },
};

/**
 * Downloads the browser's own model for a pair. Call it first thing in a click's handler, on the page that was clicked:
 * the browser asks for the reader's gesture. Throws EngineError.
 */
export async function downloadChromeModel(
  pair: LanguagePair,
  options: Pick<OpenOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  if (!navigator.onLine) throw new EngineError('network', 'the browser is offline');
  (await create(pair, options)).destroy();
}

async function create(
  pair: LanguagePair,
  { signal, onProgress }: Pick<OpenOptions, 'signal' | 'onProgress'>,
): Promise<Translator> {
  const stall = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expectProgress = (): void => {
    clearTimeout(timer);
    timer = setTimeout(
      () => stall.abort(new EngineError('network', 'no progress for 20 seconds')),
      stallTime,
    );
  };
  const either = AbortSignal.any([signal, stall.signal]);
  expectProgress();
  try {
    const made = Translator.create({
      ...languages(pair),
      signal: either,
      monitor(monitor) {
        monitor.addEventListener('downloadprogress', (event) => {
          expectProgress();
          onProgress?.(fraction(event));
        });
      },
    });
    return await orAborted(made, either);
  } catch (error) {
    signal.throwIfAborted();
    throw asEngineError(stall.signal.aborted ? stall.signal.reason : error);
  } finally {
    clearTimeout(timer);
  }
}

/** The browser tells parts of one, not bytes. */
function fraction({ loaded }: ProgressEvent): Progress {
  return { loaded, total: 1 };
}

/** A session that makes itself a new translator when the browser's has died. */
function sessionFor(pair: LanguagePair, first: Translator): Session {
  let translator = Promise.resolve(first);
  const renew = (dead: Translator, signal: AbortSignal): void => {
    dead.destroy();
    translator = create(pair, { signal });
    translator.catch(() => {});
  };
  async function one(text: string, signal: AbortSignal): Promise<string> {
    const current = await translator;
    try {
      return await current.translate(text, { signal });
    } catch (error) {
      signal.throwIfAborted();
      const failure = asEngineError(error);
      if (failure.reason !== 'broken') throw failure;
      if ((await translator) === current) renew(current, signal);
      return (await translator).translate(text, { signal }).catch((again: unknown) => {
        signal.throwIfAborted();
        throw asEngineError(again);
      });
    }
  }
  return {
    model: 'built-in',
    async translate(texts, signal) {
      const out: string[] = [];
      for (const text of texts) out.push(await one(text, signal));
      return out;
    },
    close: () => void translator.then((made) => made.destroy()),
  };
}

function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'QuotaExceededError') return new EngineError('too-large', message);
  if (name === 'NetworkError') return new EngineError('network', message);
  if (name === 'NotAllowedError') return new EngineError('model', message);
  if (name === 'NotSupportedError') return new EngineError('language', message);
  return new EngineError('broken', message);
}

function languages({ source, target }: LanguagePair) {
  const traditional = /^zh-(?:hant|tw|hk)/i.test(target);
  return {
    sourceLanguage: baseLanguage(source),
    targetLanguage: traditional ? 'zh-Hant' : baseLanguage(target),
  };
}
