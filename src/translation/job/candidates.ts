import type { Availability, Engine, EngineSettings, LanguagePair } from '../engine.ts';
import type { TranslatorSettings } from '../translator.ts';

/** An engine's availability; an engine that cannot even say is not to be had. */
export async function availability(
  engine: Engine,
  pair: LanguagePair,
  settings: EngineSettings,
): Promise<Availability> {
  return engine.availability(pair, settings).catch(() => 'unsupported');
}

/** The engines that the reader's settings name, in the order in which they are tried. */
export function candidates(settings: TranslatorSettings, engines: readonly Engine[]): Engine[] {
  const wanted = settings.engine === 'automatic' ? settings.order : [settings.engine];
  return wanted.flatMap((id) => engines.filter((engine) => engine.id === id));
}

/** The engine that a translation begins with; undefined where none is ready. */
export async function firstReady(
  settings: TranslatorSettings,
  engines: readonly Engine[],
  pair: LanguagePair,
): Promise<Engine | undefined> {
  for (const engine of candidates(settings, engines)) {
    const ready = await availability(engine, pair, settings.engines[engine.id] ?? {});
    if (ready === 'ready') return engine;
  }
  return undefined;
}

/**
 * Whether a sentence stands in the target language already, such as a quoted post; what a page says of its language is
 * believed only where no Arabic letter speaks against it.
 */
export function isAlready(lang: string, text: string, target: string): boolean {
  return sameLanguage({ source: lang, target }) && !/\p{Script=Arabic}/u.test(text);
}

/** Whether source and target are one language, whatever their regions. */
export function sameLanguage({ source, target }: LanguagePair): boolean {
  return baseOf(source) === baseOf(target);
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
