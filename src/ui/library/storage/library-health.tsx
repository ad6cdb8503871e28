import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LibraryHealth } from '../../../library/check.ts';
import { onLibraryChanged } from '../../../library/events.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { sizeText } from '../../shared/format.ts';
import { Notice } from '../../shared/notice.tsx';
import { chooseBackup } from './library-backup.tsx';

interface HealthProps {
  readonly background: Background;
  readonly messages: Messages;
}

/** How long the check waits, so that the first rows come before it, in milliseconds. */
const headStart = 1500;
/** The share of the space given to the extension from which the reader is warned. */
const nearlyFull = 0.9;

/** Lets the library check itself when the page opens, and says what was repaired, what is lost, and when the disk is nearly full. */
export function LibraryHealthNotice({ background, messages }: HealthProps): JSX.Element | null {
  const [health, setHealth] = useState<LibraryHealth>();
  const { isEmptied, forget } = useEmptied(background);
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => {
      background.checkLibrary().then(setHealth, () => undefined);
      navigator.storage.estimate().then(
        ({ usage = 0, quota = 0 }) => {
          if (quota > 0 && usage > quota * nearlyFull) setLeft(quota - usage);
        },
        () => undefined,
      );
    }, headStart);
    return () => clearTimeout(timer);
  }, [background]);
  const lost = health?.lost ?? [];
  const recovered = health?.recovered ?? 0;
  if (!isEmptied && !lost.length && !recovered && left === undefined) return null;
  return (
    <>
      {isEmptied && (
        <Notice kind="error" text={messages('library_emptied')}>
          <button type="button" class="button" onClick={chooseBackup}>
            {messages('library_restore')}
          </button>
          <button type="button" class="button quiet" onClick={forget}>
            {messages('library_emptied_read')}
          </button>
        </Notice>
      )}
      {lost.length > 0 && <Notice kind="error" text={lostText(lost, messages)} />}
      {recovered > 0 && <Notice text={messages.count('library_recovered', recovered)} />}
      {left !== undefined && (
        <Notice
          kind="error"
          text={messages('library_nearly_full', sizeText(left, messages.language))}
        />
      )}
    </>
  );
}

/** Whether the browser emptied the library, until that was read or the articles were restored, here or in another page. */
function useEmptied(background: Background) {
  const [isEmptied, setEmptied] = useState(false);
  useEffect(() => {
    const ask = (): void => void background.isEmptied().then(setEmptied, () => undefined);
    const timer = setTimeout(ask, headStart);
    return () => clearTimeout(timer);
  }, [background]);
  useEffect(() => {
    if (!isEmptied) return undefined;
    const leaving = new AbortController();
    onLibraryChanged(
      () => void background.isEmptied().then(setEmptied, () => undefined),
      leaving.signal,
    );
    return () => leaving.abort();
  }, [background, isEmptied]);
  return { isEmptied, forget: () => void background.forgetEmptied() };
}

function lostText(titles: readonly string[], messages: Messages): string {
  return messages('library_lost', new Intl.ListFormat(messages.language).format(titles));
}
