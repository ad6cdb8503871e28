import type { EngineId } from '../../translation/engine.ts';

/** Of some engines those that this browser can have: Chrome's translator comes with Chrome alone. */
export function availableEngines<Id extends EngineId>(ids: readonly Id[]): readonly Id[] {
  return ids.filter((id) => id !== 'chrome' || 'Translator' in globalThis);
}
