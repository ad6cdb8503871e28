import { render } from 'preact';
import type { Background } from '../platform/background-api.ts';
import { remote } from '../platform/rpc.ts';
import { translatorClient } from '../platform/translator-client.ts';
import { startPage } from '../ui/page.ts';
import { ReaderPage } from '../ui/reader-page.tsx';

const background = remote<Background>('background');
const id = new URLSearchParams(location.search).get('id') ?? '';
const { messages, settings, root } = await startPage('extension_name');
render(
  <ReaderPage
    id={id}
    background={background}
    translator={translatorClient}
    messages={messages}
    settings={settings}
  />,
  root,
);
