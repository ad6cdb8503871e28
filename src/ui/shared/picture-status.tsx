import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ArticleSummary } from '../../library/database/records.ts';
import { hostsWithMissingPictures } from '../../library/pictures/picture-queue.ts';
import type { Messages } from '../../platform/i18n.ts';
import { hostPattern, requestHosts } from '../../platform/permissions.ts';
import type { Background } from '../../platform/services/background-api.ts';

interface StatusProps {
  readonly article: Pick<ArticleSummary, 'id' | 'pictures'>;
  readonly background: Background;
  readonly messages: Messages;
}

/** How many of a saved article's pictures are here, and the way to those that are not; nothing where all are. */
export function PictureStatus({ article, background, messages }: StatusProps): JSX.Element | null {
  const { wanted, kept, permission, missing } = article.pictures;
  const hosts = useHosts(article.id, permission > 0);
  const all = wanted + kept + permission + missing;
  if (kept === all) return null;
  return (
    <div class="picture-status">
      <span>
        {hosts.length > 0
          ? messages('library_pictures_elsewhere', kept, all, namesOf(hosts, messages))
          : messages('library_pictures', kept, all)}
      </span>
      {hosts.length > 0 && <Permission {...{ article, background, messages, hosts }} />}
      {permission === 0 && missing > 0 && wanted === 0 && (
        <button type="button" onClick={() => void background.picturesAgain(article.id)}>
          {messages('library_pictures_again')}
        </button>
      )}
    </div>
  );
}

function namesOf(hosts: readonly string[], { language }: Messages): string {
  return new Intl.ListFormat(language).format(hosts.map((address) => new URL(address).hostname));
}

/** The hosts that the browser must allow for an article's pictures; none until they are known. */
function useHosts(articleId: string, isWanted: boolean): readonly string[] {
  const [hosts, setHosts] = useState<readonly string[]>([]);
  useEffect(() => {
    if (isWanted) void hostsWithMissingPictures(articleId).then(setHosts);
  }, [articleId, isWanted]);
  return isWanted ? hosts : [];
}

interface PermissionProps extends StatusProps {
  readonly hosts: readonly string[];
}

function Permission({ article, background, messages, hosts }: PermissionProps): JSX.Element {
  const ask = async (): Promise<void> => {
    const patterns = hosts.map(hostPattern);
    const intent = { kind: 'pictures', articleId: article.id } as const;
    if (await requestHosts(patterns, false, intent)) await background.picturesAgain(article.id);
  };
  return (
    <>
      <button type="button" onClick={() => void ask()}>
        {messages('library_pictures_allow')}
      </button>
      <button type="button" onClick={() => void background.skipPictures(article.id)}>
        {messages('library_pictures_leave_out')}
      </button>
    </>
  );
}
