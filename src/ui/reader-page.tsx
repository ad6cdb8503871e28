import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findArticle } from '../library/articles.ts';
import { keptSentences } from '../library/translations.ts';
import type { Background } from '../platform/background-api.ts';
import type { Messages } from '../platform/i18n.ts';
import type { Settings } from '../platform/settings.ts';
import type { TranslatorClient } from '../platform/translator-client.ts';
import type { KeptSentence } from '../translation/kept.ts';
import { Notice } from './notice.tsx';
import { useSettings } from './page.ts';
import { type OpenArticle, Reader } from './reader.tsx';
import { Skeleton } from './skeleton.tsx';

interface PageProps {
  readonly id: string;
  readonly background: Background;
  readonly translator: TranslatorClient;
  readonly messages: Messages;
  readonly settings: Settings;
}

/** The reader in a tab of its own, with an article of the library. */
export function ReaderPage({ id, ...services }: PageProps): JSX.Element {
  const { messages, background } = services;
  const [settings, change] = useSettings(services.settings);
  const [reading, setReading] = useState<OpenArticle | 'missing'>();
  const [kept, setKept] = useState<readonly KeptSentence[]>();
  useEffect(() => {
    void findReading(id, background).then((found) => {
      if (found) document.title = found.article.title;
      setReading(found ?? 'missing');
    });
    void keptSentences(id, services.settings.target).then(setKept, () => undefined);
  }, [id, background]);
  if (!reading) return <Skeleton label={messages('reader_opening')} />;
  if (reading === 'missing')
    return (
      <main class="failure">
        <Notice kind="error" text={messages('error_article_missing')}>
          <a class="button primary" href="library.html">
            {messages('reader_library')}
          </a>
        </Notice>
      </main>
    );
  return (
    <Reader
      {...services}
      settings={settings}
      change={change}
      reading={reading}
      place="page"
      {...(kept && settings.target === services.settings.target ? { kept } : {})}
    />
  );
}

async function findReading(id: string, background: Background): Promise<OpenArticle | undefined> {
  const record = await findArticle(id).catch(() => undefined);
  if (record)
    return {
      article: record.article,
      kept: true,
      saved: record.keep === 'saved',
      changed: record.update !== undefined,
    };
  const article = await background.unkeptArticle(id);
  return article && { article, kept: false, saved: false, changed: false, unkept: 'private' };
}
