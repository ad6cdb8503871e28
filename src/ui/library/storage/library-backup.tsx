import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ownTime } from '../../../article/page-date.ts';
import { forgetBackup, writeBackup } from '../../../library/backup/backup.ts';
import type {
  RestoreProgress,
  RestoreRefusal,
  RestoreReport,
} from '../../../library/backup/restore.ts';
import type { MessageName, Messages, PluralName } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { getSettings } from '../../../platform/settings/settings.ts';
import { download, type ExportedFile } from '../../shared/download.ts';
import { FileChooser } from '../../shared/file-chooser.tsx';
import { sizeText } from '../../shared/format.ts';
import { readerMoves } from '../../shared/reader-moves.ts';
import { failureOf } from '../library-actions.ts';
import { Dialog } from '../library-tags.tsx';
import { Toast } from '../library-toast.tsx';
import { RestoredSettings } from './restored-settings.tsx';

type Outcome =
  | {
      readonly kind: 'working';
      readonly done: number;
      readonly share: number;
      readonly stop?: () => void;
    }
  | { readonly kind: 'restored'; readonly report: RestoreReport; readonly isStopped: boolean }
  | { readonly kind: 'made'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'refused'; readonly reason: MessageName };

const chooserId = 'restore';

/** What reads a backup checks all of it; the library opens without that. */
const loadRestore = () => import('../../../library/backup/restore.ts');

interface BackupProps {
  readonly background: Background;
  readonly messages: Messages;
}

/** Makes a backup of the whole library, and restores one with a report. */
export function BackupButtons({ background, messages }: BackupProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome>();
  const chooser = useRef<HTMLInputElement>(null);
  useOpenBox(chooser, outcome?.kind);
  const refuse = (error: unknown): void =>
    setOutcome({ kind: 'refused', reason: failureOf(error) });
  const restore = (file: File): void => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const working = { kind: 'working', stop: () => stopping.abort() } as const;
    setOutcome({ ...working, done: 0, share: 0 });
    const onProgress = ({ articles, share }: RestoreProgress): void =>
      setOutcome({ ...working, done: articles, share });
    loadRestore()
      .then(({ restoreBackup }) => restoreBackup(file, { onProgress, signal }))
      .then((report) => {
        if (typeof report === 'string')
          return setOutcome({ kind: 'refused', reason: refusals[report] });
        setOutcome({ kind: 'restored', report, isStopped: signal.aborted });
        // What the browser emptied is there again.
        if (report.isComplete && report.fresh > 0) void background.forgetEmptied();
      }, refuse);
  };
  const backUp = (): void => {
    setOutcome({ kind: 'working', done: 0, share: 0 });
    makeBackup((done, all) => setOutcome({ kind: 'working', done, share: done / all })).then(
      ({ name, blob }) => setOutcome({ kind: 'made', name, bytes: blob.size }),
      refuse,
    );
  };
  const isWorking = outcome?.kind === 'working';
  return (
    <div class="library-backup">
      <button type="button" class="button" disabled={isWorking} onClick={backUp}>
        {messages('library_backup')}
      </button>
      <FileChooser
        label={messages('library_restore')}
        accept=".warraq,application/gzip"
        disabled={isWorking}
        onFile={restore}
        field={chooser}
        id={chooserId}
      />
      {isWorking && <Working {...outcome} messages={messages} />}
      {outcome?.kind === 'made' && (
        <Toast onEnd={() => setOutcome(undefined)}>
          {messages('library_backed_up', outcome.name, sizeText(outcome.bytes, messages.language))}
        </Toast>
      )}
      {outcome?.kind === 'refused' && <p role="alert">{messages(outcome.reason)}</p>}
      {outcome?.kind === 'restored' && (
        <Dialog title={messages(titleOf(outcome))} onClose={() => setOutcome(undefined)}>
          <Report report={outcome.report} isStopped={outcome.isStopped} messages={messages} />
          <button type="button" class="button primary" onClick={() => setOutcome(undefined)}>
            {messages('library_done')}
          </button>
        </Dialog>
      )}
    </div>
  );
}

