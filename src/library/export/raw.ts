import { openLibrary } from '../database/database.ts';
import { ofArticle } from '../database/keys.ts';

/** An article's records just as the database holds them, without its pictures, as JSON: what is left of a damaged one. */
export async function rawRecords(id: string): Promise<string> {
  const transaction = (await openLibrary()).transaction([
    'articles',
    'texts',
    'translations',
    'versions',
  ]);
  const [summary, text, translations, versions] = await Promise.all([
    transaction.objectStore('articles').get(id),
    transaction.objectStore('texts').get(id),
    transaction.objectStore('translations').getAll(ofArticle(id)),
    transaction.objectStore('versions').getAll(ofArticle(id)),
  ]);
  return JSON.stringify({ summary, text, translations, versions }, null, 2);
}
