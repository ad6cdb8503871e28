import { render } from 'preact';
import type { Background } from '../platform/services/background-api.ts';
import { remote } from '../platform/services/rpc.ts';
import { translatorClient } from '../platform/translator/translator-client.ts';
import { findLibraryArticle } from '../ui/reader/open/library-article.ts';
import { Room, type RoomSource } from '../ui/reader/open/room.tsx';
import { readTab } from '../ui/reader/open/tab-reader.tsx';
import { PageErrorBoundary } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';

const background = remote<Background>('background');
const address = new URLSearchParams(location.search);
const finding = sourceOf(address);
const start = await startPage('extension_name', finding);
const source = await finding;
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

async function sourceOf(query: URLSearchParams): Promise<RoomSource> {
  const link = query.get('link');
  if (link && /^https?:/.test(link) && URL.canParse(link)) return { link };
  const tab = query.has('tab') ? { tabId: Number(query.get('tab')) } : undefined;
  const id = query.get('id');
  if (tab && !id) return { ...tab, first: readTab(background, tab.tabId) };
  const live = query.has('live');
  return { found: await findLibraryArticle({ id: id ?? '', live, background }), live, ...tab };
}
