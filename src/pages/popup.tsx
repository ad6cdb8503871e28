import { render } from 'preact';
import type { Background } from '../platform/background-api.ts';
import { remote } from '../platform/rpc.ts';
import { translatorClient } from '../platform/translator-client.ts';
import { PageGuard } from '../ui/guard.tsx';
import { startPage } from '../ui/page.ts';
import { Room } from '../ui/reader/room.tsx';
import { readTab } from '../ui/reader/tab-reader.tsx';
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
  <PageGuard messages={start.messages}>
    <Room
      {...start}
      source={source}
      place="popup"
      background={background}
      translator={translatorClient}
    />
  </PageGuard>,
  start.root,
);
