import { bodyOf, rootOf } from '../page/live.ts';
import type { LanguageData } from './language.ts';
import { pageLanguages, textsIn } from './page-languages.ts';

/** What the build makes of the files here; its script is injected before the content script. */
interface Loaded {
  warraqLanguages?: Readonly<Record<string, LanguageData>>;
}

const { 'class-names': names, ...words } = (globalThis as Loaded).warraqLanguages ?? {};

/** What boxes are named in `class` and `id`: names parted by "|", and patterns of those that no list can hold. */
export const boxNames: LanguageData = names ?? { lists: {}, patterns: {} };

const page = bodyOf(document) ?? rootOf(document);

/** The words of the languages that the page is read with. */
export const languages: readonly LanguageData[] = pageLanguages(page ? textsIn(page) : []).flatMap(
  (name) => words[name] ?? [],
);
