import { openLibrary } from '../database/database.ts';
import { announceChange } from '../events.ts';
import { restoreMark } from '../marks/marks.ts';
import { storePicture } from '../pictures/picture-queue.ts';
import { pictureType } from '../pictures/picture-type.ts';
import { addSearch } from '../searches/saved-searches.ts';
import { addSentences } from '../translations/translations.ts';
import { addWord } from '../words/kept-words.ts';
import {
  checkedArticle,
  checkedHeader,
  checkedMark,
  checkedPicture,
  checkedSearch,
  checkedTranslation,
  checkedVersion,
  checkedWord,
} from './backup-check.ts';
import { backupVersion, recordOf } from './backup-format.ts';
import { BackupEnded, backupLines } from './backup-lines.ts';
import { restoreArticle, restoreVersion } from './restore-article.ts';

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
  /** Records, or sentences in one, that were damaged, not as Warraq writes them, or there twice; they were left out. */
  readonly damaged: number;
  /** Articles that were taken but for what was damaged in them or beyond the limits. */
  readonly mended: number;
  readonly pictures: number;
  /** Kept words that the library did not have. */
  readonly words: number;
  /** Marks, with or without a note, that the library did not have. */
  readonly marks: number;
  /** Whether the file was read to its end. */
  readonly isComplete: boolean;
  /** The settings in the backup; they are not applied. */
  readonly settings: Readonly<Record<string, unknown>>;
}

type Counts = { -readonly [K in keyof RestoreReport]: RestoreReport[K] };

/** Why a file is no backup that can be restored. */
export type RestoreRefusal = 'not-a-backup' | 'newer-version';

/** How far a restore has come. */
export interface RestoreProgress {
  readonly articles: number;
  /** Records read, taken or not. */
  readonly records: number;
  /** The part of the file that was read, 0–1. */
  readonly share: number;
}

/** How to restore. */
export interface RestoreOptions {
  /** Called several times a second. */
  readonly onProgress?: (progress: RestoreProgress) => void;
  /** Ends the restore before the next record; what was restored stays. */
  readonly signal?: AbortSignal;
}

/**
 * Restores a backup: each article with one transaction, nothing overwritten. It is the one place where a page writes the
 * library: a file with pictures cannot go to the background in a message. Two restores never run at once.
 */
export async function restoreBackup(
  file: Blob,
  options: RestoreOptions = {},
): Promise<RestoreReport | RestoreRefusal> {
  const run = (): Promise<RestoreReport | RestoreRefusal> => restore(file, options);
  if (!globalThis.navigator?.locks) return run();
  const result = navigator.locks.request('warraq-restore', run);
  return result as ReturnType<typeof run>;
}

/** What is left unread is bounded, in a row and in all: no damage leaves so much, only a file made to take for ever. */
const mostUnread = { inRow: 1000, beside: 10 } as const;

/** How often progress is told, in milliseconds. */
const telling = 100;

/** A restore under way. */
interface Restoring {
  readonly report: Counts;
  /** What was taken so far, by its key; an article's by its id. */
  readonly taken: Set<string>;
}

async function restore(file: Blob, options: RestoreOptions) {
  let share = 0;
  const lines = backupLines(file, (read) => {
    share = read;
  });
  const header = await headerOf(lines);
  if (typeof header === 'string') return header;
  const report: Counts = {
    ...{ fresh: 0, same: 0, newer: 0, older: 0, damaged: 0, mended: 0, pictures: 0 },
    ...{ words: 0, marks: 0 },
    isComplete: false,
    settings: header.settings,
  };
  try {
    const tell = teller(report, () => share, options.onProgress);
    await takeAll(lines, { report, taken: new Set() }, { ...options, tell });
  } catch (error) {
    if (!(error instanceof BackupEnded)) throw error;
  }
  announceChange();
  return report;
}

async function takeAll(
  lines: AsyncGenerator<string, void>,
  restoring: Restoring,
  { signal, tell }: Pick<RestoreOptions, 'signal'> & { readonly tell: (records: number) => void },
): Promise<void> {
  const isTooMuch = unreadLimit();
  let records = 0;
  for await (const line of lines) {
    if (signal?.aborted) return;
    records += 1;
    const outcome = line ? await take(await recordOf(line), restoring) : 'unknown';
    if (outcome === 'end') return;
    if (outcome === 'damaged') restoring.report.damaged += 1;
    if (isTooMuch(outcome, restoring.taken.size)) throw new BackupEnded('too-large');
    tell(records);
  }
}

/** Counts what is left unread, and says when it is more than any damage leaves. */
function unreadLimit(): (outcome: Outcome, taken: number) => boolean {
  let inRow = 0;
  let all = 0;
  return (outcome, taken) => {
    inRow = outcome === 'taken' ? 0 : inRow + 1;
    all += outcome === 'taken' ? 0 : 1;
    return inRow > mostUnread.inRow || all > mostUnread.inRow + mostUnread.beside * taken;
  };
}

