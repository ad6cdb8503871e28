import { render } from 'preact';
import type { Background } from '../platform/background-api.ts';
import { remote } from '../platform/rpc.ts';
import { translatorClient } from '../platform/translator-client.ts';
import { PageGuard } from '../ui/guard.tsx';
import { startPage } from '../ui/page.ts';
import { Room, type RoomSource } from '../ui/reader/room.tsx';
import { readTab } from '../ui/reader/tab-reader.tsx';

const background = remote<Background>('background');
const address = new URLSearchParams(location.search);
const source = sourceOf(address);
if ('id' in source) {
  // What shows an article of the library comes in files of its own; they need not wait for this one's work.
  void import('../ui/reader/library-reader.tsx');
  void import('../ui/reader/from-library.ts')
    .then(({ openLibrary }) => openLibrary())
    .catch(() => undefined);
}
const start = await startPage('extension_name');
render(
  <PageGuard messages={start.messages}>
    <Room
      {...start}
      source={source}
      place="page"
      background={background}
      translator={translatorClient}
    />
  </PageGuard>,
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
