import { render } from 'preact';
import type { Background } from '../platform/background-api.ts';
import { browser } from '../platform/browser.ts';
import { remote } from '../platform/rpc.ts';
import { translatorClient } from '../platform/translator-client.ts';
import { startPage } from '../ui/page.ts';
import { Room } from '../ui/reader/room.tsx';
import { readTab } from '../ui/reader/tab-reader.tsx';

const background = remote<Background>('background');
const tab = browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => active);
// Asked for before anything is drawn: reading the page takes longest.
const first = tab.then((active) => readTab(background, active?.id));
first.catch(() => undefined);

const start = await startPage('extension_name');
const source = { tabId: (await tab)?.id, first };
render(
  <Room
    {...start}
    source={source}
    place="popup"
    background={background}
    translator={translatorClient}
  />,
  start.root,
);
