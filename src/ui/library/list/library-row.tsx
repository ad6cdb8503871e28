import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { machineDate } from '../../../article/page-date.ts';
import { cut } from '../../../article/text/cut.ts';
import { inlineDirection } from '../../../article/text/direction.ts';
import type { ArticleSummary } from '../../../library/database/records.ts';
import { pictureOf } from '../../../library/pictures/picture-queue.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { rowTexts } from '../../../platform/row-texts.ts';
import { ErrorBoundary } from '../../shared/error-boundary.tsx';
import { IconButton } from '../../shared/icon-button.tsx';
import { IsolatedText } from '../../shared/isolated-text.tsx';
import { PictureStatus } from '../../shared/picture-status.tsx';
import type { LibraryActions } from '../library-actions.ts';
import type { LibraryRow } from '../use-library.ts';
import { DamagedRow } from './damaged-row.tsx';
import { LibraryPassage } from './library-passage.tsx';
import { useDrawn } from './use-drawn.ts';

interface RowProps {
  readonly row: LibraryRow;
  readonly messages: Messages;
  readonly actions: LibraryActions;
  readonly isSelected: boolean;
  readonly onSelect: (isRange: boolean) => void;
}

/** Characters of an excerpt that are laid out: more than two lines of a wide window have. */
const longestExcerpt = 400;

/** One article in the list; where it cannot be drawn, what can be done about it. */
export function LibraryRowView(props: RowProps): JSX.Element {
  const { row, messages, actions } = props;
  const damaged = <DamagedRow article={row.article} messages={messages} actions={actions} />;
  if (row.article.isDamaged) return damaged;
  return (
    <ErrorBoundary fallback={() => damaged}>
      <WholeRow {...props} />
    </ErrorBoundary>
  );
}

/** Where an article is read. The address says into which languages it is translated, so that no engine is started for those. */
function readerAddress({ id, targets }: ArticleSummary): string {
  const translated = targets.length > 0 ? `&translated=${targets.join(',')}` : '';
  return `reader.html?id=${id}${translated}`;
}

/** What an article is, how far it was read, and what can be done with it. */
function WholeRow(props: RowProps): JSX.Element {
  const { row, messages, actions, isSelected, onSelect } = props;
  const { article, passage } = row;
  const titleDir = inlineDirection(article.title || article.url, article.dir);
  const excerptDir = inlineDirection(article.excerpt ?? '', article.dir);
  return (
    <li class={`library-row ${isSelected ? 'selected' : ''} ${article.state}`}>
      <label class="library-check">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={messages('library_select', article.title)}
          onClick={(event) => onSelect(event.shiftKey)}
        />
      </label>
      <Thumbnail article={article} />
      <div class="library-about" dir={article.dir}>
        <h3 lang={article.lang} dir={titleDir}>
          <a href={readerAddress(article)}>
            <IsolatedText text={article.title || article.url} dir={titleDir} />
          </a>
        </h3>
        <Facts row={row} messages={messages} />
        {passage ? (
          <LibraryPassage passage={passage} messages={messages} />
        ) : (
          article.excerpt && (
            <p class="library-excerpt" lang={article.lang} dir={excerptDir}>
              <IsolatedText text={cut(article.excerpt, longestExcerpt)} dir={excerptDir} />
            </p>
          )
        )}
        <Tags article={article} actions={actions} />
        <div class="library-notes" dir={messages.dir}>
          <PictureStatus article={article} background={actions.background} messages={messages} />
          {article.changed && (
            <button type="button" class="library-update" onClick={() => actions.update(article.id)}>
              {messages('library_take_update')}
            </button>
          )}
          {article.marks > 0 && (
            <a class="library-marks" href={`${readerAddress(article)}&marks`}>
              {marksText(article, messages)}
            </a>
          )}
          {(article.changed || article.versions > 0) && (
            <a class="library-compare" href={`compare.html?id=${article.id}`}>
              {messages('compare_title')}
            </a>
          )}
        </div>
      </div>
      <RowButtons article={article} messages={messages} actions={actions} />
      {article.position && article.state === 'reading' && (
        <progress value={article.position.progress} aria-label={messages('library_progress')} />
      )}
    </li>
  );
}

