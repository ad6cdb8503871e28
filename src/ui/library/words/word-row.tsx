import type { JSX } from 'preact';
import { dayText, machineDate, ownDayText } from '../../../article/page-date.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { IconButton } from '../../shared/icon-button.tsx';
import { IsolatedText } from '../../shared/isolated-text.tsx';
import type { ListedWord } from './use-words.ts';

interface WordRowProps {
  readonly word: ListedWord;
  readonly messages: Messages;
  readonly onRemove: () => void;
}

/** A kept word: what it means, the sentence it was kept from, and the way to its article. */
export function WordRow({ word, messages, onRemove }: WordRowProps): JSX.Element {
  const { text, term, reading, meanings, sentence, start, translation, target } = word;
  const label = messages('words_remove', text);
  return (
    <li class="kept-word">
      <div class="kept-word-head">
        <h3 lang="ar" dir="rtl">
          {text}
        </h3>
        {term && (
          <bdi class="kept-word-term" lang="ar">
            {reading ?? term}
          </bdi>
        )}
        <IconButton icon="bin" label={label} onClick={onRemove} />
      </div>
      {meanings.length > 0 && (
        <ul class="kept-word-meanings">
          {meanings.map((meaning) => (
            <li key={meaning} dir="auto">
              {meaning}
            </li>
          ))}
        </ul>
      )}
      <blockquote lang="ar" dir="rtl">
        <IsolatedText text={sentence} dir="rtl" lit={[{ start, end: start + text.length }]} />
      </blockquote>
      {translation && (
        <p class="kept-word-translation" lang={target} dir="auto">
          {translation}
        </p>
      )}
      <Source word={word} messages={messages} />
    </li>
  );
}

/** Where and when a word was kept; where its article is gone, the way to the page that it came from. */
function Source({ word, messages }: Omit<WordRowProps, 'onRemove'>): JSX.Element {
  const { article, keptAt, tags, hasArticle } = word;
  const { title, url, siteName, publishedTime } = article;
  const address = `reader.html?id=${article.id}&word=${encodeURIComponent(word.id)}`;
  const isOnTheWeb = /^https?:/i.test(url);
  return (
    <div class="library-facts">
      {hasArticle ? (
        <a href={address}>
          <bdi>{title || url}</bdi>
        </a>
      ) : (
        <>
          <bdi>
            {isOnTheWeb ? (
              <a href={url} target="_blank" rel="noreferrer">
                {title || url}
              </a>
            ) : (
              title || url
            )}
          </bdi>
          <span class="kept-word-gone">{messages('words_gone')}</span>
        </>
      )}
      {siteName && <bdi>{siteName}</bdi>}
      {publishedTime && (
        <time dateTime={machineDate(publishedTime)}>
          {dayText(publishedTime, keptAt, messages.language)}
        </time>
      )}
      <span>{messages('words_kept_on', ownDayText(keptAt, messages.language))}</span>
      {tags.map((tag) => (
        <span key={tag} class="kept-word-tag">
          <bdi>{tag}</bdi>
        </span>
      ))}
    </div>
  );
}
