import type { ComponentChild, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hostsOfLink, readLink } from '../../../platform/background/link-reading.ts';
import { hasHosts, requestHosts } from '../../../platform/permissions.ts';
import type { Reading } from '../../../platform/services/background-api.ts';
import { Notice } from '../../shared/notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import type { ReaderServices } from './services.ts';

interface LinkProps extends ReaderServices {
  readonly link: string;
  /** Shows what is read, in a tab. */
  readonly children: (reading: ReadLink) => ComponentChild;
}

/** A link's page that is being read, and its tab once that is known. */
interface ReadLink {
  readonly first: Promise<Reading>;
  readonly tabId: number | undefined;
}

/** The reader over a link's page, which is opened behind it; asks first where the browser does not let Warraq read that site. */
export function LinkReader({ link, children, messages, background }: LinkProps): JSX.Element {
  const [may, setMay] = useState<boolean>();
  const [tabId, setTabId] = useState<number>();
  const [first, setFirst] = useState<Promise<Reading>>();
  const hosts = hostsOfLink(link);
  const read = (): void => {
    const reading = readLink(background, link).then((found) => {
      setTabId(found.tabId);
      return found.reading;
    });
    reading.catch(() => undefined);
    setFirst(reading);
  };
  useEffect(() => {
    void hasHosts(hosts).then((granted) => (granted ? read() : setMay(false)));
  }, [link]);
  if (first) return <>{children({ first, tabId })}</>;
  if (may === undefined) return <Skeleton label={messages('reader_reading')} />;
  const allow = (): void => {
    requestHosts(hosts)
      .then((granted) => granted && read())
      .catch(() => undefined);
  };
  const { hostname } = new URL(link);
  return (
    <main class="failure">
      <h1 class="visually-hidden">{messages('extension_name')}</h1>
      <Notice text={messages('reader_link_ask', hostname)}>
        <button type="button" class="button primary" onClick={allow}>
          {messages('reader_link_allow')}
        </button>
        <a class="button" href={link}>
          {messages('reader_link_open')}
        </a>
      </Notice>
    </main>
  );
}
