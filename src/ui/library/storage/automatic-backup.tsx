import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { onLibraryChanged } from '../../../library/events.ts';
import type { BackupFailure, BackupReport } from '../../../platform/backup/backup-api.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { requestDownloads } from '../../../platform/permissions.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import {
  getSettings,
  onSettingsChanged,
  type Settings,
} from '../../../platform/settings/settings.ts';
import { Notice } from '../../shared/notice.tsx';
import { saveSettings } from '../../shared/page.ts';

interface BackupProps {
  readonly background: Background;
  readonly messages: Messages;
}

interface ChoiceProps extends BackupProps {
  readonly settings: Settings;
  readonly change: (part: Partial<Settings>) => Promise<void>;
}

const rhythms = { daily: 'library_backup_daily', weekly: 'library_backup_weekly' } as const;
const counts = [1, 3, 5, 10, 30];

/** Lets the reader have backups made by themselves, and says when the last one was. */
export function AutomaticBackup(props: ChoiceProps): JSX.Element {
  const { background, messages, settings, change } = props;
  const report = useBackupReport(background);
  const [isRefused, setRefused] = useState(false);
  const { backupEvery, backupsKept } = settings;
  return (
    <section class="automatic-backup" id="automatic-backup" aria-labelledby="automatic-backup-name">
      <h2 id="automatic-backup-name">{messages('library_backup_automatic')}</h2>
      <p>{messages('library_backup_automatic_note')}</p>
      {backupEvery === 'never' ? (
        <button
          type="button"
          class="button"
          onClick={() => void turnOn(background).then((isAllowed) => setRefused(!isAllowed))}
        >
          {messages('library_backup_turn_on')}
        </button>
      ) : (
        <>
          <label class="option">
            <span>{messages('library_backup_every')}</span>
            <select
              class="field"
              value={backupEvery}
              onChange={(event) =>
                void change({ backupEvery: event.currentTarget.value as keyof typeof rhythms })
              }
            >
              {Object.entries(rhythms).map(([value, name]) => (
                <option key={value} value={value} selected={value === backupEvery}>
                  {messages(name)}
                </option>
              ))}
            </select>
          </label>
          <label class="option">
            <span>{messages('library_backup_kept')}</span>
            <select
              class="field"
              value={backupsKept}
              onChange={(event) => void change({ backupsKept: Number(event.currentTarget.value) })}
            >
              {[...new Set([...counts, backupsKept])].map((count) => (
                <option key={count} value={count} selected={count === backupsKept}>
                  {new Intl.NumberFormat(messages.language).format(count)}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button"
            onClick={() => void change({ backupEvery: 'never' })}
          >
            {messages('library_backup_turn_off')}
          </button>
        </>
      )}
      <p role="status">{stateOf(report, messages)}</p>
      {isRefused && <p role="alert">{messages('library_backup_refused')}</p>}
    </section>
  );
}

function stateOf(report: BackupReport | undefined, messages: Messages): string {
  if (report?.isUnderWay) return messages('library_backup_under_way');
  if (report?.lastAt === undefined) return '';
  return messages('library_backup_last', timeText(report.lastAt, messages));
}

function timeText(time: number, messages: Messages): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(messages.language, style).format(time);
}

const reasons = {
  'no-permission': 'library_backup_failed_permission',
  'disk-full': 'library_backup_failed_disk',
  interrupted: 'library_backup_failed_interrupted',
  failed: 'library_backup_failed_unknown',
} as const satisfies Record<BackupFailure, MessageName>;

/** Says that the last automatic backup failed, why, and that it is tried again. */
export function BackupNotice({ background, messages }: BackupProps): JSX.Element | undefined {
  const failure = useBackupReport(background, headStart)?.failure;
  if (!failure) return undefined;
  const again = async (): Promise<void> => {
    if (failure.reason === 'no-permission' && !(await requestDownloads())) return;
    await background.backUpNow();
  };
  const text = messages('library_backup_failed', timeText(failure.at, messages));
  return (
    <Notice kind="error" text={`${text} ${messages(reasons[failure.reason])}`}>
      <button type="button" class="button" onClick={() => void again()}>
        {messages('library_backup_again')}
      </button>
    </Notice>
  );
}

/** How long the notice waits, so that the first rows come before the background is woken, in milliseconds. */
const headStart = 1500;

/** What is known of the automatic backups, first after so many milliseconds, and again whenever that changes. */
function useBackupReport(background: Background, wait = 0): BackupReport | undefined {
  const [report, setReport] = useState<BackupReport>();
  useEffect(() => {
    const load = (): void => void background.backupReport().then(setReport, () => undefined);
    const timer = setTimeout(load, wait);
    const leaving = new AbortController();
    onLibraryChanged(load, leaving.signal);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [background]);
  return report;
}

interface OfferProps extends BackupProps {
  /** Whether the library has anything that the reader saved. */
  readonly hasSaved: boolean;
}

/** Says, once the reader has saved something, what uninstalling deletes, and offers automatic backups; until that is answered. */
export function BackupOffer(props: OfferProps): JSX.Element | undefined {
  const { background, messages, hasSaved } = props;
  const [settings, setSettings] = useState<Settings>();
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    void getSettings().then(setSettings);
    onSettingsChanged(setSettings, leaving.signal);
    return () => leaving.abort();
  }, []);
  if (!hasSaved || !settings || settings.backupOffered || settings.backupEvery !== 'never')
    return undefined;
  const answered = (): Promise<void> => saveSettings({ backupOffered: true });
  return (
    <Notice text={messages(isRefused ? 'library_backup_refused' : 'backup_offer')}>
      <button
        type="button"
        class="button primary"
        onClick={() =>
          void turnOn(background).then((isAllowed) => (isAllowed ? answered() : setRefused(true)))
        }
      >
        {messages('library_backup_turn_on')}
      </button>
      <button type="button" class="button quiet" onClick={() => void answered()}>
        {messages('backup_offer_later')}
      </button>
    </Notice>
  );
}

/** Asks for the permission, and where it is given switches automatic backups on and makes the first; gives whether it was. */
async function turnOn(background: Background): Promise<boolean> {
  const isAllowed = await requestDownloads();
  if (!isAllowed) return false;
  await saveSettings({ backupEvery: 'daily' });
  await background.backUpNow();
  return true;
}
