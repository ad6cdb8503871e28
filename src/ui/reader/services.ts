import type { Article } from '../../article/article.ts';
import type { Background, Reading } from '../../platform/background-api.ts';
import type { Messages } from '../../platform/i18n.ts';
import type { Settings } from '../../platform/settings.ts';
import type { TranslatorClient } from '../../platform/translator-client.ts';

/** An article that was read, with what the library can do for it. */
export type OpenArticle = Extract<Reading, { readonly article: Article }>;

/** What every reader needs from outside. */
export interface ReaderServices {
  readonly background: Background;
  readonly translator: TranslatorClient;
  readonly messages: Messages;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
  readonly place: 'popup' | 'page';
}

/** What lies open over or beside the article. */
export type Opened = 'find' | 'shortcuts' | 'none';
