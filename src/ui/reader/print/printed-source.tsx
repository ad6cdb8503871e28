import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Article, readingBlocks } from '../../../article/model.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { translatorsOf } from '../translation/credits.ts';
import type { TranslationStore } from '../translation/translation-store.ts';

interface SourceProps {
  readonly article: Article;
  /** The translation that is shown beside it, if any. */
  readonly store: TranslationStore | undefined;
  readonly messages: Messages;
}

/** Where an article comes from and who translated it, for paper only. */
export function PrintedSource({ article, store, messages }: SourceProps): JSX.Element {
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const print = (): void => setPrinted(true);
    addEventListener('beforeprint', print);
    return () => removeEventListener('beforeprint', print);
  }, []);
  // Only then: it looks through the whole translation.
  const translators =
    isPrinted && store && translatorsOf(store, readingBlocks(article).length, messages);
  return (
    <p class="printed-source" dir={article.dir}>
      {article.siteName && <bdi>{article.siteName}</bdi>}{' '}
      <bdi dir="ltr">{readable(article.url)}</bdi>
      {translators && (
        <bdi class="printed-translators" dir={messages.dir} lang={messages.language}>
          {translators}
        </bdi>
      )}
    </p>
  );
}

/** An address with its Arabic words as words. */
function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
