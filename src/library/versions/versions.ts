import type { IDBPObjectStore } from 'idb';
import * as v from 'valibot';
import type { Article } from '../../article/model.ts';
import { storedArticleSchema } from '../../article/schema.ts';
import { sameText } from '../articles/page-change.ts';
import { readable } from '../articles/stored-text.ts';
import { type LibrarySchema, openLibrary } from '../database/database.ts';
import { ofArticle } from '../database/keys.ts';
import type { ArticleSummary } from '../database/records.ts';
import { bytesOfArticle } from '../lists/summary.ts';

/** How many earlier texts of an article are kept, and how many bytes they may hold together. */
export interface VersionLimits {
  readonly count: number;
  readonly bytes: number;
}

const bounded: VersionLimits = { count: 20, bytes: 4_000_000 };
const unbounded: VersionLimits = {
  count: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
};

/** The limits that hold where the reader keeps every version, or does not. */
export function versionLimits(keepsAll: boolean): VersionLimits {
  return keepsAll ? unbounded : bounded;
}

/** A text of an article, and when the page was first read with it (milliseconds since 1970). */
export interface Version {
  readonly at: number;
  readonly article: Article;
}

type Stores = ('articles' | 'texts' | 'versions' | 'pictures' | 'marks' | 'pending')[];
type VersionStore = IDBPObjectStore<LibrarySchema, Stores, 'versions', 'readwrite'>;

/** What an article's summary says of its earlier texts. */
type VersionCount = Pick<ArticleSummary, 'versions' | 'versionBytes'>;

/**
 * Keeps earlier texts of an article, in the transaction of the change that replaces them; one that is kept already is kept once.
 * Beyond the limits the oldest go, but for the very first: what an article said at first matters most.
 */
export async function keepVersions(
  store: VersionStore,
  articleId: string,
  added: readonly Version[],
  limits: VersionLimits,
): Promise<VersionCount> {
  const known = await store.getAll(ofArticle(articleId));
  const all: Version[] = known.map(({ at, article }) => ({ at, article }));
  for (const { at, article } of added)
    if (!all.some((one) => sameText(one.article, article)))
      all.push({ at: freeTime(at, all), article });
  const kept = within(limits, all);
  const before = new Set(known.map(({ at }) => at));
  const after = new Set(kept.map(({ at }) => at));
  await Promise.all([
    ...known.filter(({ at }) => !after.has(at)).map(({ at }) => store.delete([articleId, at])),
    ...kept.filter(({ at }) => !before.has(at)).map((one) => store.put({ articleId, ...one })),
  ]);
  return { versions: kept.length, versionBytes: sumOf(kept) };
}

function freeTime(at: number, taken: readonly Version[]): number {
  const times = new Set(taken.map((one) => one.at));
  let free = at;
  while (times.has(free)) free += 1;
  return free;
}

function within(limits: VersionLimits, all: readonly Version[]): readonly Version[] {
  const kept = all.toSorted((one, other) => one.at - other.at);
  const sizes = kept.map(({ article }) => bytesOfArticle(article));
  let bytes = sizes.reduce((sum, size) => sum + size, 0);
  while (kept.length > 1 && (kept.length > limits.count || bytes > limits.bytes)) {
    const oldest = kept.length > 2 ? 1 : 0;
    kept.splice(oldest, 1);
    bytes -= sizes.splice(oldest, 1)[0] ?? 0;
  }
  return kept;
}

function sumOf(versions: readonly Version[]): number {
  return versions.reduce((sum, { article }) => sum + bytesOfArticle(article), 0);
}

/** A text of an article as it can be compared: an earlier one, the one that is shown, or the page's newer one. */
export interface ComparableVersion extends Version {
  readonly role: 'earlier' | 'shown' | 'update';
}

/** All texts that the library has of an article, the oldest first; damaged ones are left out. Empty where it has no such article. */
export async function articleVersions(id: string): Promise<ComparableVersion[]> {
  const transaction = (await openLibrary()).transaction(['articles', 'texts', 'versions']);
  const [summary, found, earlier] = await Promise.all([
    transaction.objectStore('articles').get(id),
    transaction.objectStore('texts').get(id),
    transaction.objectStore('versions').getAll(ofArticle(id)),
  ]);
  const text = found && readable(found);
  if (!summary || !text || summary.removedAt !== undefined) return [];
  const {
    article,
    at = summary.savedAt ?? summary.readAt,
    update,
    updateAt = summary.readAt,
  } = text;
  const whole = earlier.flatMap((one): ComparableVersion[] => {
    const { output, success } = v.safeParse(storedArticleSchema, one.article);
    return success ? [{ at: one.at, article: output, role: 'earlier' }] : [];
  });
  const all: ComparableVersion[] = [...whole, { at, article, role: 'shown' }];
  if (update) all.push({ at: Math.max(at, updateAt), article: update, role: 'update' });
  return all.sort((one, other) => one.at - other.at);
}
