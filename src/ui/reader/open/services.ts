import type { Article, Scope } from '../../../article/model.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background, Reading } from '../../../platform/services/background-api.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';

/** An article that was read, with what the library can do for it. */
export type OpenArticle = Extract<Reading, { readonly article: Article }>;

/** How a page that is read can be read otherwise, where its tab is at hand. */
export interface ReadAgain {
  /** Reads another part of the page. */
  readonly onScope: (scope: Scope) => void;
  /** Lets the reader choose the article's area in the page. */
  readonly onPick: () => void;
}

/** What every reader needs from outside. */
export interface ReaderServices {
  readonly background: Background;
  readonly translator: TranslatorClient;
  readonly messages: Messages;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
  readonly place: 'popup' | 'page';
}

/** What lies open over or beside the article; `marks` is their list, `tags` is what `saved` shows, asked for by keyboard or for its own sake. */
export type Opened = 'find' | 'shortcuts' | 'wrong' | 'saved' | 'tags' | 'marks' | 'none';
