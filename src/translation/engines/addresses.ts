import type { EngineId, EngineSettings } from '../engine.ts';

/**
 * The base address that an engine sends text and key to: its service's own, or the one that the reader set where the
 * service is the reader's choice. Empty where there is none, and for engines on the device.
 */
export function addressOf(engine: EngineId, { url = '', key = '' }: EngineSettings): string {
  switch (engine) {
    case 'google':
      return 'https://translation.googleapis.com';
    case 'azure':
      return 'https://api.cognitive.microsofttranslator.com';
    case 'deepl':
      // Keys of the free plan end so, and have an address of their own.
      return key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
    case 'libretranslate':
    case 'openai':
      return url;
    case 'chrome':
    case 'bergamot':
      return '';
  }
}

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
  const origin = originOf(addressOf(engine, { ...settings, key }));
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
