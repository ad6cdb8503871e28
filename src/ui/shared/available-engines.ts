import { declarationOf, type EngineId } from '../../translation/engines/declarations.ts';

/** Of some engines those that this browser can have: Chrome's translator comes with Chrome alone. */
export function availableEngines<Id extends EngineId>(ids: readonly Id[]): readonly Id[] {
  return ids.filter((id) => (declarationOf(id).needsGlobal ?? 'Object') in globalThis);
}