/** Tells progress from time to time. */
function teller(
  report: RestoreReport,
  share: () => number,
  onProgress: RestoreOptions['onProgress'],
): (records: number) => void {
  let told = 0;
  return (records) => {
    if (performance.now() - told < telling) return;
    told = performance.now();
    const articles = report.fresh + report.same + report.newer + report.older;
    onProgress?.({ articles, records, share: share() });
  };
}

async function headerOf(lines: AsyncGenerator<string, void>) {
  const first = await lines.next().catch(() => undefined);
  const header = checkedHeader(first?.value ? await recordOf(first.value) : undefined);
  if (!header) return 'not-a-backup';
  return header.version > backupVersion ? 'newer-version' : header;
}

/** What becomes of a record; one of a type that a later version may know is `unknown`. */
type Outcome = 'taken' | 'damaged' | 'unknown' | 'end';

async function take(record: { readonly type: string } | undefined, restoring: Restoring) {
  switch (record?.type) {
    case undefined:
      return 'damaged' satisfies Outcome;
    case 'article':
      return takeArticleRecord(record, restoring);
    case 'version':
      return takeVersion(record, restoring);
    case 'search':
      return takeSearch(record);
    case 'word':
      return takeWord(record, restoring);
    case 'translation':
      return takeTranslation(record, restoring);
    case 'mark':
      return takeMark(record, restoring);
    case 'picture':
      return takePicture(record, restoring);
    case 'end':
      restoring.report.isComplete = true;
      return 'end';
    default:
      return 'unknown';
  }
}

/** Notes that something is taken; false where it was before, or is a part of an article that is not of this file. */
function isFirst({ taken }: Restoring, articleId: string, ...part: readonly string[]): boolean {
  const key = [articleId, ...part].join(' ');
  if (taken.has(key) || (part.length > 0 && !taken.has(articleId))) return false;
  taken.add(key);
  return true;
}

async function takeArticleRecord(record: unknown, restoring: Restoring): Promise<Outcome> {
  const checked = await checkedArticle(record);
  if (!checked || !isFirst(restoring, checked.record.article.id)) return 'damaged';
  const { report } = restoring;
  report[await restoreArticle(checked.record)] += 1;
  if (checked.isMended) report.mended += 1;
  return 'taken';
}

async function takeVersion(value: unknown, restoring: Restoring): Promise<Outcome> {
  const version = checkedVersion(value);
  if (!version || !isFirst(restoring, version.articleId, 'version', String(version.at)))
    return 'damaged';
  await restoreVersion(version);
  return 'taken';
}

async function takeSearch(value: unknown): Promise<Outcome> {
  const search = checkedSearch(value);
  if (!search) return 'damaged';
  const { type, ...kept } = search;
  // More than the library holds are no more of a loss than a record that nobody knows.
  return (await addSearch(kept)) ? 'taken' : 'unknown';
}

async function takeWord(value: unknown, restoring: Restoring): Promise<Outcome> {
  const word = checkedWord(value);
  if (!word || !isFirst(restoring, `word ${word.id}`)) return 'damaged';
  const outcome = await addWord(word);
  if (outcome === 'added') restoring.report.words += 1;
  return outcome === 'too-many' ? 'unknown' : 'taken';
}

async function takeTranslation(value: unknown, restoring: Restoring): Promise<Outcome> {
  const checked = checkedTranslation(value);
  if (!checked) return 'damaged';
  const { type, ...translation } = checked.record;
  const { articleId, target } = translation;
  if (!isFirst(restoring, articleId, 'translation', target)) return 'damaged';
  await addSentences(translation);
  if (checked.isMended) restoring.report.damaged += 1;
  return 'taken';
}

async function takeMark(value: unknown, restoring: Restoring): Promise<Outcome> {
  const mark = checkedMark(value);
  if (!mark || !isFirst(restoring, mark.articleId, 'mark', mark.id)) return 'damaged';
  const isNew = await restoreMark(mark);
  if (isNew === undefined) return 'damaged';
  if (isNew) restoring.report.marks += 1;
  return 'taken';
}

async function takePicture(value: unknown, restoring: Restoring): Promise<Outcome> {
  const picture = checkedPicture(value);
  const bytes = picture && bytesOf(picture.data);
  if (!bytes || !isFirst(restoring, picture.articleId, 'picture', picture.url)) return 'damaged';
  const { articleId, url, mime } = picture;
  const found = await (await openLibrary()).get('pictures', [articleId, url]);
  // Only pictures that an article of the library shows have a place in it.
  if (!found || found.state === 'kept') return 'taken';
  const type = pictureType(bytes, mime);
  if (!type) return 'damaged';
  await storePicture({ articleId, url }, new Blob([bytes], { type }));
  restoring.report.pictures += 1;
  return 'taken';
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
