import type { ArticleChange } from '../../library/articles/changes.ts';
import type { LibraryHealth } from '../../library/check.ts';
import type {
  KeptWord,
  Mark,
  ReadingPosition,
  SavedSearch,
} from '../../library/database/records.ts';

/** What the background does to the library for the extension's pages, beside saving and removing an article. */
export interface LibraryApi {
  changeArticles(ids: readonly string[], change: ArticleChange): Promise<void>;
  keepPosition(id: string, position: ReadingPosition): Promise<void>;
  /** Takes articles out of every list; they can be brought back for ten minutes. */
  moveToTrash(ids: readonly string[]): Promise<void>;
  restoreFromTrash(ids: readonly string[]): Promise<void>;
  /**
   * Keeps an article no longer for good: it goes on as one that was read, or, where nothing is kept that is only read and nothing in
   * it is marked, goes away.
   */
  unsave(id: string): Promise<void>;
  /** Fetches an article's missing pictures again. */
  picturesAgain(id: string): Promise<void>;
  /** Gives up the pictures that would need a permission. */
  skipPictures(id: string): Promise<void>;
  /** Keeps a search, or changes one that is kept. Refuses what is none, and more than there may be. */
  keepSearch(search: SavedSearch): Promise<void>;
  /** Notes that a kept search was opened just now. */
  openSearch(id: string): Promise<void>;
  removeSearch(id: string): Promise<void>;
  /** Keeps words, each in the place of what was kept of it before. Refuses what is none, what is of a private window, and more than there may be. */
  keepWords(words: readonly KeptWord[]): Promise<void>;
  removeWords(ids: readonly string[]): Promise<void>;
  /** Keeps a mark in an article of the library, or changes the one with its id. Refuses what is none, and more than an article may have. */
  keepMark(mark: Mark): Promise<void>;
  removeMark(id: string): Promise<void>;
  /** Compares the stores with each other and repairs what can be repaired. */
  checkLibrary(): Promise<LibraryHealth>;
  /** Whether the browser itself has emptied the library, and the reader has not yet said that this was read. */
  isEmptied(): Promise<boolean>;
  /** The reader has read that the library was emptied, or brought its articles back. */
  forgetEmptied(): Promise<void>;
}
