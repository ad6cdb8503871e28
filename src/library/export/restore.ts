import { ofArticle, pending, sameText } from '../articles.ts';
import { openLibrary } from '../database.ts';
import { announceChange } from '../events.ts';
import { newPicture, picturesOf } from '../picture-list.ts';
import { keepPicture } from '../pictures.ts';
import type { ArticleSummary, StoredSummary, StoredText } from '../records.ts';
import { cleanTag, newSummary, shown, stored } from '../summary.ts';
import { keepSentences } from '../translations.ts';
import { isArticleRecord, isTranslation } from './backup-check.ts';
import { type BackupRecord, backupVersion, recordOf } from './backup-format.ts';
import { BackupEnded, backupLines } from './backup-lines.ts';

/** What restoring a backup came to. */
export interface RestoreReport {
  /** Articles that the library did not have (or held in its cache only). */
  readonly fresh: number;
  /** Articles that it has with the same text; their tags and translations were added to. */
  readonly same: number;
  /** Saved articles whose text in the backup is newer: it is offered as their update. */
  readonly newer: number;
  /** Saved articles whose text in the library is newer; they stayed as they are. */
  readonly older: number;
  /** Records that were damaged or not as Warraq writes them; they were left out. */
  readonly damaged: number;
  readonly pictures: number;
  /** Whether the file was read to its end. */
  readonly isComplete: boolean;
  /** The settings in the backup; they are not applied. */
  readonly settings: Readonly<Record<string, unknown>>;
}

type Counts = { -readonly [K in keyof RestoreReport]: RestoreReport[K] };

/** Why a file is no backup that can be restored. */
export type RestoreRefusal = 'not-a-backup' | 'newer-version';

/**
 * Restores a backup: each article with one transaction, nothing overwritten. It is the one place where a page writes the
 * library: a file with pictures cannot go to the background in a message. Two restores never run at once.
 */
export async function restoreBackup(
  file: Blob,
  onArticle?: (done: number) => void,
): Promise<RestoreReport | RestoreRefusal> {
  const run = (): Promise<RestoreReport | RestoreRefusal> => restore(file, onArticle);
  if (!globalThis.navigator?.locks) return run();
  const result = navigator.locks.request('warraq-restore', run);
  return result as ReturnType<typeof run>;
}

/** So many lines in a row without a record end the reading: no damage does that, only a file made to take for ever. */
const mostUnread = 1000;

async function restore(file: Blob, onArticle: ((done: number) => void) | undefined) {
  const lines = backupLines(file);
  const header = await headerOf(lines);
  if (typeof header === 'string') return header;
  const report: Counts = {
    ...{ fresh: 0, same: 0, newer: 0, older: 0, damaged: 0, pictures: 0 },
    isComplete: false,
    settings: header.settings,
  };
  try {
    await takeAll(lines, report, onArticle);
  } catch (error) {
    if (!(error instanceof BackupEnded)) throw error;
  }
  announceChange();
  return report;
}

async function takeAll(
  lines: AsyncGenerator<string, void>,
  report: Counts,
  onArticle: ((done: number) => void) | undefined,
): Promise<void> {
  let unread = 0;
  for await (const line of lines) {
    const record = line ? await recordOf(line) : undefined;
    const isTaken = record !== undefined && (await take(record, report));
    unread = isTaken ? 0 : unread + 1;
    if (unread > mostUnread) throw new BackupEnded('too-large');
    if (line && !isTaken) report.damaged += 1;
    else if (isTaken && record.type === 'article')
      onArticle?.(report.fresh + report.same + report.newer + report.older);
  }
}

async function headerOf(lines: AsyncGenerator<string, void>) {
  const first = await lines.next().catch(() => undefined);
  const record = first?.value ? await recordOf(first.value) : undefined;
  if (record?.type !== 'header' || record.format !== 'warraq-backup') return 'not-a-backup';
  return record.version > backupVersion ? 'newer-version' : record;
}

