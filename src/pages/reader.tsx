import { render } from 'preact';
import type { Background } from '../platform/services/background-api.ts';
import { remote } from '../platform/services/rpc.ts';
import { translatorClient } from '../platform/translator/translator-client.ts';
import { Room, type RoomSource } from '../ui/reader/open/room.tsx';
import { readTab } from '../ui/reader/open/tab-reader.tsx';
import { PageErrorBoundary } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';

const background = remote<Background>('background');
const address = new URLSearchParams(location.search);
const source = sourceOf(address);
if ('id' in source) {
  // What shows an article of the library comes in files of its own; they need not wait for this one's work.
  void import('../ui/reader/open/library-reader.tsx');
  void import('../ui/reader/open/from-library.ts')
    .then(({ openLibrary }) => openLibrary())
    .catch(() => undefined);
}
const start = await startPage('extension_name');
render(
  <PageErrorBoundary messages={start.messages}>
    <Room
      {...start}
      source={source}
      place="page"
      background={background}
      translator={translatorClient}
    />
  </PageErrorBoundary>,
  start.root,
);

function sourceOf(query: URLSearchParams): RoomSource {
  const link = query.get('link');
  if (link && /^https?:/.test(link) && URL.canParse(link)) return { link };
  const tab = query.has('tab') ? { tabId: Number(query.get('tab')) } : undefined;
  const id = query.get('id');
  if (tab && !id) return { ...tab, first: readTab(background, tab.tabId) };
  return { id: id ?? '', live: query.has('live'), ...tab };
}
