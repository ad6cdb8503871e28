import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ArticleSummary } from '../../library/database/records.ts';
import type { ExportContent } from '../../library/export/parts.ts';
import type { Messages } from '../../platform/i18n.ts';
import { download, exportArticle } from '../shared/export-article.ts';
import { languageName } from '../shared/language.ts';
import { Dialog } from './library-tags.tsx';

interface ExportProps {
  readonly article: ArticleSummary;
  readonly messages: Messages;
  readonly onClose: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Asks how an article is to be exported, and saves it as a file. */
export function ExportDialog({ article, messages, onClose, onFailure }: ExportProps): JSX.Element {
  const { targets } = article;
  const [content, setContent] = useState<ExportContent>(targets.length ? 'both' : 'original');
  const [target, setTarget] = useState(targets[0] ?? '');
  const save = (format: 'html' | 'markdown'): void => {
    exportArticle({ id: article.id, format, content, target }).then(download, onFailure);
    onClose();
  };
  const contents = [
    ['both', 'library_export_both'],
    ['original', 'library_export_original'],
    ['translation', 'library_export_translation'],
  ] as const;
  return (
    <Dialog title={messages('library_export')} onClose={onClose}>
      <p lang={article.lang} dir={article.dir}>
        {article.title}
      </p>
      {targets.length > 0 && (
        <fieldset class="export-choice">
          <legend>{messages('library_export_content')}</legend>
          {contents.map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name="content"
                checked={content === value}
                onChange={() => setContent(value)}
              />
              {messages(label)}
            </label>
          ))}
        </fieldset>
      )}
      {targets.length > 1 && content !== 'original' && (
        <label class="export-target">
          {messages('library_export_target')}
          <select
            class="field"
            value={target}
            onChange={(event) => setTarget(event.currentTarget.value)}
          >
            {targets.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag, messages.language)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="dialog-buttons">
        <button type="button" class="button primary" onClick={() => save('html')}>
          {messages('library_export_html')}
        </button>
        <button type="button" class="button" onClick={() => save('markdown')}>
          {messages('library_export_markdown')}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {messages('library_cancel')}
        </button>
      </div>
    </Dialog>
  );
}
