import type { Messages } from '../../platform/i18n.ts';
import { languageName } from '../../platform/language-name.ts';
import type { EngineErrorReason, EngineId, LanguagePair } from '../../translation/engine.ts';
import { engineName } from './engine-names.ts';

/** What a failure to translate between two languages means for the reader. */
export function errorMessage(
  reason: EngineErrorReason,
  engine: EngineId | undefined,
  { messages, pair }: { readonly messages: Messages; readonly pair: LanguagePair },
): string {
  if (engine === 'chrome' && reason === 'network') return messages('engine_chrome_stalled');
  const name = engine ? engineName(engine, messages) : messages('engine_name_any');
  const languages = [pair.source, pair.target].map((tag) => languageName(tag, messages.language));
  return messages(`error_engine_${reason.replace('-', '_') as 'key'}`, name, ...languages);
}
