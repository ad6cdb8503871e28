import { stripDiacritics, stripTatweel } from '../../article/text/arabic.ts';

/** A letter with the marks that stand on it, as `[letter, marks]`. */
function lettersOf(text: string): (readonly [letter: string, marks: string])[] {
  return [...stripTatweel(text.normalize('NFKC')).matchAll(/(\P{M})(\p{M}*)/gu)].map(
    ([, letter = '', marks = '']) => [letter, [...marks].sort().join('')] as const,
  );
}

/**
 * Whether the diacritics of a word in a text contradict those of an entry that it may be listed under. They are compared
 * letter by letter where both have some, in the part of the word that is the entry's; its last letter tells the case only.
 */
export function contradicts(word: string, entry: string): boolean {
  const bare = stripDiacritics(entry);
  const at = stripDiacritics(stripTatweel(word.normalize('NFKC'))).indexOf(bare);
  if (at < 0 || bare === entry) return false;
  const written = lettersOf(word).slice(at);
  return lettersOf(entry)
    .slice(0, -1)
    .some(([, marks], index) => {
      const other = written[index]?.[1];
      return marks !== '' && other !== undefined && other !== '' && marks !== other;
    });
}