function marksText({ marks, notes }: ArticleSummary, messages: Messages): string {
  const numbers = [
    messages.count('library_marks', marks),
    ...(notes > 0 ? [messages.count('library_notes', notes)] : []),
  ];
  return new Intl.ListFormat(messages.language, { type: 'unit' }).format(numbers);
}

function Facts({ row, messages }: Pick<RowProps, 'row' | 'messages'>): JSX.Element {
  const { article } = row;
  const { publishedTime, savedAt, readAt } = article;
  const isWritten = row.texts?.language === messages.language;
  const texts = row.texts && isWritten ? row.texts : rowTexts(article, messages);
  return (
    <p class="library-facts">
      <bdi>{article.siteName ?? article.site}</bdi>
      <time dateTime={machineDate(publishedTime) ?? new Date(savedAt ?? readAt).toISOString()}>
        <bdi>{texts.day}</bdi>
      </time>
      <bdi>{texts.minutes}</bdi>
      {article.keep === 'saved' && <span class="library-kept">{messages('library_is_saved')}</span>}
      {texts.targets.map((target) => (
        <span
          key={target}
          class="library-target"
          title={messages('library_has_translation', target)}
        >
          <span aria-hidden="true">{article.dir === 'rtl' ? '←' : '→'} </span>
          <bdi>{target}</bdi>
        </span>
      ))}
    </p>
  );
}

function Tags({
  article,
  actions,
}: {
  readonly article: ArticleSummary;
  readonly actions: LibraryActions;
}): JSX.Element | null {
  if (!article.tags.length) return null;
  return (
    <p class="library-tags">
      {article.tags.map((tag) => (
        <button type="button" key={tag} onClick={() => actions.showTag(tag)}>
          <bdi>{tag}</bdi>
        </button>
      ))}
    </p>
  );
}

function RowButtons({
  article,
  messages,
  actions,
}: Omit<RowProps, 'row' | 'isSelected' | 'onSelect'> & {
  readonly article: ArticleSummary;
}): JSX.Element {
  const isDrawn = useDrawn();
  if (!isDrawn) return <div class="library-buttons" />;
  const ids = [article.id];
  const isArchived = article.state === 'archived';
  const favourite = messages(article.favourite ? 'library_unfavourite' : 'library_favourite');
  return (
    <div class="library-buttons">
      <IconButton
        icon="star"
        label={favourite}
        isOn={article.favourite}
        onClick={() => actions.change(ids, { favourite: !article.favourite })}
      />
      {article.keep === 'cached' && (
        <IconButton
          icon="bookmark"
          label={messages('library_keep')}
          onClick={() => actions.save(ids)}
        />
      )}
      <IconButton
        icon="archive"
        label={messages(isArchived ? 'library_unarchive' : 'library_to_archive')}
        isOn={isArchived}
        onClick={() => actions.change(ids, { state: isArchived ? 'read' : 'archived' })}
      />
      <IconButton
        icon="similar"
        label={messages('search_similar')}
        onClick={() => actions.showSimilar(article)}
      />
      <IconButton
        icon="tag"
        label={messages('library_edit_tags')}
        onClick={() => actions.editTags(ids)}
      />
      <IconButton icon="quote" label={messages('cite_title')} onClick={() => actions.cite(ids)} />
      <IconButton
        icon="download"
        label={messages('library_export')}
        onClick={() => actions.exportArticles(ids, article.title)}
      />
      <IconButton
        icon="bin"
        label={messages('library_remove')}
        onClick={() => actions.remove(ids)}
      />
    </div>
  );
}

function Thumbnail({ article }: { readonly article: ArticleSummary }): JSX.Element {
  const { id, leadPicture } = article;
  const kept = article.pictures.kept;
  const [address, setAddress] = useState<string>();
  // Asked again whenever another picture of the article has come.
  useEffect(() => {
    if (!kept) return undefined;
    let made: string | undefined;
    let isGone = false;
    void pictureOf(id, leadPicture).then((blob) => {
      if (!blob || isGone) return;
      made = URL.createObjectURL(blob);
      setAddress(made);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, leadPicture, kept]);
  return (
    <div class="library-thumbnail" aria-hidden="true">
      {address ? <img src={address} alt="" /> : <span>{firstLetter(article.title)}</span>}
    </div>
  );
}

/** The first letter or figure of a title, which may begin with a quotation mark or a picture in a character. */
function firstLetter(title: string): string {
  return /[\p{L}\p{N}]/u.exec(title)?.[0] ?? '';
}
