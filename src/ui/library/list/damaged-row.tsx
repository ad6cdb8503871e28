import type { JSX } from 'preact';
import type { ArticleSummary } from '../../../library/database/records.ts';
import { fileName } from '../../../library/export/file-name.ts';
import { rawRecords } from '../../../library/export/raw.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { download } from '../../shared/download.ts';
import type { LibraryActions } from '../library-actions.ts';

interface DamagedRowProps {
  readonly article: ArticleSummary;
  readonly messages: Messages;
  readonly actions: LibraryActions;
}

/** An article whose record is damaged: what can be told of it, and the ways on. */
export function DamagedRow({ article, messages, actions }: DamagedRowProps): JSX.Element {
  const { id, title, url } = article;
  return (
    <li class="library-row damaged">
      <div class="library-about">
        <h3>
          <a href={`reader.html?id=${id}`}>
            <bdi>{title || url || id}</bdi>
          </a>
        </h3>
        <p role="alert">{messages('library_row_damaged')}</p>
        <p class="library-damaged-actions">
          <button type="button" class="button" onClick={() => void saveRaw(article)}>
            {messages('library_save_raw')}
          </button>
          <button type="button" class="button danger" onClick={() => actions.remove([id])}>
            {messages('library_remove')}
          </button>
        </p>
      </div>
    </li>
  );
}

/** Lets the browser save an article's records just as the database holds them. */
async function saveRaw({ id, title }: Pick<ArticleSummary, 'id' | 'title'>): Promise<void> {
  const blob = new Blob([await rawRecords(id)], { type: 'application/json' });
  download({ name: fileName(title || id, 'json'), blob });
}
