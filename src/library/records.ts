import type { Article } from '../article/article.ts';
import type { KeptSentence } from '../translation/kept.ts';

/** Whether an article may go when room is needed, or stays until the reader removes it. */
export type Keep = 'cached' | 'saved';

/** How far the reader has come with an article. */
export type ReadingState = 'unread' | 'reading' | 'read' | 'archived';

/** Where the reader stopped: the block at the top (0 is the title) and the share read, 0–1. */
export interface ReadingPosition {
  readonly block: number;
  readonly progress: number;
}

/** How many of an article's pictures are in the queue, kept, in want of a host permission, and not to be had. */
export interface PictureCount {
  readonly wanted: number;
  readonly kept: number;
  readonly permission: number;
  readonly missing: number;
}

/** An article as lists show it: everything but its text. Times are milliseconds since 1970. */
export interface ArticleSummary {
  readonly id: string;
  readonly url: string;
  /** Host of the address without `www.`, as `site:` finds it. */
  readonly site: string;
  readonly title: string;
  readonly siteName?: string;
  readonly byline?: string;
  readonly excerpt?: string;
  readonly lang: string;
  readonly dir: Article['dir'];
  readonly publishedTime?: string;
  readonly leadPicture?: string;
  readonly icon?: string;
  readonly words: number;
  readonly keep: Keep;
  readonly readAt: number;
  readonly savedAt?: number;
  /** When it was removed; it can come back until `purgeRemoved` has run. */
  readonly removedAt?: number;
  readonly state: ReadingState;
  readonly favourite: boolean;
  readonly tags: readonly string[];
  readonly position?: ReadingPosition;
  /** Languages in which translated sentences are kept. */
  readonly targets: readonly string[];
  readonly pictures: PictureCount;
  /** Bytes held by the text and its translations, and by the pictures: estimated from their lengths. */
  readonly textBytes: number;
  readonly pictureBytes: number;
  /** Whether the page has changed since the article was saved. */
  readonly changed: boolean;
}

/** An article of the library with its text. */
export interface ArticleRecord extends ArticleSummary {
  readonly article: Article;
  /** The page's newer text, offered in the place of a saved one. */
  readonly update?: Article;
}

/** A summary as it is stored: with the lists it stands in and the key it is sorted under. */
export interface StoredSummary extends ArticleSummary {
  /** One `[list, minus the time, id]` for each list; see `listsOf`. */
  readonly places: readonly (readonly [list: string, order: number, id: string])[];
  readonly sortTitle: string;
  /** `pageTime` of its publication, or `ownTime` of when it was added where the page did not say. */
  readonly publishedAt: number;
}

/** An article's text as it is stored. */
export interface StoredText {
  readonly id: string;
  readonly article: Article;
  readonly update?: Article;
}

/** An article's translated sentences in one language, as they are stored. */
export interface StoredTranslation {
  readonly articleId: string;
  readonly target: string;
  readonly sentences: readonly Omit<KeptSentence, 'articleId' | 'target'>[];
}

/** Where a picture stands: in the queue, kept, or missing for a reason. */
export type PictureState =
  | 'wanted'
  | 'kept'
  | 'permission'
  | 'left-out'
  | 'too-large'
  | 'failed'
  | 'not-image';

/** A picture of an article as it is stored. */
export interface StoredPicture {
  readonly articleId: string;
  readonly url: string;
  readonly state: PictureState;
  readonly role: 'block' | 'lead' | 'icon';
  readonly blob?: Blob;
  readonly bytes: number;
  readonly tries: number;
  /** When the next try is due. */
  readonly due: number;
}

/** A change that the search index has yet to take in. */
export interface PendingIndex {
  readonly id: string;
  /** When it is to be taken in; a translation that streams in waits for its end. */
  readonly due: number;
  /** Tells this change from a later one. */
  readonly stamp: number;
}
