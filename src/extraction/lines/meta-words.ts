import { hasClitic, withoutClitic } from '../language/folding.ts';
import { phrases } from '../language/language.ts';
import { metaWords } from './wording.ts';

/** Whether a folded word is a number or a word of dates, times and counts. */
export function isMetaWord(word: string): boolean {
  const suffix = /^\d+(\D*)$/.exec(word)?.[1];
  if (suffix !== undefined && (suffix === '' || numberSuffix.is(suffix))) return true;
  return metaWords.is(word) || (hasClitic(word) && metaWords.is(withoutClitic(word)));
}

/** Whether a key is made of such words and nothing else. */
export function isMetaKey(key: string): boolean {
  return key.split(' ').every(isMetaWord);
}

const numberSuffix = phrases('number-suffix', 'ordinal-suffix');
