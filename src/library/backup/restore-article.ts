import { allowsPicture, isRemote } from '../../article/address/picture-address.ts';
import { withPictures } from '../../article/html/with-pictures.ts';
import { limits } from '../../article/limits.ts';
import { pendingIndex } from '../articles/articles.ts';
import { sameText } from '../articles/page-change.ts';
import { readable } from '../articles/stored-text.ts';
import { openLibrary } from '../database/database.ts';
import { ofArticle } from '../database/keys.ts';
import type { ArticleSummary, StoredSummary, StoredText } from '../database/records.ts';
import { fromStored, newSummary, toStored } from '../lists/summary.ts';
import { newPicture, picturesOf } from '../pictures/picture-list.ts';
import type { ArticleEntry } from './backup-check.ts';

/** How long the network waits for the pictures that a backup brings, in milliseconds. */
const patience = 10 * 60_000;

/** What became of a backup's article; see `RestoreReport`. */
export type Verdict = 'fresh' | 'same' | 'newer' | 'older';

/** Takes a backup's article into the library in one transaction; nothing that is there is overwritten. */
export async function restoreArticle(record: ArticleEntry): Promise<Verdict> {
  const article = withPictures(record.article);
  const transaction = (await openLibrary()).transaction(
    ['articles', 'texts', 'pictures', 'pending'],
    'readwrite',
    { durability: 'strict' },
  );
  const pictures = transaction.objectStore('pictures');
  const [summary, text, known] = await Promise.all([
    transaction.objectStore('articles').get(article.id),
    transaction.objectStore('texts').get(article.id),
    pictures.getAllKeys(ofArticle(article.id)),
  ]);
  const { verdict, ...next } = decide({ ...record, article }, summary, text && readable(text));
  const has = new Set(known.map(([, url]) => url));
  const isWanting = verdict === 'fresh' && next.summary.keep === 'saved';
  const wanted = isWanting ? picturesOf(article).filter(({ url }) => !has.has(url)) : [];
  // The backup most likely holds them: only what it lacks is to be fetched.
  const due = Date.now() + patience;
  const asked = wanted.filter(({ url }) => isPublic(url));
  const count = { ...next.summary.pictures, wanted: next.summary.pictures.wanted + asked.length };
  await Promise.all([
    transaction.objectStore('articles').put(toStored({ ...next.summary, pictures: count })),
    transaction.objectStore('texts').put(next.text),
    ...wanted.map((picture) =>
      pictures.put({
        ...newPicture(article.id, picture),
        due,
        ...(isPublic(picture.url) ? {} : { state: 'left-out' }),
      }),
    ),
    transaction.objectStore('pending').put(pendingIndex(article.id)),
    transaction.done,
  ]);
  return verdict;
}

/**
 * Whether an address is the public web's. That an article was read on the reader's own network is the file's word alone: its
 * pictures there come from the file or not at all.
 */
function isPublic(url: string): boolean {
  return allowsPicture(url, '');
}

/** The file's summary; an article that would show its page's pictures live, on the reader's own network, comes as a saved one. */
function summaryOf({ article, summary }: ArticleEntry): ArticleEntry['summary'] {
  if (summary.keep === 'saved' || !isRemote(article.url) || isPublic(article.url)) return summary;
  return { ...summary, keep: 'saved', savedAt: summary.readAt };
}

interface Decision {
  readonly verdict: Verdict;
  readonly summary: ArticleSummary;
  readonly text: StoredText;
}

function decide(
  record: ArticleEntry,
  found: StoredSummary | undefined,
  text: StoredText | undefined,
): Decision {
  const { article, update } = record;
  const own = summaryOf(record);
  const { id } = article;
  const isThere = found && text && found.removedAt === undefined;
  if (!isThere || (found.keep === 'cached' && own.keep === 'saved'))
    return {
      verdict: 'fresh',
      summary: { ...newSummary(article, 'cached', 0), ...own, changed: !!update },
      text: { id, article, ...(update ? { update } : {}) },
    };
  const summary = fromStored(found);
  const tags = [...new Set([...summary.tags, ...record.summary.tags])].slice(0, limits.tags);
  const merged = { ...summary, tags, favourite: summary.favourite || record.summary.favourite };
  if (sameText(text.article, article)) return { verdict: 'same', summary: merged, text };
  const isNewer = timeOf(record.summary) > timeOf(summary);
  return isNewer && summary.keep === 'saved'
    ? {
        verdict: 'newer',
        summary: { ...merged, changed: true },
        text: { ...text, update: article },
      }
    : { verdict: 'older', summary: merged, text };
}

function timeOf({ savedAt, readAt }: Pick<ArticleSummary, 'savedAt' | 'readAt'>): number {
  return savedAt ?? readAt;
}
