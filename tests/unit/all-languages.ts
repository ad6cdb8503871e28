import ar from '../../src/extraction/language/ar.yaml';
import boxes from '../../src/extraction/language/class-names.yaml';
import en from '../../src/extraction/language/en.yaml';
import fa from '../../src/extraction/language/fa.yaml';
import he from '../../src/extraction/language/he.yaml';
import type { LanguageData } from '../../src/extraction/language/language.ts';
import ur from '../../src/extraction/language/ur.yaml';
import western from '../../src/extraction/language/western.yaml';

export const boxNames: LanguageData = boxes;

/** In the tests every language is loaded, in the place of what a page needs. */
export const languages: readonly LanguageData[] = [ar, fa, ur, he, en, western];