/**
 * Opens the box around an element whenever there is something else to see in it, and keeps it in sight until the reader moves: it
 * may be closed, and its other parts come later; a dialog in it would bar the page unseen.
 */
function useOpenBox(inside: RefObject<HTMLElement | null>, seen: string | undefined): void {
  useLayoutEffect(() => {
    const box = inside.current?.closest('details');
    if (!box || !seen) return;
    box.open = true;
    const leaving = new AbortController();
    const layouts = new ResizeObserver(() =>
      inside.current?.parentElement?.scrollIntoView({ block: 'nearest' }),
    );
    layouts.observe(box);
    readerMoves(leaving.signal).addEventListener('abort', () => layouts.disconnect());
    return () => leaving.abort();
  }, [inside, seen]);
}

/** Has the reader choose a backup to restore, from anywhere in the page: what comes of it is told where backups are. */
export function chooseBackup(): void {
  document.getElementById(chooserId)?.click();
}

interface WorkingProps {
  readonly done: number;
  readonly share: number;
  readonly stop?: () => void;
  readonly messages: Messages;
}

/** How far the work has come, and the button that ends it. */
function Working({ done, share, stop, messages }: WorkingProps): JSX.Element {
  return (
    <div class="library-working">
      <p role="status">{messages.count('library_articles', done)}</p>
      <progress value={share} aria-label={messages('library_work_progress')} />
      {stop && (
        <button type="button" class="button" onClick={stop}>
          {messages('library_cancel')}
        </button>
      )}
    </div>
  );
}

const refusals: Readonly<Record<RestoreRefusal, MessageName>> = {
  'not-a-backup': 'error_backup_foreign',
  'newer-version': 'error_backup_version',
};

const lines: readonly (readonly [keyof RestoreReport, PluralName])[] = [
  ['fresh', 'library_restored_fresh'],
  ['same', 'library_restored_same'],
  ['newer', 'library_restored_newer'],
  ['older', 'library_restored_older'],
  ['words', 'library_restored_words'],
  ['marks', 'library_restored_marks'],
  ['damaged', 'library_restored_damaged'],
  ['mended', 'library_restored_mended'],
];

/** Whether a whole backup held nothing that the library had not. */
function isNothing({ isComplete, ...report }: RestoreReport): boolean {
  const { fresh, newer, words, marks, damaged, mended } = report;
  return isComplete && fresh + newer + words + marks + damaged + mended === 0;
}

function titleOf({ report }: { readonly report: RestoreReport }): MessageName {
  return isNothing(report) ? 'library_nothing_to_restore' : 'library_restored';
}

function Report({
  report,
  isStopped,
  messages,
}: {
  readonly report: RestoreReport;
  readonly isStopped: boolean;
  readonly messages: Messages;
}) {
  return (
    <>
      {!report.isComplete && (
        <p role="alert">{messages(isStopped ? 'library_restore_stopped' : 'error_backup_cut')}</p>
      )}
      {isNothing(report) && <p>{messages('library_nothing_to_restore_note')}</p>}
      <ul>
        {lines.map(([name, label]) => {
          const count = Number(report[name]);
          return count > 0 || (name === 'fresh' && !isNothing(report)) ? (
            <li key={name}>{messages.count(label, count)}</li>
          ) : null;
        })}
      </ul>
      <RestoredSettings messages={messages} found={report.settings} />
    </>
  );
}

/** Writes a backup and hands it to the browser's downloads. */
async function makeBackup(onArticle: (done: number, all: number) => void): Promise<ExportedFile> {
  const blob = await writeBackup(await getSettings(), onArticle);
  const file = {
    name: `warraq-${new Date(ownTime(Date.now())).toISOString().slice(0, 10)}.warraq`,
    blob,
  };
  download(file);
  // The download reads the file for as long as it runs; the next page that opens has no use for it.
  addEventListener('pagehide', () => void forgetBackup(), { once: true });
  return file;
}
