import { once } from '../../article/once.ts';
import words from './common-words.txt';
import { type WordForms, wordsOf } from './words.ts';

/**
 * Words that reports of anything share: a library of few articles cannot tell that by counting them. Written as dictionaries list
 * them, since clitics are taken off before they are looked for; in English what Arabic papers' English texts share.
 */
const common = once(() => new Set(wordsOf(words).map(({ forms }) => forms.full)));

/** Whether a word stands in reports of anything, alone or with clitics. */
export function isCommon({ full, stripped }: WordForms): boolean {
  return common().has(full) || stripped.some((form) => common().has(form));
}
