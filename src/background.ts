import { applyUpdate, removeAllArticles, removeArticle, saveArticle } from './library/articles.ts';
import { keepSentences } from './library/translations.ts';
import { pickArea } from './platform/area-picking.ts';
import type { Background } from './platform/background-api.ts';
import { openEntrances } from './platform/entrances.ts';
import { libraryService, startLibrary, withRoom } from './platform/library-service.ts';
import { startTranslator } from './platform/offscreen.ts';
import { readTab, unkeptArticle } from './platform/reading.ts';
import { serve } from './platform/rpc.ts';
import { changeSettings, guardSettings, translatorSettings } from './platform/settings.ts';

serve<Background>('background', {
  readTab,
  pickArea,
  unkeptArticle: async (id) => unkeptArticle(id),
  save: async (article) => {
    await withRoom(() => saveArticle(article));
  },
  update: async (id) => (await applyUpdate(id)).article,
  remove: removeArticle,
  removeAll: removeAllArticles,
  keepSentences,
  changeSettings,
  startTranslator,
  translatorSettings,
  ...libraryService,
});

openEntrances();
startLibrary();
void guardSettings();
