import type { Messages } from '../../../platform/i18n.ts';
import type { EngineId } from '../../../translation/engine.ts';
import { engineName } from '../../shared/engine-names.ts';
import type { TranslationStore } from './translation-store.ts';

/** Words for each block from which on other engines made the translation than before; none where one engine made it all. */
export type Credits = ReadonlyMap<number, string>;

/** No words at all: while a translation is under way, or where one engine made it. */
export const noCredits: Credits = new Map();

/** The engines that made a translation of so many blocks, in words; undefined where there is none. */
export function translatorsOf(
  store: TranslationStore,
  blocks: number,
  messages: Messages,
): string | undefined {
  const engines = new Set<EngineId>();
  for (let block = 0; block < blocks; block++)
    for (const { engine } of store.of(block)) engines.add(engine);
  if (engines.size === 0) return undefined;
  const names = [...engines].map((engine) => engineName(engine, messages));
  return messages('reader_translated_by', new Intl.ListFormat(messages.language).format(names));
}

/** Says which engine made what, for a translation of so many blocks that more than one engine worked on. */
export function creditsOf(store: TranslationStore, blocks: number, messages: Messages): Credits {
  const credits = new Map<number, string>();
  const all = new Set<EngineId>();
  let before = '';
  for (let block = 0; block < blocks; block++) {
    const engines = [...new Set(store.of(block).map(({ engine }) => engine))];
    if (engines.length === 0 || engines.join() === before) continue;
    before = engines.join();
    for (const engine of engines) all.add(engine);
    const names = engines.map((engine) => engineName(engine, messages));
    const list = new Intl.ListFormat(messages.language).format(names);
    credits.set(block, messages('reader_translated_by', list));
  }
  return all.size > 1 ? credits : noCredits;
}

/** Puts such words under a block's translation. */
export function withCredit(content: readonly Node[], words: string | undefined): readonly Node[] {
  if (!words) return content;
  const credit = document.createElement('p');
  credit.className = 'credit';
  credit.dir = 'auto';
  credit.textContent = words;
  return [...content, credit];
}
