import { openDB } from 'idb';
import { article } from './sample.ts';

const savedAt = Date.UTC(2026, 0, 5);

/** A summary just as version 1 wrote it, with what it did not know left out. */
function summaryOf1(id: string, part: object = {}, lists: readonly string[] = []) {
  const names = ['all', 'keep:saved', 'state:unread', 'site:news.example', ...lists];
  return {
    ...{ id, url: `https://www.news.example/${id}`, site: 'news.example', title: `خبر ${id}` },
    ...{ lang: 'ar', dir: 'rtl', words: 4, keep: 'saved', readAt: savedAt, savedAt },
    ...{ state: 'unread', favourite: false, tags: [], targets: [], textBytes: 400 },
    ...{ pictures: { wanted: 0, kept: 0, permission: 0, missing: 0 }, pictureBytes: 0 },
    ...{ changed: false, sortTitle: `خبر ${id}` },
    places: names.map((list) => [list, -savedAt, id]),
    ...part,
  };
}

/** The file of the picture that version 1's library keeps. */
export const pictureOf1 = new Blob(['picture'], { type: 'image/jpeg' });

/**
 * Makes a library of version 1 as that version made it, described in full, since its code is gone: an article with all that
 * belongs to one (`a`), an archived one (`b`), and as many plain ones as asked for (`n0` …).
 */
export async function makeVersion1(plain = 0): Promise<void> {
  const library = await openDB('warraq', 1, {
    upgrade(made) {
      const articles = made.createObjectStore('articles', { keyPath: 'id' });
      articles.createIndex('places', 'places', { multiEntry: true });
      articles.createIndex('readAt', 'readAt');
      articles.createIndex('sortTitle', 'sortTitle');
      made.createObjectStore('texts', { keyPath: 'id' });
      made.createObjectStore('translations', { keyPath: ['articleId', 'target'] });
      const pictures = made.createObjectStore('pictures', { keyPath: ['articleId', 'url'] });
      pictures.createIndex('queue', ['state', 'due']);
      made.createObjectStore('pending', { keyPath: 'id' }).createIndex('due', 'due');
    },
  });
  const summaries = [
    summaryOf1('a', {
      ...{ publishedTime: '2025-03-01T08:00:00+03:00', tags: ['بحر'], targets: ['en'] },
      places: [...summaryOf1('a').places, ['tag:بحر', -savedAt, 'a']],
      pictures: { wanted: 0, kept: 1, permission: 0, missing: 0 },
      pictureBytes: 7,
    }),
    summaryOf1('b', { state: 'archived' }),
    ...Array.from({ length: plain }, (_, n) => summaryOf1(`n${n}`)),
  ];
  const transaction = library.transaction(['articles', 'texts'], 'readwrite');
  for (const summary of summaries) {
    void transaction.objectStore('articles').put(summary);
    void transaction.objectStore('texts').put({ id: summary.id, article: article(summary.id) });
  }
  await transaction.done;
  await library.put('translations', {
    ...{ articleId: 'a', target: 'en' },
    sentences: [
      { source: 'س', engine: 'bergamot', model: '1', translation: { text: 'kept', marks: [] } },
    ],
  });
  await library.put('pictures', {
    ...{ articleId: 'a', url: 'https://cdn.example/1.jpg', state: 'kept', role: 'block' },
    ...{ blob: pictureOf1, bytes: 7, tries: 0, due: 0 },
  });
  library.close();
}
