import { languageName } from '../../platform/language-name.ts';

/**
 * Languages that the reader can choose to translate into, by BCP 47 tag: all that one of the engines on the device has,
 * and those that the services have besides and many people read.
 */
export const targetLanguages = [
  'en',
  'ar',
  'am',
  'az',
  'be',
  'bg',
  'bn',
  'bs',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'es',
  'et',
  'eu',
  'fa',
  'fi',
  'fr',
  'ga',
  'gl',
  'gu',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'is',
  'it',
  'ja',
  'ka',
  'kk',
  'kn',
  'ko',
  'ku',
  'ky',
  'lt',
  'lv',
  'mk',
  'ml',
  'mn',
  'mr',
  'ms',
  'ne',
  'nl',
  'no',
  'pa',
  'pl',
  'ps',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'so',
  'sq',
  'sr',
  'sv',
  'sw',
  'ta',
  'te',
  'tg',
  'th',
  'tl',
  'tr',
  'uk',
  'ur',
  'uz',
  'vi',
  'zh',
  'zh-Hant',
] as const;

/** The target languages with their names in a language, in the order in which it sorts them. */
export function targetChoices(language: string): readonly (readonly [string, string])[] {
  const { compare } = new Intl.Collator(language);
  return targetLanguages
    .map((tag) => [tag, languageName(tag, language)] as const)
    .sort(([, one], [, other]) => compare(one, other));
}

const recentKey = 'recent-targets';
/** How many languages stand before the others. */
const mostRecent = 4;

/** The languages chosen last to translate into, the latest first; none where the browser gives no storage. */
export function recentTargets(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    const tags: readonly string[] = targetLanguages;
    return Array.isArray(found) ? found.filter((tag) => tags.includes(tag)) : [];
  } catch {
    return [];
  }
}

/** Remembers that one language was left for another. */
export function rememberTargets(chosen: string, left: string): void {
  const tags = new Set([chosen, left, ...recentTargets()]);
  try {
    localStorage.setItem(recentKey, JSON.stringify([...tags].slice(0, mostRecent)));
  } catch {
    // Without storage the list keeps its order.
  }
}
