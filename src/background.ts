import {
  applyUpdate,
  putLineBack,
  removeAllArticles,
  removeArticle,
} from './library/articles/articles.ts';
import { withRoom } from './library/articles/maintenance.ts';
import { versionLimits } from './library/versions/versions.ts';
import { pickArea } from './platform/background/area-picking.ts';
import { openArticle, openSoon } from './platform/background/article-opening.ts';
import { registerEntryPoints } from './platform/background/entry-points.ts';
import {
  libraryService,
  picturesAllowed,
  startLibrary,
} from './platform/background/library-service.ts';
import { readTab, unkeptArticle } from './platform/background/reading.ts';
import { backupService, startAutomaticBackup } from './platform/backup/automatic-backup.ts';
import { onIntent } from './platform/permissions.ts';
import type { Background } from './platform/services/background-api.ts';
import { keepChecked, saveChecked } from './platform/services/checked-calls.ts';
import { remote, serve } from './platform/services/rpc.ts';
import {
  changeSettings,
  setKey,
  shareSettings,
  storedKeys,
  storedSettings,
  translatorSettings,
} from './platform/settings/settings-store.ts';
import { startTranslatorInTurn } from './platform/translator/early-translation.ts';
import { startTranslator } from './platform/translator/offscreen.ts';
import type { TranslatorService } from './platform/translator/translator-client.ts';

serve<Background>('background', {
  readTab,
  pickArea,
  openSoon,
  openArticle,
  unkeptArticle,
  save: async (article) => {
    await withRoom(() => saveChecked(article));
  },
  update: async (id) => {
    const { allVersions } = await storedSettings();
    return (await withRoom(() => applyUpdate(id, versionLimits(allVersions)))).article;
  },
  putLineBack: (id, which) => withRoom(() => putLineBack(id, which)),
  remove: removeArticle,
  removeAll: removeAllArticles,
  keepSentences: (sentences) => withRoom(() => keepChecked(sentences)),
  settings: storedSettings,
  changeSettings,
  keys: storedKeys,
  setKey,
  startTranslator: startTranslatorInTurn,
  translatorSettings,
  ...libraryService,
  ...backupService,
});

onIntent((intent) => {
  if (intent.kind === 'pictures') void picturesAllowed(intent.articleId);
  else void finishTranslation(intent.articleId, intent.target);
});

async function finishTranslation(articleId: string, target: string): Promise<void> {
  await startTranslator();
  await remote<TranslatorService>('translator').finish(articleId, target);
}

registerEntryPoints();
startLibrary();
startAutomaticBackup();
void shareSettings();
