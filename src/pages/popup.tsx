import { render } from 'preact';
import type { Background, Reading } from '../platform/background-api.ts';
import { browser } from '../platform/browser.ts';
import { remote } from '../platform/rpc.ts';
import { translatorClient } from '../platform/translator-client.ts';
import { startPage } from '../ui/page.ts';
import { Popup } from '../ui/popup.tsx';

const background = remote<Background>('background');
const tab = browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => active);
// Asked for before anything is drawn: reading the page takes longest.
const first: Promise<Reading> = tab.then(async (active) =>
  active?.id === undefined ? { failure: 'forbidden' } : background.readTab(active.id),
);
first.catch(() => undefined);

const { messages, settings, root } = await startPage('extension_name');
const tabId = (await tab)?.id;
render(
  <Popup
    first={first}
    read={async (scope) =>
      tabId === undefined ? { failure: 'forbidden' } : background.readTab(tabId, scope)
    }
    background={background}
    translator={translatorClient}
    messages={messages}
    settings={settings}
  />,
  root,
);
