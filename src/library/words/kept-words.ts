import * as v from 'valibot';
import * as limits from '../../article/limits.ts';
import { openLibrary } from '../database/database.ts';
import type { ArticleSummary, KeptWord } from '../database/records.ts';
import { keptWordSchema } from '../database/schema.ts';
import { announceChange } from '../events.ts';

/** The words that the reader keeps, the last kept first; damaged ones are left out. */
export async function keptWords(): Promise<KeptWord[]> {
  const found = await (await openLibrary()).getAllFromIndex('words', 'keptAt');
  return found.flatMap((one) => wholeWord(one) ?? []).reverse();
}

/** The kept word under an id; undefined where there is none. */
export async function findWord(id: string): Promise<KeptWord | undefined> {
  const found = await (await openLibrary()).get('words', id);
  return found && wholeWord(found);
}

/** How many words are kept. */
export async function countWords(): Promise<number> {
  return (await openLibrary()).count('words');
}

/**
 * Keeps words, each in the place of what was kept of it before, with the tags that its article has now. Throws where one is no
 * word, and where there are too many.
 */
export async function keepWords(words: readonly KeptWord[]): Promise<void> {
  const whole = words.map((word) => v.parse(keptWordSchema, word));
  const transaction = (await openLibrary()).transaction(['words', 'articles'], 'readwrite');
  const kept = transaction.objectStore('words');
  const articles = transaction.objectStore('articles');
  const [count, known, summaries] = await Promise.all([
    kept.count(),
    Promise.all(whole.map(({ id }) => kept.getKey(id))),
    Promise.all(whole.map(({ article }) => articles.get(article.id))),
  ]);
  const added = known.filter((one) => one === undefined).length;
  if (added > 0 && count + added > limits.words) throw new RangeError('too many words');
  const requests = whole.map((word, at) =>
    kept.put({ ...word, tags: summaries[at]?.tags ?? word.tags }),
  );
  await Promise.all([...requests, transaction.done]);
  announceChange();
}

/** Keeps words no longer. */
export async function removeWords(ids: readonly string[]): Promise<void> {
  const transaction = (await openLibrary()).transaction('words', 'readwrite');
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  announceChange();
}

/** Takes a word that a backup brings; one that the library has stays as it is. Gives what became of it. */
export async function addWord(word: KeptWord): Promise<'added' | 'known' | 'too-many'> {
  const transaction = (await openLibrary()).transaction('words', 'readwrite');
  const [known, count] = await Promise.all([
    transaction.store.getKey(word.id),
    transaction.store.count(),
  ]);
  const isTaken = known === undefined && count < limits.words;
  if (isTaken) await transaction.store.put(word);
  await transaction.done;
  if (known !== undefined) return 'known';
  return isTaken ? 'added' : 'too-many';
}

/** The articles of words that the library still has, by their ids. */
export async function articlesOfWords(
  words: readonly KeptWord[],
): Promise<ReadonlyMap<string, Pick<ArticleSummary, 'id' | 'tags'>>> {
  const ids = [...new Set(words.map(({ article }) => article.id))];
  const { store } = (await openLibrary()).transaction('articles');
  const found = await Promise.all(ids.map((id) => store.get(id)));
  return new Map(
    found.flatMap((one) => (one && one.removedAt === undefined ? [[one.id, one] as const] : [])),
  );
}

function wholeWord(stored: unknown): KeptWord | undefined {
  const { output, success } = v.safeParse(keptWordSchema, stored);
  return success ? output : undefined;
}
