import { hasClitic, withoutClitic } from '../language/folding.ts';
import { phrases } from '../language/language.ts';
import { metaWords } from './wording.ts';

/** Whether a folded word is a number or a word of dates, times and counts. */
export function isMetaWord(word: string): boolean {
  const suffix = /^\d+(\D*)$/.exec(word)?.[1];
  if (suffix !== undefined && (suffix === '' || numberSuffix.is(suffix))) return true;
  return metaWords.is(word) || (hasClitic(word) && metaWords.is(withoutClitic(word)));
}

const numberSuffix = phrases('number-suffix');
