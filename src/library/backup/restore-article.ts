import { allowsPicture, isRemote } from '../../article/address/picture-address.ts';
import { withPictures } from '../../article/html/with-pictures.ts';
import * as limits from '../../article/limits.ts';
import type { Article } from '../../article/model.ts';
import { pendingIndex } from '../articles/articles.ts';
import { sameText } from '../articles/page-change.ts';
import { readable } from '../articles/stored-text.ts';
import { openLibrary } from '../database/database.ts';
import { ofArticle } from '../database/keys.ts';
import type {
  ArticleSummary,
  StoredSummary,
  StoredText,
  StoredVersion,
} from '../database/records.ts';
import { bytesOfArticle, fromStored, newSummary, toStored } from '../lists/summary.ts';
import { countMarks, deleteMarks } from '../marks/mark-store.ts';
import { newPicture, picturesOf } from '../pictures/picture-list.ts';
import { keepVersions, type Version, versionLimits } from '../versions/versions.ts';
import type { ArticleEntry } from './backup-check.ts';

/** How long the network waits for the pictures that a backup brings, in milliseconds. */
const patience = 10 * 60_000;

/** What became of a backup's article; see `RestoreReport`. */
export type Verdict = 'fresh' | 'same' | 'newer' | 'older';

/** Takes a backup's article into the library in one transaction; nothing that is there is overwritten. */
export async function restoreArticle(record: ArticleEntry): Promise<Verdict> {
  const article = withPictures(record.article);
  const transaction = (await openLibrary()).transaction(
    ['articles', 'texts', 'versions', 'pictures', 'marks', 'pending'],
    'readwrite',
    { durability: 'strict' },
  );
  const pictures = transaction.objectStore('pictures');
  const [summary, text, known] = await Promise.all([
    transaction.objectStore('articles').get(article.id),
    transaction.objectStore('texts').get(article.id),
    pictures.getAllKeys(ofArticle(article.id)),
  ]);
  const { verdict, earlier, ...next } = decide(
    { ...record, article },
    summary,
    text && readable(text),
  );
  const versions = transaction.objectStore('versions');
  const marks = transaction.objectStore('marks');
  // What was removed takes its versions and marks along.
  if (!summary || summary.removedAt !== undefined) {
    await versions.delete(ofArticle(article.id));
    await deleteMarks(marks, article.id);
  }
  const versionCount = await keepVersions(versions, article.id, earlier, versionLimits(true));
  const markCount = await countMarks(marks, article.id);
  const has = new Set(known.map(([, url]) => url));
  const isWanting = verdict === 'fresh' && next.summary.keep === 'saved';
  const wanted = isWanting ? picturesOf(article).filter(({ url }) => !has.has(url)) : [];
  // The backup most likely holds them: only what it lacks is to be fetched.
  const due = Date.now() + patience;
  const asked = wanted.filter(({ url }) => isPublic(url));
  const count = { ...next.summary.pictures, wanted: next.summary.pictures.wanted + asked.length };
  await Promise.all([
    transaction
      .objectStore('articles')
      .put(toStored({ ...next.summary, ...versionCount, ...markCount, pictures: count })),
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
  /** Texts that are the article's neither now nor as its update. */
  readonly earlier: readonly Version[];
}

function decide(
  record: ArticleEntry,
  found: StoredSummary | undefined,
  text: StoredText | undefined,
): Decision {
  const { article, update, updateAt, at = timeOf(record.summary) } = record;
  const own = summaryOf(record);
  const { id } = article;
  const isThere = found && text && found.removedAt === undefined;
  if (!isThere || (found.keep === 'cached' && own.keep === 'saved'))
    return {
      verdict: 'fresh',
      summary: { ...newSummary(article, 'cached', 0), ...own, changed: !!update },
      text: { id, article, at, ...(update && { update, updateAt: updateAt ?? at }) },
      earlier: [],
    };
  const summary = fromStored(found);
  const tags = [...new Set([...summary.tags, ...record.summary.tags])].slice(0, limits.tags);
  const merged = { ...summary, tags, favourite: summary.favourite || record.summary.favourite };
  const brought = update ? [{ at: updateAt ?? at, article: update }] : [];
  const others = (kept: StoredText, versions: readonly Version[]): readonly Version[] => {
    const isShown = (one: Article): boolean =>
      sameText(one, kept.article) || (kept.update !== undefined && sameText(one, kept.update));
    // Versions are kept of saved articles only.
    return summary.keep === 'saved' ? versions.filter((one) => !isShown(one.article)) : [];
  };
  if (sameText(text.article, article))
    return { verdict: 'same', summary: merged, text, earlier: others(text, brought) };
  if (timeOf(record.summary) <= timeOf(summary) || summary.keep !== 'saved') {
    const earlier = others(text, [{ at, article }, ...brought]);
    return { verdict: 'older', summary: merged, text, earlier };
  }
  const replaced = text.update ? [{ at: text.updateAt ?? at, article: text.update }] : [];
  const next = { ...text, update: article, updateAt: at };
  const earlier = others(next, [...brought, ...replaced]);
  return { verdict: 'newer', summary: { ...merged, changed: true }, text: next, earlier };
}

/** Takes an earlier text that a backup brings, of an article that is there; one that is there already stays as it is. */
export async function restoreVersion({ articleId, at, article }: StoredVersion): Promise<void> {
  const transaction = (await openLibrary()).transaction(['articles', 'versions'], 'readwrite');
  const versions = transaction.objectStore('versions');
  const [found, known, count] = await Promise.all([
    transaction.objectStore('articles').get(articleId),
    versions.getKey([articleId, at]),
    versions.count(ofArticle(articleId)),
  ]);
  if (found?.keep === 'saved' && known === undefined && count < limits.versions) {
    const summary = fromStored(found);
    const bytes = summary.versionBytes + bytesOfArticle(article);
    await Promise.all([
      versions.put({ articleId, at, article }),
      transaction
        .objectStore('articles')
        .put(toStored({ ...summary, versions: count + 1, versionBytes: bytes })),
    ]);
  }
  await transaction.done;
}

function timeOf({ savedAt, readAt }: Pick<ArticleSummary, 'savedAt' | 'readAt'>): number {
  return savedAt ?? readAt;
}
