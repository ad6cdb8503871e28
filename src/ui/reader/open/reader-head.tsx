import type { JSX } from 'preact';
import type { Article } from '../../../article/model.ts';
import { browser } from '../../../platform/browser.ts';
import { requestHosts } from '../../../platform/permissions.ts';
import { lazy } from '../../shared/lazy.tsx';
import { Notice } from '../../shared/notice.tsx';
import { TargetChoice } from '../../shared/target-choice.tsx';
import { TranslationStatus } from '../translation/translation-status.tsx';
import { useDownload } from '../translation/use-download.ts';
import type { FollowedTranslation } from '../translation/use-translation.ts';
import type { OpenArticle, ReaderServices } from './services.ts';

const TranslationOffers = lazy(async () => (await import('../later.ts')).TranslationOffers);
const UpdateOffer = lazy(async () => (await import('../later.ts')).UpdateOffer);
const UnkeptNotice = lazy(async () => (await import('../later.ts')).UnkeptNotice);
const SavedPictures = lazy(async () => (await import('../later.ts')).SavedPictures);

interface HeadProps extends ReaderServices {
  readonly reading: OpenArticle;
  readonly article: Article;
  readonly translation: FollowedTranslation;
  readonly onArticle: (article: Article) => void;
  readonly saved: boolean;
}

/** What stands above an article: that it could not be kept or is a beginning only, the page's newer text, and where its translation stands. */
export function ReaderHead(props: HeadProps): JSX.Element {
  const { messages, settings, change, reading, article, translation, translator, background } =
    props;
  const pair = { source: article.lang, target: settings.target };
  const download = useDownload(translator, pair, translation.again);
  const stop = (): void => {
    if (download.state) download.stop();
    else translation.stop();
  };
  const again = (): void => {
    download.stop();
    translation.again();
  };
  const allow = (hosts: readonly string[]): void => {
    const { target } = settings;
    const intent = { kind: 'translation', articleId: article.id, target } as const;
    requestHosts(hosts, true, reading.kept ? intent : undefined)
      .then((granted) => granted && again())
      .catch(() => {});
  };
  return (
    <div class="reader-head" dir={messages.dir}>
      {reading.changed && <UpdateOffer {...props} />}
      {isUnwritten(reading) && !props.saved && <UnkeptNotice {...props} />}
      {article.teaser && <Notice text={messages('reader_teaser')} />}
      {props.saved && <SavedPictures articleId={article.id} {...{ background, messages }} />}
      {translation.state?.status !== 'off' && settings.layout !== 'original' && (
        <div class="status-row">
          <label class="target-row" htmlFor="target">
            <span>{messages('options_target')}</span>
            <TargetChoice
              id="target"
              class="target-choice"
              value={settings}
              messages={messages}
              onChoice={change}
            />
          </label>
          <TranslationStatus
            state={download.state ?? translation.state}
            pair={pair}
            some={translation.some}
            isPrivate={reading.unkept === 'private'}
            messages={messages}
            onStop={stop}
            onAgain={again}
            onDownload={download.start}
            onAllow={allow}
            onSettings={openSettings}
          />
          {download.state?.status === 'failed' && translation.state?.status === 'setup' && (
            <TranslationOffers
              offers={translation.state.offers}
              isPrivate={reading.unkept === 'private'}
              messages={messages}
              onDownload={download.start}
              onAllow={allow}
              onSettings={openSettings}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** Whether an article was to be kept and could not be. */
function isUnwritten({ unkept, saved }: OpenArticle): boolean {
  return (unkept === 'full' || unkept === 'failed') && !saved;
}

const openSettings = (): void => void browser.runtime.openOptionsPage();
