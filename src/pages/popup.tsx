import { render } from 'preact';
import type { Background } from '../platform/services/background-api.ts';
import { remote } from '../platform/services/rpc.ts';
import { translatorClient } from '../platform/translator/translator-client.ts';
import { Room } from '../ui/reader/open/room.tsx';
import { readTab } from '../ui/reader/open/tab-reader.tsx';
import { PageErrorBoundary } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';
import type { FirstAsked } from './popup-first.ts';

const background = remote<Background>('background');
const { firstAsked } = globalThis as unknown as { readonly firstAsked: Promise<FirstAsked> };
const first = firstAsked.then(async ({ tab, reply }) => {
  const answer = await reply.catch(() => undefined);
  // Asked once more where the background was just being ended.
  return answer?.value ?? readTab(background, tab?.id);
});
first.catch(() => undefined);

const start = await startPage('extension_name');
const source = { tabId: (await firstAsked).tab?.id, first };
render(
  <PageErrorBoundary messages={start.messages}>
    <Room
      {...start}
      source={source}
      place="popup"
      background={background}
      translator={translatorClient}
    />
  </PageErrorBoundary>,
  start.root,
);
