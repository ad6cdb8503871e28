import type { EngineId, EngineSettings } from '../../translation/engine.ts';
import { engineIds } from '../../translation/engines/declarations.ts';
import { browser } from '../browser.ts';
import { firstAsked } from '../first-asked.ts';
import { remote } from '../services/rpc.ts';

/** What the reader can set, with the values that hold until then. */
export const defaults = {
  /** BCP 47 tag of the language to translate into. */
  target: 'en',
  /** Whether articles are translated at all. */
  translates: true,
  engine: 'automatic' as EngineId | 'automatic',
  /** The order in which Automatic tries engines. */
  engineOrder: engineIds as readonly EngineId[],
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
  /** Whether words that were kept before are underlined in articles. */
  underlinesWords: true,
  /** What is read aloud: a text alone, or each sentence of the original with its translation behind it. */
  listensTo: 'original' as 'original' | 'translation' | 'both',
  /** How fast, as a multiple of the voice's own speed. */
  listenSpeed: 1,
  /** The chosen voice of each language: its address (`voiceURI`) by the language's first subtag. */
  voices: {} as Readonly<Record<string, string>>,
  /** Voices that send what they read to a server, by address: whether the reader agreed to that. */
  onlineVoices: {} as Readonly<Record<string, boolean>>,
  /** Whether articles that are read are cached by themselves. */
  cache: true,
  /** What the cache may hold, in MB, and how long, in days since the last reading. */
  cacheSize: 200,
  cacheDays: 30,
  /** Pictures larger than this many MB are not kept. */
  pictureSize: 8,
  /** Whether every earlier text of a saved article is kept, however many there are. */
  allVersions: false,
  /** How often a backup is made by itself, and how many of these are kept. */
  backupEvery: 'never' as 'never' | 'daily' | 'weekly',
  backupsKept: 5,
  /** Whether the reader was told what uninstalling deletes. */
  backupOffered: false,
  /** Whether the first-run screen has been answered. */
  welcomed: false,
};

export type Settings = typeof defaults;

/** The background's side of it. */
interface SettingsSource {
  settings(): Promise<Settings>;
}

/** Where the background holds a copy of the settings for all pages. Content scripts have no reach there, in either browser. */
const item = 'settings';

/** The settings, over the defaults; the defaults where nobody can say. */
export async function getSettings(): Promise<Settings> {
  const first = firstAsked.settings?.catch(() => undefined);
  firstAsked.settings = undefined;
  const held = (await first)?.settings ?? (await heldSettings());
  if (held) return held;
  const background = remote<SettingsSource>('background');
  return background.settings().catch(() => defaults);
}

/** The copy of the settings that the background holds for all pages; undefined until it does. */
export async function heldSettings(): Promise<Settings | undefined> {
  const { [item]: held } = await browser.storage.session.get(item);
  return held as Settings | undefined;
}

/** Holds a copy of the settings for all pages, which hear of it if it is another one. Background only. */
export async function holdSettings(settings: Settings): Promise<void> {
  if (JSON.stringify(await heldSettings()) === JSON.stringify(settings)) return;
  await browser.storage.session.set({ [item]: settings });
}

/** Calls back with the settings whenever any context changes them, until the signal aborts. */
export function onSettingsChanged(
  callback: (settings: Settings) => void,
  signal?: AbortSignal,
): void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && item in changes) void getSettings().then(callback);
  };
  browser.storage.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}
