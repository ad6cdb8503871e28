import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { cleanTag } from '../../../library/database/keys.ts';
import { findSummaries, listTags } from '../../../library/lists/list.ts';
import { getSettings } from '../../../platform/settings/settings.ts';
import { Icon } from '../../shared/icons.tsx';
import { saveSettings } from '../../shared/page.ts';
import type { ReaderServices } from '../open/services.ts';

interface PanelProps extends Pick<ReaderServices, 'background' | 'messages'> {
  readonly article: Article;
  /** Whether the reader asked for the tags, so that they can be written at once. */
  readonly focus: boolean;
  readonly onUnsave: () => void;
}

/** Tags that are offered by a button; the others come while one is written. */
const mostOffered = 8;

/** A saved article's tags, with those that the library has already, and the way to save it no longer. */
export function SavedPanel({
  article,
  background,
  messages,
  focus,
  onUnsave,
}: PanelProps): JSX.Element {
  const { own, known, toggle } = useTags(article.id, background);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const add = (event: Event): void => {
    event.preventDefault();
    const tag = cleanTag(typed);
    if (tag && !own.includes(tag)) toggle(tag);
    setTyped('');
  };
  const isBackupOffered = useBackupOffer();
  const offered = known.filter((tag) => !own.includes(tag)).slice(0, mostOffered);
  return (
    <>
      {isBackupOffered && (
        <p class="backup-offer" role="status">
          {messages('backup_offer')}{' '}
          <a href="library.html#automatic-backup" target="_blank" rel="noopener">
            {messages('library_backup_turn_on')}
          </a>
        </p>
      )}
      <form class="tag-field" onSubmit={add}>
        <input
          ref={field}
          class="field"
          dir="auto"
          list={list}
          value={typed}
          aria-label={messages('reader_tag_add')}
          placeholder={messages('reader_tag_add')}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id={list}>
          {known.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <button type="submit" class="button">
          {messages('library_tag_add')}
        </button>
      </form>
      {own.length + offered.length > 0 && (
        <fieldset class="tag-choice">
          <legend class="visually-hidden">{messages('library_tags')}</legend>
          {[...own, ...offered].map((tag) => (
            <button
              type="button"
              key={tag}
              class="tag"
              aria-pressed={own.includes(tag)}
              onClick={() => toggle(tag)}
            >
              <bdi>{tag}</bdi>
            </button>
          ))}
        </fieldset>
      )}
      <button type="button" class="button quiet menu-item unsave" onClick={onUnsave}>
        <Icon name="bookmark" />
        {messages('reader_unsave')}
      </button>
    </>
  );
}

/** Whether the reader is told now, with the first article that is saved, what uninstalling deletes; once. */
function useBackupOffer(): boolean {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    void getSettings().then(({ backupOffered, backupEvery }) => {
      if (backupOffered || backupEvery !== 'never') return;
      setOffered(true);
      void saveSettings({ backupOffered: true });
    });
  }, []);
  return isOffered;
}

interface Tags {
  readonly own: readonly string[];
  /** All tags of the library, the most used first. */
  readonly known: readonly string[];
  /** Gives the article a tag, or takes it away. */
  toggle(tag: string): void;
}

function useTags(id: string, background: ReaderServices['background']): Tags {
  const [own, setOwn] = useState<readonly string[]>([]);
  const [known, setKnown] = useState<readonly string[]>([]);
  useEffect(() => {
    void findSummaries([id]).then(([found]) => setOwn(found?.tags ?? []));
    void listTags().then((tags) => setKnown(tags.map(({ tag }) => tag)));
  }, [id]);
  const toggle = (tag: string): void => {
    const isOn = own.includes(tag);
    setOwn(isOn ? own.filter((other) => other !== tag) : [...own, tag]);
    void background.changeArticles([id], isOn ? { removeTags: [tag] } : { addTags: [tag] });
  };
  return { own, known, toggle };
}
