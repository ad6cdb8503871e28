import { findArticle } from './library/articles/articles.ts';
import { keptSentences } from './library/translations/translations.ts';
import type { Background } from './platform/services/background-api.ts';
import { remote } from './platform/services/rpc.ts';
import { hostTranslator } from './platform/translator/translator-host.ts';
import { createTranslator } from './translation/create-translator.ts';

const background = remote<Background>('background');

hostTranslator(
  createTranslator({
    settings: () => background.translatorSettings(),
    kept: keptSentences,
    keep: (sentences) => background.keepSentences(sentences),
  }),
  findArticle,
);
