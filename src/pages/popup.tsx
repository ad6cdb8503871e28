import { render } from 'preact';
import { firstAsked } from '../platform/first-asked.ts';
import type { Background, Reading } from '../platform/services/background-api.ts';
import { remote } from '../platform/services/rpc.ts';
import { translatorClient } from '../platform/translator/translator-client.ts';
import { Room } from '../ui/reader/open/room.tsx';
import { readTab } from '../ui/reader/open/tab-reader.tsx';
import { PageErrorBoundary } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';

const background = remote<Background>('background');
const tab = firstAsked.tab?.catch(() => undefined);
const first = readFirst();
first.catch(() => undefined);

const start = await startPage('extension_name');
const source = { tabId: (await tab)?.id, first };
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

async function readFirst(): Promise<Reading> {
  const answer = await firstAsked.reading?.catch(() => undefined);
  // Asked once more where the background was just being ended.
  return answer?.value ?? readTab(background, (await tab)?.id);
}
