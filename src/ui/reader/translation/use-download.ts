import { useEffect, useRef, useState } from 'preact/hooks';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';
import { EngineError, type EngineId, type LanguagePair } from '../../../translation/engine.ts';
import { downloadChromeModel } from '../../../translation/engines/chrome.ts';
import type { TranslationState } from '../../../translation/translation.ts';

/** A download that this page started, as it stands. */
export interface Download {
  /** What the page shows in place of the translator's own state; undefined when there is nothing to tell. */
  readonly state: TranslationState | undefined;
  /** Starts a download; call it in the click itself. */
  start(engine: EngineId): void;
  stop(): void;
}

/** Downloads models for a pair: the browser's own from this page, because it asks for a click here, others in the translator. */
export function useDownload(
  translator: TranslatorClient,
  pair: LanguagePair,
  onReady: () => void,
): Download {
  const [state, setState] = useState<TranslationState>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const fail = (engine: EngineId, error: unknown): void => {
    const reason = error instanceof EngineError ? error.reason : 'broken';
    setState({ status: 'failed', engine, reason, message: String(error), done: 0, total: 0 });
  };
  const start = (engine: EngineId): void => {
    leaving.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    leaving.current = controller;
    const onProgress = ({ loaded, total }: { loaded: number; total?: number }): void =>
      setState({ status: 'downloading', engine, loaded, ...(total ? { total } : {}) });
    // Chrome tells nothing until it has begun; of the others the translator tells.
    if (engine === 'chrome') onProgress({ loaded: 0, total: 1 });
    else setState(undefined);
    const running =
      engine === 'chrome'
        ? downloadChromeModel(pair, { signal, onProgress })
        : translator.download(engine, pair);
    running.then(
      () => {
        setState(undefined);
        onReady();
      },
      (error) => !signal.aborted && fail(engine, error),
    );
  };
  const stop = (): void => {
    leaving.current?.abort();
    setState(undefined);
  };
  return { state, start, stop };
}