/** Takes one record into the library; false where it is not as it should be. */
async function take(record: BackupRecord, report: Counts): Promise<boolean> {
  switch (record.type) {
    case 'article':
      if (!(await isArticleRecord(record))) return false;
      report[await takeArticle(record)] += 1;
      return true;
    case 'translation': {
      if (!isTranslation(record)) return false;
      const { articleId, target, sentences } = record;
      await keepSentences(sentences.map((sentence) => ({ articleId, target, ...sentence })));
      return true;
    }
    case 'picture':
      return takePicture(record, report);
    case 'end':
      report.isComplete = true;
      return true;
    default:
      // A record type of a later version that still counts as this one.
      return true;
  }
}

/** How long the network waits for the pictures that a backup brings, in milliseconds. */
const patience = 10 * 60_000;

type Verdict = 'fresh' | 'same' | 'newer' | 'older';

async function takeArticle(record: Extract<BackupRecord, { type: 'article' }>): Promise<Verdict> {
  const { article } = record;
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
  const { verdict, ...next } = decide(record, summary, text);
  const has = new Set(known.map(([, url]) => url));
  const isWanting = verdict === 'fresh' && next.summary.keep === 'saved';
  const wanted = isWanting ? picturesOf(article).filter(({ url }) => !has.has(url)) : [];
  // The backup most likely holds them: only what it lacks is to be fetched.
  const due = Date.now() + patience;
  const count = { ...next.summary.pictures, wanted: next.summary.pictures.wanted + wanted.length };
  await Promise.all([
    transaction.objectStore('articles').put(stored({ ...next.summary, pictures: count })),
    transaction.objectStore('texts').put(next.text),
    ...wanted.map((picture) => pictures.put({ ...newPicture(article.id, picture), due })),
    transaction.objectStore('pending').put(pending(article.id)),
    transaction.done,
  ]);
  return verdict;
}

interface Decision {
  readonly verdict: Verdict;
  readonly summary: ArticleSummary;
  readonly text: StoredText;
}

function decide(
  record: Extract<BackupRecord, { type: 'article' }>,
  found: StoredSummary | undefined,
  text: StoredText | undefined,
): Decision {
  const { article, update } = record;
  const { id } = article;
  const isThere = found && text && found.removedAt === undefined;
  if (!isThere || (found.keep === 'cached' && record.summary.keep === 'saved'))
    return {
      verdict: 'fresh',
      summary: { ...newSummary(article, 'cached', 0), ...ownPart(record), changed: !!update },
      text: { id, article, ...(update ? { update } : {}) },
    };
  const summary = shown(found);
  const tags = [...new Set([...summary.tags, ...ownPart(record).tags])];
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

function ownPart({ summary }: Extract<BackupRecord, { type: 'article' }>) {
  const { keep, readAt, savedAt, state, favourite, tags, position } = summary;
  const isPlace = Number.isInteger(position?.block) && Number.isFinite(position?.progress);
  return {
    ...{ keep, readAt, state, favourite },
    tags: [...new Set(tags.map(cleanTag).filter(Boolean))],
    ...(savedAt === undefined ? {} : { savedAt }),
    ...(position && isPlace
      ? { position: { block: position.block, progress: position.progress } }
      : {}),
  };
}

function timeOf({ savedAt, readAt }: Pick<ArticleSummary, 'savedAt' | 'readAt'>): number {
  return savedAt ?? readAt;
}

async function takePicture(
  record: Extract<BackupRecord, { type: 'picture' }>,
  report: Counts,
): Promise<boolean> {
  const { articleId, url, mime, data } = record;
  if (![articleId, url, mime, data].every((value) => typeof value === 'string')) return false;
  if (!/^image\/[\w.+-]{1,40}$/.test(mime)) return false;
  const library = await openLibrary();
  const found = await library.get('pictures', [articleId, url]);
  // Only pictures that an article of the library shows have a place in it.
  if (!found || found.state === 'kept') return true;
  try {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    await keepPicture({ articleId, url }, new Blob([bytes], { type: mime }));
    report.pictures += 1;
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidCharacterError') return false;
    throw error;
  }
}
