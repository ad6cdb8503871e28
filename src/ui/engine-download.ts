import type { TranslatorClient } from '../platform/translator-client.ts';
import type { EngineId, LanguagePair } from '../translation/engine.ts';

/** Starts the download of an engine's model for a pair; call it in the click itself. */
export function startDownload(
  translator: TranslatorClient,
  engine: EngineId,
  pair: LanguagePair,
): void {
  void translator.download(engine, pair).catch(() => undefined);
}
