import type * as v from 'valibot';
import type { Article } from '../../article/model.ts';
import type { WithoutGaps } from '../../article/schema.ts';
import type {
  keptWordSchema,
  markSchema,
  savedSearchSchema,
  summarySchema,
  translationSchema,
} from './schema.ts';

/** An article as lists show it: everything but its text. Times are milliseconds since 1970. */
export interface ArticleSummary extends Readonly<WithoutGaps<v.InferOutput<typeof summarySchema>>> {
  /** True where the database's record was so damaged that its row can only be removed or taken out as it is. */
  readonly isDamaged?: true;
}

/** Whether an article may go when room is needed, or stays until the reader removes it. */
export type Keep = ArticleSummary['keep'];

/** How far the reader has come with an article. */
export type ReadingState = ArticleSummary['state'];

/** A list of articles, as the index `places` of the store `articles` has it: `[list, minus the time, id]`. */
export type ArticleList =
  | 'all'
  | 'current'
  | 'removed'
  | 'favourite'
  | 'changed'
  | 'marked'
  | 'noted'
  | `keep:${Keep}`
  | `state:${ReadingState}`
  | `site:${string}`
  | `tag:${string}`;

/** Where the reader stopped: the block at the top (0 is the title) and the share read, 0–1. */
export type ReadingPosition = Readonly<NonNullable<ArticleSummary['position']>>;

/** How many of an article's pictures are in the queue, kept, in want of a host permission, and not to be had. */
export type PictureCount = ArticleSummary['pictures'];

/** An article of the library with its text. */
export interface ArticleRecord extends ArticleSummary {
  readonly article: Article;
  /** The page's newer text, offered in the place of a saved one. */
  readonly update?: Article;
}

/** A summary as it is stored: with the lists it stands in and the key it is sorted under. */
export interface StoredSummary extends ArticleSummary {
  /** One `[list, minus the time, id]` for each list; see `listsOf`. */
  readonly places: readonly (readonly [list: ArticleList, order: number, id: string])[];
  readonly sortTitle: string;
  /** `pageTime` of its publication, or `ownTime` of when it was added where the page did not say. */
  readonly publishedAt: number;
}

/** An article's text as it is stored. */
export interface StoredText {
  readonly id: string;
  readonly article: Article;
  readonly update?: Article;
  /** When the page was first read with this text, and with its update; milliseconds since 1970, unknown of what older versions kept. */
  readonly at?: number;
  readonly updateAt?: number;
  /** What another version of the extractor than the text's own last took out of the unchanged page. */
  readonly seen?: { readonly extractor: string; readonly print: string };
}

/** An earlier text of a saved article: neither the one it is shown with nor its update. */
export interface StoredVersion {
  readonly articleId: string;
  /** When the page was first read with this text; milliseconds since 1970. */
  readonly at: number;
  readonly article: Article;
}

/** A search that the reader keeps. */
export type SavedSearch = Readonly<v.InferOutput<typeof savedSearchSchema>>;

/** A word that the reader keeps, with its sentence and what was known of it. */
export type KeptWord = Readonly<v.InferOutput<typeof keptWordSchema>>;

/** What the reader marked in an article, and the note to it. */
export type Mark = Readonly<v.InferOutput<typeof markSchema>>;

/** An article's translated sentences in one language, as they are stored. */
export type StoredTranslation = Readonly<v.InferOutput<typeof translationSchema>>;

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
