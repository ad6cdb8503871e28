import type { Tabs } from 'webextension-polyfill';
import type { ArticleSummary } from '../library/database/records.ts';
import type { TranslationEvent } from '../translation/translation.ts';
import type { Catalogue } from './i18n.ts';
import type { RowTexts } from './row-texts.ts';
import type { KeptArticle, Reading } from './services/background-api.ts';
import type { Settings } from './settings/settings.ts';

/** Where the background holds the library's first rows, in the browser's memory for a session. */
export const firstRowsItem = 'firstRows';

/** An article with what its row says of it. */
export interface FirstRow {
  readonly article: ArticleSummary;
  readonly texts: RowTexts;
}

/** What stands there. */
export interface FirstRows {
  readonly [firstRowsItem]?: readonly FirstRow[];
}

/** An answer of the background in the form of services/rpc.ts; undefined where nobody answered. */
type Answer<T> = Promise<{ readonly value?: T } | undefined>;

/** A connection to the translator, made before the page's modules could use it. */
export interface FirstPort {
  readonly port: object;
  readonly articleId: string;
  /** Whether the background has the first sentence translated meanwhile. */
  readonly expectsFirst: boolean;
  /** What was heard before anybody listened, over it or from the background. */
  readonly heard: TranslationEvent[];
  /** Called with each event from then on. */
  listener?: (event: TranslationEvent) => void;
  isOpen: boolean;
}

/**
 * What a page's first script asks for while the page's modules are loaded, and they take when they run. Each part may be
 * missing, and each may come to nothing: the modules then ask themselves.
 */
export interface FirstAsked {
  catalogue?: Promise<Catalogue> | undefined;
  settings?: Promise<{ readonly settings?: Settings }> | undefined;
  readonly tab?: Promise<Tabs.Tab | undefined>;
  readonly reading?: Answer<Reading>;
  readonly article?: Answer<KeptArticle>;
  /** The library's first rows, under `firstRowsItem`. */
  rows?: Promise<FirstRows> | undefined;
  port?: FirstPort | undefined;
}

const scope = globalThis as { firstAsked?: FirstAsked };

/** Where a page's first script puts what it asked for; empty in contexts that have none. */
export const firstAsked: FirstAsked = scope.firstAsked ?? {};
