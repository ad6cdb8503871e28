import type { Messages } from '../../platform/i18n.ts';
import type { EngineId } from '../../translation/engine.ts';

/** An engine's name as the reader knows it. */
export function engineName(engine: EngineId, messages: Messages): string {
  return messages(`engine_name_${engine}`);
}
