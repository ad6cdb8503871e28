import { openLibrary } from '../../../src/library/database/database.ts';
import type { StoredTranslation } from '../../../src/library/database/records.ts';
import { newSummary, toStored } from '../../../src/library/lists/summary.ts';
import { reconcileIndex } from '../../../src/library/search/indexer.ts';
import { inventedArticle, inventedTranslation } from './invented.ts';

/** Fills the library with invented articles (saved, translated), without their index; many to a transaction, to be quick. */
export async function seed(from: number, to: number): Promise<void> {
  const library = await openLibrary();
  for (let start = from; start < to; start += 250) {
    const transaction = library.transaction(['articles', 'texts', 'translations'], 'readwrite');
    for (let n = start; n < Math.min(to, start + 250); n += 1) {
      const article = inventedArticle(n);
      const summary = newSummary(article, 'saved', Date.UTC(2024, 0, 1) + n * 60_000);
      const sentences: StoredTranslation['sentences'] = inventedTranslation(n).map(
        ({ articleId, target, ...sentence }) => sentence,
      );
      void transaction.objectStore('articles').put(
        toStored({
          ...summary,
          state: n % 3 ? 'read' : 'unread',
          favourite: n % 50 === 0,
          tags: n % 10 ? [] : [`وسم ${n % 70}`],
          targets: ['en'],
        }),
      );
      void transaction.objectStore('texts').put({ id: article.id, article });
      void transaction
        .objectStore('translations')
        .put({ articleId: article.id, target: 'en', sentences });
    }
    await transaction.done;
  }
}

/** Takes everything into the search index; `indexedIn` of the page is then the milliseconds that it took. */
export function startIndexing(): void {
  const start = performance.now();
  void reconcileIndex().then(() =>
    Object.assign(globalThis, { indexedIn: performance.now() - start }),
  );
}
