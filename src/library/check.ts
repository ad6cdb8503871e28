import { pendingIndex } from './articles/articles.ts';
import { readable } from './articles/stored-text.ts';
import { openLibrary } from './database/database.ts';
import { picturesOfState } from './database/keys.ts';
import type { StoredPicture } from './database/records.ts';
import { announceChange } from './events.ts';
import { newSummary, toStored } from './lists/summary.ts';
import { countMarks } from './marks/mark-store.ts';
import { newPicture } from './pictures/picture-list.ts';
import { count } from './pictures/picture-queue.ts';
import { keepVersions, versionLimits } from './versions/versions.ts';

/** What the library's check of itself found. */
export interface LibraryHealth {
  /** Articles whose list entry was missing and was written again from the text. */
  readonly recovered: number;
  /** Titles of articles whose text is gone. */
  readonly lost: readonly string[];
  /** Kept pictures whose file is gone; they are fetched again. */
  readonly picturesLost: number;
  /** Translations, pictures, versions and marks of articles that are not there; they were deleted. */
  readonly strays: number;
}

/** Compares the stores with each other, repairs what can be repaired, and says what cannot. Each repair is one transaction. */
export async function checkLibrary(): Promise<LibraryHealth> {
  const recovered = await recoverSummaries();
  const lost = await forgetTextless();
  const strays = await deleteStrays();
  const picturesLost = await checkPictures();
  if (recovered || lost.length || picturesLost) announceChange();
  return { recovered, lost, strays, picturesLost };
}

async function recoverSummaries(): Promise<number> {
  const library = await openLibrary();
  const transaction = library.transaction(
    ['articles', 'texts', 'versions', 'marks', 'pending'],
    'readwrite',
  );
  const texts = transaction.objectStore('texts');
  const articles = transaction.objectStore('articles');
  const [known, ids] = await Promise.all([articles.getAllKeys(), texts.getAllKeys()]);
  const has = new Set(known);
  const orphans = await Promise.all(ids.filter((id) => !has.has(id)).map((id) => texts.get(id)));
  const whole = orphans.flatMap((text) => (text && readable(text)) ?? []);
  const versions = transaction.objectStore('versions');
  const counts = await Promise.all(
    whole.map(async ({ id }) => ({
      ...(await keepVersions(versions, id, [], versionLimits(true))),
      ...(await countMarks(transaction.objectStore('marks'), id)),
    })),
  );
  const requests = whole.flatMap(({ article }, at) => [
    articles.put(toStored({ ...newSummary(article, 'saved', Date.now()), ...counts[at] })),
    transaction.objectStore('pending').put(pendingIndex(article.id)),
  ]);
  await Promise.all([...requests, transaction.done]);
  return whole.length;
}

async function forgetTextless(): Promise<string[]> {
  const library = await openLibrary();
  const transaction = library.transaction(['articles', 'texts', 'pending'], 'readwrite');
  const articles = transaction.objectStore('articles');
  const [ids, texts] = await Promise.all([
    articles.getAllKeys(),
    transaction.objectStore('texts').getAllKeys(),
  ]);
  const has = new Set(texts);
  const textless = ids.filter((id) => !has.has(id));
  const summaries = await Promise.all(textless.map((id) => articles.get(id)));
  const requests = textless.flatMap((id) => [
    articles.delete(id),
    transaction.objectStore('pending').put(pendingIndex(id)),
  ]);
  await Promise.all([...requests, transaction.done]);
  return summaries.flatMap((summary) => (summary?.title ? [summary.title] : []));
}

async function deleteStrays(): Promise<number> {
  const library = await openLibrary();
  const transaction = library.transaction(
    ['articles', 'translations', 'pictures', 'versions', 'marks'],
    'readwrite',
  );
  const has = new Set(await transaction.objectStore('articles').getAllKeys());
  const translations = transaction.objectStore('translations');
  const pictures = transaction.objectStore('pictures');
  const versions = transaction.objectStore('versions');
  const marks = transaction.objectStore('marks');
  const [translated, pictured, versioned, marked] = await Promise.all([
    translations.getAllKeys(),
    pictures.getAllKeys(),
    versions.getAllKeys(),
    marks.getAll(),
  ]);
  const requests = [
    ...translated.filter(([id]) => !has.has(id)).map((key) => translations.delete(key)),
    ...pictured.filter(([id]) => !has.has(id)).map((key) => pictures.delete(key)),
    ...versioned.filter(([id]) => !has.has(id)).map((key) => versions.delete(key)),
    ...marked.filter(({ articleId }) => !has.has(articleId)).map(({ id }) => marks.delete(id)),
  ];
  await Promise.all([...requests, transaction.done]);
  return requests.length;
}

async function checkPictures(): Promise<number> {
  const library = await openLibrary();
  const transaction = library.transaction(['articles', 'pictures'], 'readwrite');
  const pictures = transaction.objectStore('pictures');
  const broken: StoredPicture[] = [];
  let cursor = await pictures.index('queue').openCursor(picturesOfState('kept'));
  while (cursor) {
    if (!isWhole(cursor.value)) broken.push(cursor.value);
    cursor = await cursor.continue();
  }
  for (const picture of broken) {
    const wanted = newPicture(picture.articleId, picture);
    await pictures.put(wanted);
    await count(transaction, picture.articleId, [[picture, wanted]]);
  }
  await transaction.done;
  return broken.length;
}

function isWhole({ blob, bytes }: StoredPicture): boolean {
  return blob instanceof Blob && blob.size === bytes;
}
