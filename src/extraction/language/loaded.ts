import type { LanguageData } from './language.ts';

/** Where the names of boxes and each language's words lie when they were injected, by the file's name, before the content script. */
interface Loaded {
  warraqWords?: Readonly<Record<string, LanguageData>>;
}

const { names, ...words } = (globalThis as Loaded).warraqWords ?? {};

/** What boxes are named in `class` and `id`: names parted by "|", and patterns of those that no list can hold. */
export const boxNames: LanguageData = names ?? { lists: {}, patterns: {} };

/** The words of the languages that the page is read with. */
export const languages: readonly LanguageData[] = Object.values(words);
