import { bareWord, foldWord } from '../../../article/text/arabic.ts';
import { dictionaryForms } from '../../../dictionary/arabic/dictionary-forms.ts';
import type { KeptWord } from '../../../library/database/records.ts';

/** Entries of fewer letters are not looked for in other words: too many words could be forms of them. */
const shortestEntry = 3;

/** The highest cost of a form that is believed without a dictionary to bear it out. */
const mostCost = 2.5;

/**
 * Tells whether a word of an article is one of the kept ones: written as they are, whatever the vowels, or likely another form of
 * an entry that one of them was found under.
 */
export function keptFormTest(words: readonly KeptWord[]): (word: string) => boolean {
  const written = new Set(words.map(({ text }) => bareWord(text)));
  const isForm = formTest(
    words.flatMap(({ term }) =>
      term && bareWord(term).length >= shortestEntry ? foldWord(term) : [],
    ),
  );
  const known = new Map<string, boolean>();
  return (word) => {
    const bare = bareWord(word);
    const before = known.get(bare);
    if (before !== undefined) return before;
    const isKept = written.has(bare) || isForm(bare);
    known.set(bare, isKept);
    return isKept;
  };
}

/** Letters that come, go and turn into others between a word and its entry; all others of an entry stand in its words too. */
const changing = /[اوىيءأإآؤئهةت]/g;

function formTest(keys: readonly string[]): (word: string) => boolean {
  const listed = new Set(keys);
  const firm = [...new Set(keys.map((key) => key.replace(changing, '')))];
  // Taking a word apart takes half a millisecond: only those are that have the letters of an entry.
  const mayBe = (word: string): boolean =>
    firm.some((letters) => [...letters].every((letter) => word.includes(letter)));
  return (word) =>
    mayBe(word) &&
    dictionaryForms(word).some(({ key, cost }) => cost <= mostCost && listed.has(key));
}
