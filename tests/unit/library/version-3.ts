import { openDB } from 'idb';
import { article } from './sample.ts';

const savedAt = Date.UTC(2026, 0, 5);

/**
 * Makes a library of version 3 as that version made it, described in full, since its code is gone: a saved article (`a`) whose
 * page has changed, and one that was read only (`b`).
 */
export async function makeVersion3(): Promise<void> {
  const library = await openDB('warraq', 3, {
    upgrade(made) {
      const articles = made.createObjectStore('articles', { keyPath: 'id' });
      articles.createIndex('places', 'places', { multiEntry: true });
      for (const name of ['readAt', 'publishedAt', 'sortTitle']) articles.createIndex(name, name);
      made.createObjectStore('texts', { keyPath: 'id' });
      made.createObjectStore('translations', { keyPath: ['articleId', 'target'] });
      const pictures = made.createObjectStore('pictures', { keyPath: ['articleId', 'url'] });
      pictures.createIndex('queue', ['state', 'due']);
      made.createObjectStore('pending', { keyPath: 'id' }).createIndex('due', 'due');
    },
  });
  const transaction = library.transaction(['articles', 'texts'], 'readwrite');
  for (const [id, keep] of [
    ['a', 'saved'],
    ['b', 'cached'],
  ] as const) {
    const lists = ['all', 'current', `keep:${keep}`, 'state:unread', 'site:news.example'];
    void transaction.objectStore('articles').put({
      ...{ id, url: `https://www.news.example/${id}`, site: 'news.example', title: `خبر ${id}` },
      ...{ lang: 'ar', dir: 'rtl', words: 4, keep, readAt: savedAt, state: 'unread' },
      ...(keep === 'saved' ? { savedAt, changed: true } : { changed: false }),
      ...{ favourite: false, tags: [], targets: [], textBytes: 400, pictureBytes: 0 },
      ...{ pictures: { wanted: 0, kept: 0, permission: 0, missing: 0 } },
      ...{ sortTitle: `خبر ${id}`, publishedAt: savedAt },
      places: lists.map((list) => [list, -savedAt, id]),
    });
    const update = keep === 'saved' ? { update: article(id, 'نص أحدث') } : {};
    void transaction.objectStore('texts').put({ id, article: article(id), ...update });
  }
  await transaction.done;
  library.close();
}

/** When the articles of version 3's library were added. */
export const addedIn3 = savedAt;
