import type { JSX } from 'preact';
import type { Messages, PluralName } from '../../../platform/i18n.ts';
import type { ExportReport } from './export-request.ts';

interface ProgressProps {
  readonly done: number;
  readonly all: number;
  readonly stop: () => void;
  readonly messages: Messages;
}

/** How far an export has come, and the button that ends it. */
export function ExportProgress({ done, all, stop, messages }: ProgressProps): JSX.Element {
  return (
    <div class="library-working">
      <p role="status">{messages.count('library_articles', done)}</p>
      <progress value={done / Math.max(1, all)} aria-label={messages('library_work_progress')} />
      <button type="button" class="button" onClick={stop}>
        {messages('library_cancel')}
      </button>
    </div>
  );
}

const lines: readonly (readonly [keyof ExportReport, PluralName])[] = [
  ['gone', 'export_gone'],
  ['damaged', 'export_damaged'],
  ['untranslated', 'export_untranslated'],
  ['pictures', 'export_pictures'],
];

interface ResultProps {
  readonly name: string;
  readonly report: ExportReport;
  readonly messages: Messages;
}

/** What became of an export, and what is not in the file. */
export function ExportResult({ name, report, messages }: ResultProps): JSX.Element {
  const told = lines.filter(([count]) => report[count] > 0);
  return (
    <>
      <p role="status">{messages('export_done', name)}</p>
      {told.length > 0 && (
        <ul>
          {told.map(([count, label]) => (
            <li key={count}>{messages.count(label, report[count])}</li>
          ))}
        </ul>
      )}
    </>
  );
}
