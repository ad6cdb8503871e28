import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import './theme.css';
import './reader.css';
import { type Article, readingBlocks } from '../article/article.ts';
import { languageDirection } from '../article/language.ts';
import type { Background, Reading } from '../platform/background-api.ts';
import { browser } from '../platform/browser.ts';
import type { Messages } from '../platform/i18n.ts';
import type { Settings } from '../platform/settings.ts';
import type { TranslatorClient } from '../platform/translator-client.ts';
import type { EngineId } from '../translation/engine.ts';
import type { KeptSentence } from '../translation/kept.ts';
import { ArticleView } from './article-view.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { createSentenceLight } from './sentence-light.ts';
import { TranslationStatus } from './translation-status.tsx';
import { usePointing } from './use-pointing.ts';
import { useTranslation } from './use-translation.ts';

/** An article that was read, with what the library can do for it. */
export type OpenArticle = Extract<Reading, { readonly article: Article }>;

/** What every reader needs from outside. */
export interface ReaderServices {
  readonly background: Background;
  readonly translator: TranslatorClient;
  readonly messages: Messages;
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => void;
}

interface ReaderProps extends ReaderServices {
  readonly reading: OpenArticle;
  readonly place: 'popup' | 'page';
  readonly kept?: readonly KeptSentence[];
}

/** The reading room: an article beside its translation, with all that belongs to reading it. */
export function Reader(props: ReaderProps): JSX.Element {
  const { reading, translator, messages, settings, change, kept, place } = props;
  const { target, layout, linked } = settings;
  const [article, setArticle] = useState(reading.article);
  const options = useMemo(
    () => ({ article, target, keep: reading.kept, ...(kept ? { kept } : {}) }),
    [article, target, reading.kept, kept],
  );
  const translation = useTranslation(translator, options);
  const { store, state } = translation;
  const display = useMemo(
    () => ({ diacritics: settings.diacritics, digits: settings.digits }),
    [settings.diacritics, settings.digits],
  );
  const light = useMemo(
    () => createSentenceLight(readingBlocks(article).length, store),
    [article, store],
  );
  const missing = isWaiting(state?.status) ? 'waiting' : 'source';
  const cells = useMemo(
    () => ({ store, light, display, target, missing }) as const,
    [store, light, display, target, missing],
  );
  const pointing = usePointing(light);
  const pair = { source: article.lang, target };
  const shownLayout = state?.status === 'same-language' ? 'original' : layout;
  return (
    <div class={`reader in-${place}`} data-layout={shownLayout} style={readerStyle(settings)}>
      <ReaderBar {...props} article={article} onArticle={setArticle} change={change} />
      <main class="article-room" dir={article.dir} {...pointing}>
        {shownLayout !== 'original' && (
          <div class="status-place" dir={messages.dir}>
            <TranslationStatus
              state={state}
              messages={messages}
              onStop={translation.stop}
              onAgain={translation.again}
              onDownload={(engine: EngineId) => void translator.download(engine, pair)}
              onSettings={() => void browser.runtime.openOptionsPage()}
            />
          </div>
        )}
        <ArticleView article={article} cells={cells} layout={shownLayout} linked={linked} />
      </main>
    </div>
  );
}

function isWaiting(status: string | undefined): boolean {
  return status === undefined || status === 'working' || status === 'downloading';
}

/** The reader's choices of size, line height, width and font as the style sheet takes them. */
function readerStyle(settings: Settings): Record<string, string> {
  const arabicFont = settings.originalFont === 'naskh' ? '--font-naskh' : '--font-arabic-sans';
  const latinFont = settings.translationFont === 'serif' ? '--font-serif' : '--font-sans';
  return {
    '--original-size': `${settings.originalSize / 16}rem`,
    '--original-line': `${settings.originalLine}`,
    '--original-width': `${settings.originalWidth}ch`,
    '--original-font': `var(${arabicFont})`,
    '--translation-size': `${settings.translationSize / 16}rem`,
    '--translation-line': `${settings.translationLine}`,
    '--translation-width': `${settings.translationWidth}ch`,
    '--translation-font':
      languageDirection(settings.target) === 'rtl' ? 'var(--font-naskh)' : `var(${latinFont})`,
    '--split': `${settings.split}`,
  };
}
