import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type LibraryUsage, libraryUsage } from '../../../library/articles/maintenance.ts';
import { onLibraryChanged } from '../../../library/events.ts';
import { countWords } from '../../../library/words/kept-words.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { getSettings, type Settings } from '../../../platform/settings/settings.ts';
import { sizeText } from '../../shared/format.ts';
import { LibraryLimits } from '../../shared/library-limits.tsx';
import { useSettings } from '../../shared/page.ts';
import { Dialog } from '../library-tags.tsx';
import { AutomaticBackup } from './automatic-backup.tsx';
import { BackupButtons } from './library-backup.tsx';

interface StorageProps {
  readonly background: Background;
  readonly messages: Messages;
}

interface Storage {
  readonly saved: LibraryUsage;
  readonly cached: LibraryUsage;
  readonly usage?: number;
  readonly quota?: number;
  readonly settings: Settings;
  /** How many words are kept. */
  readonly words: number;
}

/** Whether the page was opened for the automatic backups that stand in here. */
const isAskedFor = (): boolean => location.hash === '#automatic-backup';

/** What the library holds on this device, what uninstalling deletes, and how to delete everything. */
export function StoragePanel({ background, messages }: StorageProps): JSX.Element {
  const [storage, setStorage] = useState<Storage>();
  const [isAsking, setAsking] = useState(false);
  const [isOpen, setOpen] = useState(isAskedFor);
  useEffect(() => {
    if (!isOpen) return undefined;
    const load = async (): Promise<void> => setStorage(await readStorage());
    void load();
    const leaving = new AbortController();
    onLibraryChanged(() => void load(), leaving.signal);
    return () => leaving.abort();
  }, [isOpen]);
  return (
    <details
      class="library-storage"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{messages('library_storage')}</summary>
      {storage && <Figures storage={storage} messages={messages} />}
      {isOpen && storage && (
        <Limits background={background} messages={messages} initial={storage.settings} />
      )}
      <p>{messages('library_uninstall')}</p>
      <BackupButtons background={background} messages={messages} />
      <button type="button" class="button danger" onClick={() => setAsking(true)}>
        {messages('library_delete_all')}
      </button>
      {isAsking && (
        <Dialog title={messages('library_delete_all')} onClose={() => setAsking(false)}>
          <p>{messages('library_delete_all_ask')}</p>
          <div class="dialog-buttons">
            <button
              type="button"
              class="button danger"
              onClick={() => {
                setAsking(false);
                void background.removeAll();
              }}
            >
              {messages('library_delete_all')}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {messages('library_cancel')}
            </button>
          </div>
        </Dialog>
      )}
    </details>
  );
}

interface LimitsProps extends StorageProps {
  readonly initial: Settings;
}

function Limits({ background, messages, initial }: LimitsProps): JSX.Element {
  const [settings, change] = useSettings(initial);
  return (
    <>
      <LibraryLimits messages={messages} settings={settings} change={change} />
      <AutomaticBackup {...{ background, messages, settings, change }} />
    </>
  );
}

function Figures({
  storage,
  messages,
}: {
  readonly storage: Storage;
  readonly messages: Messages;
}): JSX.Element {
  const { saved, cached, usage, quota, words } = storage;
  const versionBytes = saved.versionBytes + cached.versionBytes;
  const size = (bytes: number): string => sizeText(bytes, messages.language);
  return (
    <dl>
      <dt>{messages('library_saved')}</dt>
      <dd>
        {messages.count('library_articles', saved.articles)} ·{' '}
        <bdi>{size(saved.textBytes + saved.pictureBytes)}</bdi>
      </dd>
      <dt>{messages('library_history')}</dt>
      <dd>
        {messages.count('library_articles', cached.articles)} ·{' '}
        <bdi>{size(cached.textBytes + cached.pictureBytes)}</bdi>
      </dd>
      {versionBytes > 0 && (
        <>
          <dt>{messages('library_versions')}</dt>
          <dd>{size(versionBytes)}</dd>
        </>
      )}
      {words > 0 && (
        <>
          <dt>{messages('words_title')}</dt>
          <dd>{messages.count('words_count', words)}</dd>
        </>
      )}
      {usage !== undefined && quota !== undefined && (
        <>
          <dt>{messages('library_disk')}</dt>
          <dd>{messages('library_disk_use', size(usage), size(quota))}</dd>
        </>
      )}
    </dl>
  );
}

async function readStorage(): Promise<Storage> {
  const [held, estimate, settings, words] = await Promise.all([
    libraryUsage(),
    navigator.storage.estimate(),
    getSettings(),
    countWords(),
  ]);
  return { ...held, ...estimate, settings, words };
}
