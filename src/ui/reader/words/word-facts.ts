import type { DictionaryForm } from '../../../dictionary/arabic/dictionary-forms.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Cells } from '../pane/pair.tsx';
import { withCounterparts, wordAt } from '../sentences/linked-words.ts';
import type { SentenceSpot } from '../sentences/sentence-places.ts';
import type { PlacedWord } from './placed-word.ts';

/** A part of a word with what it is, in the reader's language; a change inside the word has no letters of its own. */
export interface WordPart {
  readonly letters: string;
  readonly name: string;
}

/** The parts that a word was taken apart into, in the order of the word; the form that it is listed under stands among them. */
export function partsOf({ text, steps }: DictionaryForm, messages: Messages): WordPart[] {
  const told = steps.map(({ name, start, end }) => ({
    ...{ start, end },
    name: messages(`dictionary_part_${name}`),
  }));
  const before = told.flatMap(({ start, name }) => (start ? { letters: start, name } : []));
  const after = told.flatMap(({ end, name }) => (end ? { letters: end, name } : []));
  const inside = told.filter(({ start, end }) => !start && !end).map(({ name }) => name);
  return [...before, { letters: text, name: inside.join(', ') }, ...after.reverse()];
}

/** The translated sentence that a word stands in, and where. */
export function sentenceOf({ range }: PlacedWord, { light }: Cells): SentenceSpot | undefined {
  return light.at(range.startContainer, range.startOffset + 1);
}

/** What became of a word in its sentence's translation, where the engine says which word became which. */
export function counterpartsOf(spot: SentenceSpot): string {
  const word = wordAt(spot);
  if (!word) return '';
  const { text } = spot.sentence.target;
  return withCounterparts(spot.sentence, word)
    .translation.map(({ start, end }) => text.slice(start, end))
    .join(' … ');
}
