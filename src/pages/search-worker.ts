import { onLibraryChanged } from '../library/events.ts';
import { findArticles } from '../library/search/find.ts';
import { indexPending, rebuildIndex, reconcileIndex } from '../library/search/indexer.ts';
import type { SearchResult } from '../library/search/search.ts';
import { findSimilar } from '../library/search/similar.ts';
import type { SearchReply, SearchRequest } from '../ui/library/search-client.ts';

// A worker of the library page: searches, and keeps the index up to date while the page is open.

function reply(message: SearchReply): void {
  postMessage(message);
}

async function find(request: SearchRequest) {
  const ask = (): Promise<SearchResult> =>
    'similar' in request
      ? findSimilar(request.similar)
      : findArticles(request.query, request.filter);
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    await rebuildIndex();
    return ask();
  }
}

self.onmessage = ({ data }: MessageEvent<SearchRequest>) => {
  find(data).then(
    (result) => reply({ id: data.id, result }),
    (error: unknown) => reply({ id: data.id, error: String(error) }),
  );
};

let timer: ReturnType<typeof setTimeout> | undefined;

async function follow(): Promise<void> {
  clearTimeout(timer);
  const due = await indexPending();
  if (due !== undefined)
    timer = setTimeout(() => void follow(), Math.max(50, due - Date.now() + 20));
  reply({ indexed: true });
}

onLibraryChanged(() => void follow(), new AbortController().signal);
// A first query comes before it: it reads every key of the library.
setTimeout(() => void reconcileIndex().then(follow), 1000);
