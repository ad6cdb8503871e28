import type { Direction } from '../../article/model.ts';
import type { ArticleSummary } from '../database/records.ts';
import type { ListFilter } from '../lists/list.ts';

/** A passage of an article around what a query found, with the words that match. */
export interface Passage {
  readonly lang: string;
  readonly dir: Direction;
  /** Whether it is out of a note of the reader's. */
  readonly isNote?: boolean;
  readonly parts: readonly { readonly text: string; readonly isMatch: boolean }[];
}

/** An article that a query found. */
export interface SearchHit {
  readonly article: ArticleSummary;
  /** Absent where the title, a tag or the query's filters alone matched. */
  readonly passage?: Passage;
}

/** What a query found: the best hits, and how many there are in all. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** What of the query could not be understood and was left out. */
  readonly ignored: readonly string[];
}

/** Search over the library, wherever it runs. */
export interface SearchFilter {
  /** What is found among the articles that the filter lets through, `limit` of them (20 where absent): the best first, or in the filter's order. */
  find(query: string, filter?: ListFilter): Promise<SearchResult>;
  /** The same story on other sites: what shares most of an article's telling words, the most alike first. */
  similar(articleId: string): Promise<SearchResult>;
  /** Calls back when the index has taken in changes, until the signal aborts. */
  onIndexed(callback: () => void, signal: AbortSignal): void;
}
