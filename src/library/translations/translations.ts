import * as v from 'valibot';
import type { MemoryEntry } from '../../translation/memory/translation-memory.ts';
import { pendingIndex } from '../articles/articles.ts';
import { openLibrary } from '../database/database.ts';
import type { StoredTranslation } from '../database/records.ts';
import { translationSchema } from '../database/schema.ts';
import { announceChange } from '../events.ts';
import { fromStored, toStored } from '../lists/summary.ts';

type Sentence = StoredTranslation['sentences'][number];

/** How long the search index waits for the rest of a translation that streams in, in milliseconds. */
const settling = 1500;

/** Keeps translated sentences of articles that the library has; others are dropped. One transaction. */
export function storeSentences(list: readonly MemoryEntry[]): Promise<void> {
  return write(grouped(list), merge);
}

/** Adds a translation that a backup brings; of what the library has, nothing is replaced and all counts as newer. */
export function addSentences(translation: StoredTranslation): Promise<void> {
  return write([translation], (kept, added) => merge(added, kept));
}

type Merge = (kept: readonly Sentence[], added: readonly Sentence[]) => Sentence[];

async function write(translated: readonly StoredTranslation[], mergeInto: Merge): Promise<void> {
  const library = await openLibrary();
  const transaction = library.transaction(['articles', 'translations', 'pending'], 'readwrite');
  const articles = transaction.objectStore('articles');
  const translations = transaction.objectStore('translations');
  const requests: Promise<unknown>[] = [transaction.done];
  for (const { articleId, target, sentences } of translated) {
    const [summary, kept] = await Promise.all([
      articles.get(articleId),
      translations.get([articleId, target]),
    ]);
    if (!summary) continue;
    const known = sentencesOf(kept);
    const merged = mergeInto(known, sentences);
    const grown = bytesOf(merged) - bytesOf(known);
    const whole = fromStored(summary);
    const targets = [...new Set([...whole.targets, target])];
    requests.push(
      translations.put({ articleId, target, sentences: merged }),
      articles.put(toStored({ ...whole, targets, textBytes: whole.textBytes + grown })),
      transaction.objectStore('pending').put(pendingIndex(articleId, Date.now() + settling)),
    );
  }
  await Promise.all(requests);
  announceChange();
}

/** The translated sentences kept of an article in a language, from whatever engine, the newest last. */
export async function keptSentences(articleId: string, target: string): Promise<MemoryEntry[]> {
  const found = await (await openLibrary()).get('translations', [articleId, target]);
  return sentencesOf(found).map((sentence) => ({ articleId, target, ...sentence }));
}

/** The sentences of a stored translation that are whole. */
export function sentencesOf(found: StoredTranslation | undefined): readonly Sentence[] {
  const { output, success } = v.safeParse(translationSchema, found);
  return success ? output.sentences : [];
}

function grouped(list: readonly MemoryEntry[]): StoredTranslation[] {
  const groups = new Map<string, StoredTranslation & { sentences: Sentence[] }>();
  for (const { articleId, target, ...sentence } of list) {
    const key = JSON.stringify([articleId, target]);
    const group = groups.get(key) ?? { articleId, target, sentences: [] };
    groups.set(key, group);
    group.sentences.push(sentence);
  }
  return [...groups.values()];
}

function merge(kept: readonly Sentence[], added: readonly Sentence[]): Sentence[] {
  const byKey = new Map(kept.map((sentence) => [keyOf(sentence), sentence]));
  for (const sentence of added) {
    byKey.delete(keyOf(sentence));
    byKey.set(keyOf(sentence), sentence);
  }
  return [...byKey.values()];
}

function keyOf({ source, engine, model }: Sentence): string {
  return JSON.stringify([engine, model, source]);
}

function bytesOf(sentences: readonly Sentence[]): number {
  return sentences.reduce(
    (sum, { source, translation, links = '' }) =>
      sum + 2 * (source.length + translation.text.length) + links.length + 60,
    0,
  );
}
