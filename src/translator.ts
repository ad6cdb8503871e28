import { findArticle } from './library/articles.ts';
import { keptSentences } from './library/translations.ts';
import type { Background } from './platform/background-api.ts';
import { remote } from './platform/rpc.ts';
import { hostTranslator } from './platform/translator-host.ts';
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
