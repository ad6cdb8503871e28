import { findArticle } from './library/articles/articles.ts';
import { keptSentences } from './library/translations/translations.ts';
import { hostBackups, isBackingUp } from './platform/backup/backup-maker.ts';
import type { Background } from './platform/services/background-api.ts';
import { remote } from './platform/services/rpc.ts';
import { hostTranslator } from './platform/translator/translator-host.ts';
import { createTranslator } from './translation/create-translator.ts';
import type { TranslatorSettings } from './translation/translator.ts';

const background = remote<Background>('background');

let asked: Promise<TranslatorSettings> | undefined;

/** The settings as they are now; requests that come together ask once. */
function settings(): Promise<TranslatorSettings> {
  asked ??= background.translatorSettings().finally(() => {
    asked = undefined;
  });
  return asked;
}

// Who starts the translator wants something of it at once.
settings().catch(() => undefined);

const keepAlive = hostTranslator(
  createTranslator({
    settings,
    kept: keptSentences,
    keep: (sentences) => background.keepSentences(sentences),
  }),
  findArticle,
  isBackingUp,
);
hostBackups(keepAlive);
