import { openLibrary } from '../database/database.ts';
import { ofArticle } from '../database/keys.ts';
import type { StoredPicture } from '../database/records.ts';
import { marksOf } from '../marks/marks.ts';
import { savedSearches } from '../searches/saved-searches.ts';
import { keptWords } from '../words/kept-words.ts';
import { type BackupRecord, backupVersion, lineOf } from './backup-format.ts';

/** The whole library as a backup's bytes, read one article and one picture at a time. `settings` must hold no keys. */
export function backupStream(
  settings: Readonly<Record<string, unknown>>,
  onArticle?: (done: number, all: number) => void,
): ReadableStream<Uint8Array> {
  const records = backupRecords(settings, onArticle);
  const lines = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { value, done } = await records.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(await lineOf(value)));
    },
  });
  return lines.pipeThrough(new CompressionStream('gzip'));
}

const defaultName = 'backup.warraq';

/** Writes a backup into an origin-private file of a name, and gives that file: nothing is held in memory. */
export async function writeBackup(
  settings: Readonly<Record<string, unknown>>,
  onArticle?: (done: number, all: number) => void,
  name = defaultName,
): Promise<File> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name, { create: true });
  await backupStream(settings, onArticle).pipeTo(await handle.createWritable());
  return handle.getFile();
}

/** Deletes the origin-private file once it has been downloaded. */
export async function forgetBackup(name = defaultName): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  await folder.removeEntry(name).catch(() => undefined);
}

async function* backupRecords(
  settings: Readonly<Record<string, unknown>>,
  onArticle: ((done: number, all: number) => void) | undefined,
): AsyncGenerator<BackupRecord, void> {
  yield {
    type: 'header',
    format: 'warraq-backup',
    version: backupVersion,
    createdAt: new Date().toISOString(),
    settings,
  };
  for (const search of await savedSearches()) yield { type: 'search', ...search };
  for (const word of await keptWords()) yield { type: 'word', ...word };
  const library = await openLibrary();
  const ids = await library.getAllKeys('articles');
  let articles = 0;
  for (const [at, id] of ids.entries()) {
    const record = await articleRecord(id);
    onArticle?.(at + 1, ids.length);
    if (!record) continue;
    articles += 1;
    yield record;
    yield* partsOf(id);
  }
  yield { type: 'end', articles };
}

/** What belongs to an article beside its text: earlier texts, translations, marks and pictures. */
async function* partsOf(id: string): AsyncGenerator<BackupRecord, void> {
  const library = await openLibrary();
  for (const key of await library.getAllKeys('versions', ofArticle(id))) {
    const version = await library.get('versions', key);
    if (version) yield { type: 'version', ...version };
  }
  for (const translation of await library.getAll('translations', ofArticle(id)))
    yield { type: 'translation', ...translation };
  for (const mark of await marksOf(id)) yield { type: 'mark', ...mark };
  for (const key of await library.getAllKeys('pictures', ofArticle(id))) {
    const picture = await library.get('pictures', key);
    if (picture?.blob) yield await pictureRecord(picture, picture.blob);
  }
}

async function articleRecord(id: string): Promise<BackupRecord | undefined> {
  const transaction = (await openLibrary()).transaction(['articles', 'texts']);
  const [summary, text] = await Promise.all([
    transaction.objectStore('articles').get(id),
    transaction.objectStore('texts').get(id),
  ]);
  if (!summary || !text || summary.removedAt !== undefined) return undefined;
  const { keep, readAt, savedAt, addedAt, state, favourite, tags, position } = summary;
  const { at, updateAt } = text;
  return {
    type: 'article',
    article: text.article,
    ...(text.update ? { update: text.update } : {}),
    ...(at === undefined ? {} : { at }),
    ...(updateAt === undefined ? {} : { updateAt }),
    summary: {
      ...{ keep, readAt, state, favourite, tags },
      ...(savedAt === undefined ? {} : { savedAt }),
      ...(addedAt === undefined ? {} : { addedAt }),
      ...(position ? { position } : {}),
    },
  };
}

async function pictureRecord(picture: StoredPicture, blob: Blob): Promise<BackupRecord> {
  const { articleId, url, role } = picture;
  const data = base64(new Uint8Array(await blob.arrayBuffer()));
  return { type: 'picture', articleId, url, role, mime: blob.type, data };
}

function base64(bytes: Uint8Array): string {
  let letters = '';
  // fromCharCode takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(letters);
}
