import type { EngineId, EngineSettings } from '../translation/engine.ts';
import type { TranslatorSettings } from '../translation/translator.ts';
import { browser } from './browser.ts';
import { isPermitted } from './engine-permission.ts';

/** What the reader can set, with the values that hold until then. */
export const defaults = {
  /** BCP 47 tag of the language to translate into. */
  target: 'en',
  /** Whether articles are translated at all. */
  translates: true,
  engine: 'automatic' as EngineId | 'automatic',
  /** The order in which Automatic tries engines. */
  engineOrder: [
    'chrome',
    'bergamot',
    'libretranslate',
    'deepl',
    'google',
    'azure',
    'openai',
  ] as readonly EngineId[],
  /** Settings of each engine, without keys. */
  engines: {} as Readonly<Partial<Record<EngineId, Omit<EngineSettings, 'key'>>>>,
  /** Address of the registry of on-device models; empty for Mozilla's. */
  modelSource: '',
  theme: 'system' as 'system' | 'light' | 'sepia' | 'dark',
  layout: 'side-by-side' as 'side-by-side' | 'stacked' | 'original' | 'translation',
  /** Where the toolbar button opens the reader. */
  opensIn: 'popup' as 'popup' | 'page',
  language: 'browser' as 'browser' | 'ar' | 'en',
  /** Text size of the Arabic pane and of the translation, in CSS pixels. */
  originalSize: 22,
  translationSize: 18,
  /** Line heights, as multiples of the text size. */
  originalLine: 1.9,
  translationLine: 1.6,
  /** Longest lines of the two panes, in characters of average width (`ch`). */
  originalWidth: 62,
  translationWidth: 66,
  originalFont: 'naskh' as 'naskh' | 'sans',
  translationFont: 'serif' as 'serif' | 'sans',
  /** Share of the width that the Arabic pane takes, in percent. */
  split: 50,
  /** Whether the panes scroll together. */
  linked: true,
  /** What the eye sees of diacritics and digits; copies give the article's own. */
  diacritics: 'shown' as 'shown' | 'hidden',
  digits: 'original' as 'original' | 'arabic' | 'latin',
  /** Whether articles that are read are cached by themselves. */
  cache: true,
  /** What the cache may hold, in MB, and how long, in days since the last reading. */
  cacheSize: 200,
  cacheDays: 30,
  /** Pictures larger than this many MB are not kept. */
  pictureSize: 8,
  /** Whether the first-run screen has been answered. */
  welcomed: false,
};

export type Settings = typeof defaults;

/** API keys, by engine; kept apart so that no backup and no page but the options ever holds them. */
export type Keys = Partial<Record<EngineId, string>>;

/** Changes to a saved settings item of an older version, in order; each runs once. */
const migrations: readonly ((saved: Record<string, unknown>) => void)[] = [];

/** The settings as saved, over the defaults. */
export async function getSettings(): Promise<Settings> {
  const { settings } = await browser.storage.local.get('settings');
  const saved = { ...(settings as Record<string, unknown> | undefined) };
  for (const migrate of migrations.slice(Number(saved['version'] ?? 0))) migrate(saved);
  delete saved['version'];
  return { ...defaults, ...(saved as Partial<Settings>) };
}

let changing: Promise<void> = Promise.resolve();

/** Saves some settings and leaves the others as they are. Only the background calls it, so that no change overwrites another. */
export function changeSettings(change: Partial<Settings>): Promise<void> {
  const changed = changing.then(async () => {
    const settings = { ...(await getSettings()), ...change, version: migrations.length };
    await browser.storage.local.set({ settings });
  });
  changing = changed.catch(() => undefined);
  return changed;
}

/** Calls back with the settings whenever any context changes them, until the signal aborts. */
export function onSettingsChanged(
  callback: (settings: Settings) => void,
  signal?: AbortSignal,
): void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && 'settings' in changes) void getSettings().then(callback);
  };
  browser.storage.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

/** Of settings from elsewhere, such as a backup, those that this version has, in the form it has them; never a key. */
export function knownSettings(found: unknown): Partial<Settings> {
  const { engineOrder, engines, ...others } = objectOf(found);
  const plain = Object.entries(others).filter(([name, value]) => {
    const own = Object.hasOwn(defaults, name) ? defaults[name as keyof Settings] : undefined;
    return own !== undefined && typeof own !== 'object' && typeof value === typeof own;
  });
  return {
    ...(Object.fromEntries(plain) as Partial<Settings>),
    ...(Array.isArray(engineOrder) ? { engineOrder: wholeOrder(engineOrder) } : {}),
    ...(engines && typeof engines === 'object' ? { engines: knownEngines(engines) } : {}),
  };
}

function wholeOrder(order: readonly unknown[]): EngineId[] {
  const named = defaults.engineOrder.filter((id) => order.includes(id));
  const inOrder = named.sort((one, other) => order.indexOf(one) - order.indexOf(other));
  return [...new Set([...inOrder, ...defaults.engineOrder])];
}

function knownEngines(engines: unknown): Settings['engines'] {
  const each = defaults.engineOrder.map((id) => {
    const { url, region, model } = objectOf(objectOf(engines)[id]);
    const texts = Object.entries({ url, region, model }).filter(
      ([, value]) => typeof value === 'string' && value.length <= 2000,
    );
    return [id, Object.fromEntries(texts)] as const;
  });
  return Object.fromEntries(each.filter(([, settings]) => Object.keys(settings).length));
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The API keys of the engines that the reader has set up. */
export async function getKeys(): Promise<Keys> {
  const { keys } = await browser.storage.local.get('keys');
  return (keys ?? {}) as Keys;
}

/** Keeps an engine's API key, or forgets it when empty. */
export async function setKey(engine: EngineId, key: string): Promise<void> {
  const keys = await getKeys();
  if (key) keys[engine] = key;
  else delete keys[engine];
  await browser.storage.local.set({ keys });
}

/** The choice of engines as the translator takes it: each engine's settings with its key and the model source. */
export async function translatorSettings(): Promise<TranslatorSettings> {
  const [{ engine, engineOrder, engines, modelSource }, keys] = await Promise.all([
    getSettings(),
    getKeys(),
  ]);
  const complete: Partial<Record<EngineId, EngineSettings>> = {};
  for (const id of engineOrder) {
    const key = keys[id];
    const one = {
      ...engines[id],
      ...(key ? { key } : {}),
      ...(modelSource ? { modelSource } : {}),
    };
    complete[id] = { ...one, permitted: await isPermitted(id, one) };
  }
  return { engine, order: engineOrder, engines: complete };
}

/** Shuts content scripts out of the stored settings and keys, where the browser can (Chrome). */
export async function guardSettings(): Promise<void> {
  const area = browser.storage.local as unknown as {
    setAccessLevel?(options: { accessLevel: string }): Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
