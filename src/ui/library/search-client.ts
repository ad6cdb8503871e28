import type { ListFilter } from '../../library/lists/list.ts';
import type { SearchFilter, SearchResult } from '../../library/search/search.ts';

/** What the page asks of the worker that searches. */
export type SearchRequest = { readonly id: number } & Asked;

/** A query, or an article that others are to be like. */
type Asked = { readonly query: string; readonly filter: ListFilter } | { readonly similar: string };

/** What the worker answers, or that its index has taken in changes. */
export type SearchReply =
  | { readonly id: number; readonly result: SearchResult }
  | { readonly id: number; readonly error: string }
  | { readonly indexed: true };

interface Waiting {
  readonly resolve: (result: SearchResult) => void;
  readonly reject: (error: Error) => void;
}

/** How long the worker waits while the page shows its first rows, in milliseconds; a query starts it at once. */
const headStart = 400;

/** Search over the library in a worker of this page, so that typing stays smooth. */
export function searchInWorker(): SearchFilter {
  let worker: Worker | undefined;
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<() => void>();
  let last = 0;
  const start = (): Worker => {
    if (worker) return worker;
    worker = new Worker('search-worker.js', { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<SearchReply>) => hear(data);
    return worker;
  };
  const hear = (data: SearchReply): void => {
    if ('indexed' in data) {
      for (const listener of listeners) listener();
      return;
    }
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('result' in data) asked?.resolve(data.result);
    else asked?.reject(new Error(data.error));
  };
  setTimeout(start, headStart);
  const ask = (asked: Asked): Promise<SearchResult> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      start().postMessage({ id, ...asked } satisfies SearchRequest);
    });
  return {
    find: (query, filter = {}) => ask({ query, filter }),
    similar: (articleId) => ask({ similar: articleId }),
    onIndexed: (callback, signal) => {
      listeners.add(callback);
      signal.addEventListener('abort', () => listeners.delete(callback));
    },
  };
}
