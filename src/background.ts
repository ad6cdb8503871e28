import { applyUpdate, findArticle, removeAllArticles, removeArticle } from './library/articles.ts';
import { withRoom } from './library/tidy.ts';
import { pickArea } from './platform/area-picking.ts';
import type { Background } from './platform/background-api.ts';
import { keepChecked, saveChecked } from './platform/checked-calls.ts';
import { beginTranslation } from './platform/early-translation.ts';
import { openEntrances } from './platform/entrances.ts';
import { libraryService, picturesAllowed, startLibrary } from './platform/library-service.ts';
import { startTranslator } from './platform/offscreen.ts';
import { onIntent } from './platform/permissions.ts';
import { readTab, unkeptArticle } from './platform/reading.ts';
import { remote, serve } from './platform/rpc.ts';
import {
  changeSettings,
  setKey,
  shareSettings,
  storedKeys,
  storedSettings,
  translatorSettings,
} from './platform/settings-store.ts';
import type { TranslatorService } from './platform/translator-client.ts';

serve<Background>('background', {
  readTab,
  pickArea,
  beginTranslation: async (id) => {
    const record = await findArticle(id);
    if (record) await beginTranslation(record);
  },
  unkeptArticle: async (id) => unkeptArticle(id),
  save: async (article) => {
    await withRoom(() => saveChecked(article));
  },
  update: async (id) => (await withRoom(() => applyUpdate(id))).article,
  remove: removeArticle,
  removeAll: removeAllArticles,
  keepSentences: (sentences) => withRoom(() => keepChecked(sentences)),
  settings: storedSettings,
  changeSettings,
  keys: storedKeys,
  setKey,
  startTranslator,
  translatorSettings,
  ...libraryService,
});

onIntent((intent) => {
  if (intent.kind === 'pictures') void picturesAllowed(intent.articleId);
  else void finishTranslation(intent.articleId, intent.target);
});

async function finishTranslation(articleId: string, target: string): Promise<void> {
  await startTranslator();
  await remote<TranslatorService>('translator').finish(articleId, target);
}

openEntrances();
startLibrary();
void shareSettings();
