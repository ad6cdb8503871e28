import type { LibrarySearch } from '../library/search.ts';

/** Search over the library in a worker of this page. */
export function searchWorker(): LibrarySearch {
  return { find: async () => ({ hits: [], total: 0 }), onIndexed: () => undefined };
}
