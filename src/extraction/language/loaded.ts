import type { LanguageData } from './language.ts';

/** Where a language's words lie when they were injected, by the language's name, before the content script. */
interface Loaded {
  warraqWords?: Readonly<Record<string, LanguageData>>;
}

/** The words of the languages that the page is read with. */
export const languages: readonly LanguageData[] = Object.values(
  (globalThis as Loaded).warraqWords ?? {},
);
