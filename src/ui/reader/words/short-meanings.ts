import { plainText } from '../../../article/html/plain-text.ts';
import { sanitizedFragment } from '../../../article/html/sanitize.ts';
import * as limits from '../../../article/limits.ts';
import { cut } from '../../../article/text/cut.ts';
import { definitionHtml, formOf } from '../../../dictionary/format/definition-html.ts';
import type { FoundEntry } from '../../../dictionary/look-up.ts';
import type { KeptWord } from '../../../library/database/records.ts';

/** What is kept of a word's look-up: the form it is listed under, how that is read, and what it means. */
export type WordMeaning = Pick<KeptWord, 'term' | 'reading' | 'meanings'>;

/** Lines that are kept of one definition: the rest are mostly examples. */
const mostLines = 3;

/** What dictionaries say of a word in short, or, where they have nothing, what the engine made of it. */
export function meaningOf(entries: readonly FoundEntry[], engine: readonly string[]): WordMeaning {
  // An entry that only points at another comes before that one.
  const chosen = entries.find(({ entry }) => entry.definitions.some(isTold)) ?? entries[0];
  if (!chosen) return { meanings: [...new Set(engine.filter(Boolean))].map(short) };
  const { term, reading } = chosen.entry;
  const same = entries.filter(({ entry }) => entry.term === term && entry.reading === reading);
  const meanings = same.flatMap(({ entry }) => entry.definitions.flatMap(linesOf));
  const isWord = (text: string): boolean => text !== '' && text.length <= limits.word;
  return {
    ...(isWord(term) ? { term } : {}),
    ...(isWord(reading) ? { reading } : {}),
    meanings: [...new Set(meanings)].slice(0, limits.meanings),
  };
}

const isTold = (definition: unknown): boolean => formOf(definition) === undefined;

function linesOf(definition: unknown): string[] {
  const referred = formOf(definition);
  if (referred) return [short(`${referred.forms.join(', ')} ← ${referred.term}`)];
  const lines = plainText(sanitizedFragment(definitionHtml(definition))).split('\n');
  return lines
    .map((line) => short(line.replace(/\s+/g, ' ').trim()))
    .filter(Boolean)
    .slice(0, mostLines);
}

function short(text: string): string {
  return text.length > limits.meaning ? `${cut(text, limits.meaning - 1)}…` : text;
}
