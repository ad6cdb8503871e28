import 'fake-indexeddb/auto';
import { type Article, articleId } from '../../../../src/article/model.ts';
import { saveArticle } from '../../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../../src/library/articles/changes.ts';
import { backupStream } from '../../../../src/library/backup/backup.ts';
import { type RestoreOptions, restoreBackup } from '../../../../src/library/backup/restore.ts';
import { fetchPictures } from '../../../../src/library/pictures/picture-queue.ts';
import { storeSentences } from '../../../../src/library/translations/translations.ts';
import { article, illustrated, jpeg, sentence } from '../sample.ts';

/** The picture of the article that has one. */
export const picture = 'https://cdn.example/1.jpg';

/** An article under the id that its address has. */
export async function real(made: Article): Promise<Article> {
  return { ...made, id: await articleId(made.url) };
}

/** A backup of the library as it is. */
export async function backup(): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of backupStream({ theme: 'dark' })) parts.push(part);
  return Buffer.concat(parts);
}

/** A library of three articles, one with everything; its backup. */
export async function filled(): Promise<{ ids: string[]; file: Buffer }> {
  const made = await Promise.all([
    real(illustrated('a', picture)),
    real(article('b', 'نص ب')),
    real(article('c', 'نص ج')),
  ]);
  const ids = made.map(({ id }) => id);
  for (const one of made) await saveArticle(one);
  await fetchPictures(async () => jpeg);
  await storeSentences([{ ...sentence(ids[0] ?? '', 'س', 'translated'), links: 'AUAC' }]);
  await changeArticles([ids[0] ?? ''], { addTags: ['بحر'], favourite: true, state: 'read' });
  return { ids, file: await backup() };
}

/** Restores a file, and gives the report. */
export function restored(file: Uint8Array, options: RestoreOptions = {}) {
  return restoreBackup(new Blob([new Uint8Array(file)]), options);
}

/** A record of an article that needs nothing; parts of it and of its summary may be replaced. */
export async function articleRecord(name: string, part: object = {}, summary: object = {}) {
  const read = { keep: 'saved', readAt: 1, savedAt: 1, state: 'unread', favourite: false };
  const made = await real(article(name));
  return {
    ...{ type: 'article', article: { ...made, ...part } },
    summary: { ...read, tags: [], ...summary },
  };
}
