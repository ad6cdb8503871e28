import type { LanguagePair } from '../../../engine.ts';
import type { ModelEntry } from './model-entry.ts';

/**
 * The models that lead from one language to another: one, or two by way of English; undefined where there are none. What
 * is downloaded comes before what is newer.
 */
export function modelPath(
  pair: LanguagePair,
  entries: readonly ModelEntry[],
): readonly ModelEntry[] | undefined {
  const find = (source: string, target: string): ModelEntry | undefined =>
    entries.find(
      (entry) => matches(entry.pair.source, source) && matches(entry.pair.target, target),
    );
  const direct = find(pair.source, pair.target);
  if (direct) return [direct];
  const first = find(pair.source, 'en');
  const second = find('en', pair.target);
  return first && second ? [first, second] : undefined;
}

/** The name of a pair, such as `ar-en`. */
export function pairKey({ source, target }: LanguagePair): string {
  return `${source}-${target}`;
}

/** What the worker knows a model by: its pair and version. */
export function modelKey({ pair, version }: ModelEntry): string {
  return `${pairKey(pair)} ${version}`;
}

/** Other names of what the catalogue has: Chinese by its script, Norwegian by its written form. */
const aliases: Readonly<Record<string, string>> = {
  no: 'nb',
  zh: 'zh-hans',
  'zh-cn': 'zh-hans',
  'zh-tw': 'zh-hant',
};

/** Whether a catalogue's language serves a wanted tag: the same one, or the same language where the catalogue knows no region. */
function matches(offered: string, wanted: string): boolean {
  const have = aliases[offered.toLowerCase()] ?? offered.toLowerCase();
  const want = aliases[wanted.toLowerCase()] ?? wanted.toLowerCase();
  return have === want || (!have.includes('-') && have === want.split('-')[0]);
}
