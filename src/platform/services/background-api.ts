import type { Article, ExtractionFailure, Scope } from '../../article/model.ts';
import type { ArticleRecord, ReadingPosition } from '../../library/database/records.ts';
import type { EngineId, EngineSettings } from '../../translation/engine.ts';
import type { MemoryEntry } from '../../translation/memory/translation-memory.ts';
import type { TranslatorSettings } from '../../translation/translator.ts';
import type { BackupApi } from '../backup/backup-api.ts';
import type { Settings } from '../settings/settings.ts';
import type { Keys } from '../settings/settings-store.ts';
import type { LibraryApi } from './library-api.ts';

/** Why a tab could not be read: the page's own reason, it has not come yet, or the browser forbids reading it at all. */
export type ReadFailure = ExtractionFailure | 'loading' | 'forbidden';

/** Why an article is not kept: a private window, no storage, caching switched off, a full disk, another fault, or that it is a list of headlines. */
export type Unkept = 'private' | 'no-storage' | 'switched-off' | 'full' | 'failed' | 'listing';

/** An article that is not stored, and why. */
export interface UnkeptArticle {
  readonly article: Article;
  readonly unkept: Unkept;
}

/** What reading a tab comes to. */
export type Reading =
  | {
      readonly article: Article;
      /** False in private windows and where the browser gives no storage. */
      readonly kept: boolean;
      /** Whether the article is saved. */
      readonly saved: boolean;
      /** True when the page has changed since it was saved; `article` is then the saved text. */
      readonly changed: boolean;
      /** What is kept of its translation into the reader's language, where that is not too much for a message. */
      readonly sentences?: readonly MemoryEntry[];
      /** Where the reader stopped last time. */
      readonly position?: ReadingPosition;
      /** Why nothing can be kept. */
      readonly unkept?: Unkept;
    }
  | { readonly failure: ReadFailure };

/** An article of the library, and what is kept of its translation into one language. */
export interface KeptArticle {
  readonly record: ArticleRecord;
  readonly target: string;
  readonly sentences: readonly MemoryEntry[];
}

/** What the background worker does for the extension's pages. */
export interface Background extends LibraryApi, BackupApi {
  /** Takes the article out of a tab and caches it. */
  readTab(tabId: number, scope?: Scope): Promise<Reading>;
  /** Lets the reader choose, in a tab's page, the area that holds the article. */
  pickArea(tabId: number): Promise<void>;
  /**
   * Says that an article's page is about to open, so that its title's first sentence is translated meanwhile where the engine on the
   * device does that. Costs little where it does not open after all.
   */
  openSoon(id: string): Promise<void>;
  /**
   * An article of the library for the page that opens it. Its translation begins, where it has none yet and the reader wants
   * translations. Undefined where there is none, or one so large or damaged that the page had better look itself.
   */
  openArticle(id: string): Promise<KeptArticle | undefined>;
  /** An article that is not stored, while the background still holds it; one that is just being written is waited for. */
  unkeptArticle(id: string): Promise<UnkeptArticle | undefined>;
  /** Keeps an article for good; its pictures follow. */
  save(article: Article): Promise<void>;
  /** Puts the changed page's text in the place of a saved article's. */
  update(id: string): Promise<Article>;
  /** Puts a line back that an article's reading left out, by its place among those lines. */
  putLineBack(id: string, which: number): Promise<void>;
  remove(id: string): Promise<void>;
  removeAll(): Promise<void>;
  /** Keeps translated sentences; only the translator calls it. */
  keepSentences(sentences: readonly MemoryEntry[]): Promise<void>;
  /** The settings as they are stored; `getSettings` mostly need not ask. */
  settings(): Promise<Settings>;
  /** Saves some settings and leaves the others as they are; done even if the page that asks is closed at once. */
  changeSettings(change: Partial<Settings>): Promise<void>;
  /** The API keys; only the options page calls it. */
  keys(): Promise<Keys>;
  /** Keeps an engine's API key for the address that the engine has with these settings, or forgets it when empty. */
  setKey(engine: EngineId, key: string, settings: EngineSettings): Promise<void>;
  /** Makes sure that the translator is there to be connected to. */
  startTranslator(): Promise<void>;
  /** The reader's choice of engines with their keys; only the translator calls it. */
  translatorSettings(): Promise<TranslatorSettings>;
}
