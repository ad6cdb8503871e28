import { foldWord, stripDiacritics } from '../article/text/arabic.ts';
import { contradicts } from './arabic/diacritics.ts';
import { type DictionaryForm, dictionaryForms } from './arabic/dictionary-forms.ts';
import type { DictionaryEntry, DictionaryTag, WordFacts } from './format/banks.ts';
import { formOf } from './format/definition-html.ts';
import {
  type Dictionary,
  listDictionaries,
  ofWord,
  openWords,
  type Words,
} from './store/database.ts';

/** An entry of one of the reader's dictionaries that a word leads to. */
export interface FoundEntry {
  readonly dictionary: Dictionary;
  readonly entry: DictionaryEntry;
  /** How the word leads to the entry. */
  readonly form: DictionaryForm;
  /** What the entry's tags mean, as far as the dictionary explains them. */
  readonly tags: readonly DictionaryTag[];
  /** How often the word is used and how it is spoken, as far as the dictionary knows. */
  readonly facts: readonly WordFacts[];
}

/** Forms of a word whose entries are shown at most. */
const mostForms = 8;

/** What is added to a form's cost where an entry has other letters of those that writers exchange, or contradicting diacritics. */
const otherLetters = 0.5;
const otherDiacritics = 4;

/** Looks a word of a text up in the dictionaries that are switched on: the likeliest form first, in the reader's order of dictionaries. */
export async function lookUp(word: string): Promise<FoundEntry[]> {
  const dictionaries = (await listDictionaries()).filter(({ isOn }) => isOn);
  const forms = dictionaryForms(word);
  const ranked = (await Promise.all(dictionaries.map((one) => lookUpIn(one, word, forms))))
    .flat()
    .sort((one, other) => one.cost - other.cost);
  const shown = [...new Set(ranked.map(({ form }) => form.key))].slice(0, mostForms);
  return Promise.all(
    ranked.filter(({ form }) => shown.includes(form.key)).map((found) => explained(found)),
  );
}

interface Ranked {
  readonly dictionary: Dictionary;
  readonly entry: DictionaryEntry;
  readonly form: DictionaryForm;
  readonly cost: number;
}

async function lookUpIn(
  dictionary: Dictionary,
  word: string,
  forms: readonly DictionaryForm[],
): Promise<Ranked[]> {
  const words = await openWords(dictionary.id);
  const listed = await entriesOf(words, forms);
  const known = new Set(forms.map(({ key }) => key));
  const pointedAt = await entriesOf(
    words,
    listed.flatMap(referredForms).filter(({ key }) => !known.has(key)),
  );
  return [...listed, ...pointedAt].map(({ form, entry }) => ({
    ...{ dictionary, entry, form },
    cost: form.cost + unlikeness(word, form, entry),
  }));
}

interface Listed {
  readonly form: DictionaryForm;
  readonly entry: DictionaryEntry;
}

async function entriesOf(words: Words, forms: readonly DictionaryForm[]): Promise<Listed[]> {
  const { store } = words.transaction('entries');
  const found = await Promise.all(
    forms.map(async (form) =>
      (await store.getAll(ofWord(form.key))).map((entry) => ({ form, entry })),
    ),
  );
  return found.flat();
}

/** The words that an entry points at, where it says only that its own word is a form of them. */
function referredForms({ form, entry }: Listed): DictionaryForm[] {
  return entry.definitions.flatMap((definition) => {
    const referred = formOf(definition);
    if (!referred) return [];
    const { steps, cost } = form;
    return { text: referred.term, key: foldWord(referred.term), steps, cost };
  });
}

function unlikeness(
  word: string,
  form: DictionaryForm,
  { term, reading }: DictionaryEntry,
): number {
  const letters = stripDiacritics(term) === form.text ? 0 : otherLetters;
  return letters + (contradicts(word, reading || term) ? otherDiacritics : 0);
}

async function explained({ dictionary, entry, form }: Ranked): Promise<FoundEntry> {
  const words = await openWords(dictionary.id);
  const transaction = words.transaction(['tags', 'facts']);
  const [facts, ...tags] = await Promise.all([
    transaction.objectStore('facts').getAll(ofWord(foldWord(entry.term))),
    ...entry.tags.map((tag) => transaction.objectStore('tags').get(tag)),
  ]);
  return {
    ...{ dictionary, entry, form },
    tags: tags.filter((tag) => tag !== undefined),
    facts: facts.filter(({ term }) => term === entry.term),
  };
}
