import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isDiskFull } from '../../../library/database/full-disk.ts';
import type { ArticleSummary } from '../../../library/database/records.ts';
import type { ExportContent } from '../../../library/export/parts.ts';
import { findSummaries } from '../../../library/lists/list.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { languageName } from '../../../platform/language-name.ts';
import { download } from '../../shared/download.ts';
import { exportArticle } from '../../shared/export-article.ts';
import { Dialog } from '../library-tags.tsx';
import { exportMany } from './export-many.ts';
import { ExportProgress, ExportResult } from './export-outcome.tsx';
import {
  type ExportFormat,
  type ExportReport,
  type ExportRequest,
  exportFormats,
} from './export-request.ts';

/** What of the library is to be exported. */
export interface ExportChoice {
  readonly ids: readonly string[];
  /** What the file is called where it holds several: a tag, a search, the library's own name. */
  readonly name: string;
}

interface ExportProps {
  readonly choice: ExportChoice;
  readonly messages: Messages;
  readonly onClose: () => void;
}

type Outcome =
  | { readonly kind: 'working'; readonly done: number; readonly stop: () => void }
  | { readonly kind: 'done'; readonly name: string; readonly report: ExportReport }
  | { readonly kind: 'failed'; readonly reason: MessageName };

/** Asks how articles are to be exported, saves them as one file, and says what became of them. */
export function ExportDialog({ choice, messages, onClose }: ExportProps): JSX.Element {
  const { ids } = choice;
  const articles = useArticles(ids);
  const [outcome, setOutcome] = useState<Outcome>();
  const stop = useRef<() => void>(undefined);
  // A dialog that is closed, by Escape too, works no longer.
  useEffect(() => () => stop.current?.(), []);
  const start = (wish: Omit<ExportRequest, 'ids' | 'name'>): void => {
    const stopping = new AbortController();
    stop.current = () => stopping.abort();
    const working = { kind: 'working', stop: onClose } as const;
    setOutcome({ ...working, done: 0 });
    const onProgress = (done: number): void => setOutcome({ ...working, done });
    const { signal } = stopping;
    run({ ...choice, ...wish }, { messages, signal, onProgress }).then(
      (result) => setOutcome({ kind: 'done', ...result }),
      (error: unknown) => setOutcome({ kind: 'failed', reason: reasonOf(error) }),
    );
  };
  return (
    <Dialog title={messages('library_export')} onClose={onClose}>
      <Subject articles={articles} count={ids.length} messages={messages} />
      {outcome === undefined && articles && (
        <ExportForm articles={articles} messages={messages} onStart={start} onClose={onClose} />
      )}
      {outcome?.kind === 'working' && (
        <ExportProgress {...outcome} all={ids.length} messages={messages} />
      )}
      {outcome?.kind === 'failed' && <p role="alert">{messages(outcome.reason)}</p>}
      {outcome?.kind === 'done' && <ExportResult {...outcome} messages={messages} />}
      {outcome && outcome.kind !== 'working' && (
        <button type="button" class="button primary" onClick={onClose}>
          {messages('library_done')}
        </button>
      )}
    </Dialog>
  );
}

const gone = 'GoneArticles';

async function run(
  request: ExportRequest,
  tools: Parameters<typeof exportMany>[1],
): Promise<{ readonly name: string; readonly report: ExportReport }> {
  const { format, ids } = request;
  const [id, ...others] = ids;
  // One article in one file that needs nothing else.
  if ((format === 'html' || format === 'markdown') && id && !others.length) {
    const { missing, ...file } = await exportArticle({ ...request, id, format });
    download(file);
    const none = { gone: 0, damaged: 0, untranslated: 0 };
    return { name: file.name, report: { ...none, exported: 1, pictures: missing } };
  }
  const { file, report, forget } = await exportMany(request, tools);
  if (report.exported === 0) {
    await forget();
    throw Object.assign(new Error('no article is left'), { name: gone });
  }
  download(file);
  // The download reads the file for as long as it runs; the next page that opens has no use for it.
  addEventListener('pagehide', () => void forget(), { once: true });
  return { name: file.name, report };
}

function reasonOf(error: unknown): MessageName {
  if (error instanceof Error && error.name === gone) return 'error_export_gone';
  return isDiskFull(error) ? 'error_export_full' : 'error_export_failed';
}

function useArticles(ids: readonly string[]): readonly ArticleSummary[] | undefined {
  const [articles, setArticles] = useState<readonly ArticleSummary[]>();
  useEffect(() => {
    findSummaries(ids).then(setArticles, () => setArticles([]));
  }, [ids]);
  return articles;
}

interface SubjectProps {
  readonly articles: readonly ArticleSummary[] | undefined;
  readonly count: number;
  readonly messages: Messages;
}

function Subject({ articles, count, messages }: SubjectProps): JSX.Element {
  const [only] = articles ?? [];
  if (count === 1 && only)
    return (
      <p lang={only.lang} dir={only.dir}>
        {only.title}
      </p>
    );
  return <p>{messages.count('library_articles', count)}</p>;
}

interface FormProps {
  readonly articles: readonly ArticleSummary[];
  readonly messages: Messages;
  readonly onStart: (wish: Omit<ExportRequest, 'ids' | 'name'>) => void;
  readonly onClose: () => void;
}

const contents = [
  ['both', 'library_export_both'],
  ['original', 'library_export_original'],
  ['translation', 'library_export_translation'],
] as const;

const formats: Readonly<Record<ExportFormat, MessageName>> = {
  html: 'export_as_html',
  markdown: 'export_as_markdown',
  epub: 'export_as_epub',
  csv: 'export_as_csv',
  'csl-json': 'export_as_csl_json',
  ris: 'export_as_ris',
  bibtex: 'export_as_bibtex',
};

/** Formats that hold articles' texts; the others hold what is known of them. */
const ofTexts: readonly ExportFormat[] = ['html', 'markdown', 'epub'];

function ExportForm({ articles, messages, onStart, onClose }: FormProps): JSX.Element {
  const targets = [...new Set(articles.flatMap((article) => article.targets))];
  const [format, setFormat] = useState<ExportFormat>('html');
  const [wished, setContent] = useState<ExportContent>(targets.length ? 'both' : 'original');
  const [target, setTarget] = useState(targets[0] ?? '');
  const isText = ofTexts.includes(format);
  // A title's translation stands beside it in tables and citations.
  const content = isText ? wished : 'both';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onStart({ format, content, target });
      }}
    >
      <label class="export-target">
        {messages('export_format')}
        <select
          class="field"
          value={format}
          onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}
        >
          {exportFormats.map((name) => (
            <option key={name} value={name}>
              {messages(formats[name])}
            </option>
          ))}
        </select>
      </label>
      {isText && targets.length > 0 && (
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
        <button type="submit" class="button primary">
          {messages('export_start')}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {messages('library_cancel')}
        </button>
      </div>
    </form>
  );
}
