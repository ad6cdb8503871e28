import { bareWord, foldWord } from '../../../article/text/arabic.ts';
import { dictionaryForms } from '../../../dictionary/arabic/dictionary-forms.ts';
import type { KeptWord } from '../../../library/database/records.ts';

/** Entries of fewer letters are not looked for in other words: too many words could be forms of them. */
const shortestEntry = 3;

/** Forms of a word that are looked at, the likeliest first. */
const mostForms = 8;

/**
 * Tells whether a word of an article is one of the kept ones: written as they are, whatever the vowels, or likely another form of
 * an entry that one of them was found under.
 */
export function keptFormTest(words: readonly KeptWord[]): (word: string) => boolean {
  const written = new Set(words.map(({ text }) => bareWord(text)));
  const listed = new Set(
    words.flatMap(({ term }) =>
      term && bareWord(term).length >= shortestEntry ? foldWord(term) : [],
    ),
  );
  const known = new Map<string, boolean>();
  return (word) => {
    const bare = bareWord(word);
    const before = known.get(bare);
    if (before !== undefined) return before;
    const isKept = written.has(bare) || (listed.size > 0 && isFormOf(listed, bare));
    known.set(bare, isKept);
    return isKept;
  };
}

function isFormOf(listed: ReadonlySet<string>, word: string): boolean {
  return dictionaryForms(word)
    .slice(0, mostForms)
    .some(({ key }) => listed.has(key));
}
