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
  const all = wanted + kept + permission + missing;
  if (kept === all) return null;
  return (
    <div class="picture-status">
      <span>{messages('library_pictures', kept, all)}</span>
      {permission > 0 && (
        <Permission article={article} background={background} messages={messages} />
      )}
      {permission === 0 && missing > 0 && wanted === 0 && (
        <button type="button" onClick={() => void background.picturesAgain(article.id)}>
          {messages('library_pictures_again')}
        </button>
      )}
    </div>
  );
}

function Permission({ article, background, messages }: StatusProps): JSX.Element | null {
  const [hosts, setHosts] = useState<readonly string[]>([]);
  useEffect(() => {
    void hostsWithMissingPictures(article.id).then(setHosts);
  }, [article.id]);
  if (hosts.length === 0) return null;
  const ask = async (): Promise<void> => {
    const patterns = hosts.map(hostPattern);
    const intent = { kind: 'pictures', articleId: article.id } as const;
    if (await requestHosts(patterns, false, intent)) await background.picturesAgain(article.id);
  };
  const names = new Intl.ListFormat(messages.language).format(
    hosts.map((address) => new URL(address).hostname),
  );
  return (
    <>
      <span>{messages('library_pictures_elsewhere', names)}</span>
      <button type="button" onClick={() => void ask()}>
        {messages('library_pictures_allow')}
      </button>
      <button type="button" onClick={() => void background.skipPictures(article.id)}>
        {messages('library_pictures_leave_out')}
      </button>
    </>
  );
}
