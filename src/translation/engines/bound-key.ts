import type { EngineSettings } from '../engine.ts';
import { declarationOf, type EngineId } from './declarations.ts';

/** An API key, with the origin of the service that the reader typed it for: it is sent nowhere else. */
export interface BoundKey {
  readonly key: string;
  readonly origin: string;
}

/** A key as it is kept: bound to where the engine sends it with these settings. Undefined where that is nowhere yet. */
export function bindKey(
  engine: EngineId,
  settings: EngineSettings,
  key: string,
): BoundKey | undefined {
  const origin = originOf(declarationOf(engine).address({ ...settings, key }));
  return origin ? { key, origin } : undefined;
}

/** The kept key, if the engine would send it where it was typed for. */
export function keyFor(
  engine: EngineId,
  settings: EngineSettings,
  kept: BoundKey | undefined,
): string | undefined {
  if (!kept) return undefined;
  return bindKey(engine, settings, kept.key)?.origin === kept.origin ? kept.key : undefined;
}

function originOf(address: string): string {
  const { origin, protocol } = URL.canParse(address)
    ? new URL(address)
    : { origin: '', protocol: '' };
  return /^https?:$/.test(protocol) ? origin : '';
}
