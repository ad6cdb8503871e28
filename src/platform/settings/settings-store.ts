import type { EngineId, EngineSettings } from '../../translation/engine.ts';
import { type BoundKey, bindKey, keyFor } from '../../translation/engines/bound-key.ts';
import type { TranslatorSettings } from '../../translation/translator.ts';
import { isPermitted } from '../engine-permission.ts';
import { queueOfSteps } from '../step-queue.ts';
import { readPrivate, writePrivate } from './private-store.ts';
import { defaults, heldSettings, holdSettings, type Settings } from './settings.ts';
import { knownSettings } from './settings-schema.ts';

// The background's part of the settings: it alone reads and writes what is stored.

/** API keys, by engine, each with the origin that it was typed for. */
export type Keys = Partial<Record<EngineId, BoundKey>>;

/** The settings as stored, over the defaults. */
export async function storedSettings(): Promise<Settings> {
  return { ...defaults, ...knownSettings(await readPrivate('settings')) };
}

/** The settings for the background itself, which cannot ask itself as pages do. */
export async function ownSettings(): Promise<Settings> {
  return (await heldSettings()) ?? storedSettings();
}

const inTurn = queueOfSteps();

/** Saves some settings and leaves the others as they are; what no setting can be is passed over. */
export function changeSettings(change: Partial<Settings>): Promise<void> {
  return inTurn(async () => {
    const settings = { ...(await storedSettings()), ...knownSettings(change) };
    await writePrivate('settings', settings);
    await holdSettings(settings);
  });
}

/** Shows the stored settings to all pages. Call it once, at the top of the background's script. */
export function shareSettings(): Promise<void> {
  return inTurn(async () => holdSettings(await storedSettings()));
}

/** The API keys of the engines that the reader has set up. */
export async function storedKeys(): Promise<Keys> {
  return ((await readPrivate('keys')) ?? {}) as Keys;
}

/** Keeps an engine's API key for the address that the engine has with these settings, or forgets it when empty. */
export function setKey(engine: EngineId, key: string, settings: EngineSettings): Promise<void> {
  return inTurn(async () => {
    const { [engine]: _, ...others } = await storedKeys();
    const bound = key ? bindKey(engine, settings, key) : undefined;
    await writePrivate('keys', { ...others, ...(bound ? { [engine]: bound } : {}) });
  });
}

/**
 * The choice of engines as the translator takes it: each engine's settings, with its key where that was typed for the
 * engine's address, and the model source.
 */
export async function translatorSettings(): Promise<TranslatorSettings> {
  const [{ engine, engineOrder, engines, modelSource }, keys] = await Promise.all([
    storedSettings(),
    storedKeys(),
  ]);
  const complete: Partial<Record<EngineId, EngineSettings>> = {};
  for (const id of engineOrder) {
    const key = keyFor(id, engines[id] ?? {}, keys[id]);
    const one = {
      ...engines[id],
      ...(key ? { key } : {}),
      ...(modelSource ? { modelSource } : {}),
    };
    complete[id] = { ...one, permitted: await isPermitted(id, one) };
  }
  return { engine, order: engineOrder, engines: complete };
}
