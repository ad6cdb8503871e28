import type { Messages } from '../../platform/i18n.ts';
import type { EngineErrorReason, EngineId } from '../../translation/engine.ts';

/** An engine's name as the reader knows it. */
export function engineName(engine: EngineId, messages: Messages): string {
  return messages(`engine_name_${engine}`);
}

/** What a failure means for the reader, in one sentence. */
export function errorMessage(
  reason: EngineErrorReason,
  engine: EngineId | undefined,
  messages: Messages,
): string {
  if (engine === 'chrome' && reason === 'network') return messages('engine_chrome_stalled');
  const name = engine ? engineName(engine, messages) : messages('engine_name_any');
  return messages(`error_engine_${reason.replace('-', '_') as 'key'}`, name);
}
