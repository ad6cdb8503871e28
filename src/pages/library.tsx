import '../ui/theme.css';
import '../ui/library.css';
import { render } from 'preact';
import type { Background } from '../platform/background-api.ts';
import { remote } from '../platform/rpc.ts';
import { LibraryPage } from '../ui/library-page.tsx';
import { startPage } from '../ui/page.ts';
import { searchInWorker } from '../ui/search-client.ts';
import { firstRows } from '../ui/use-library.ts';

const first = firstRows();
const background = remote<Background>('background');
const search = searchInWorker();
const { messages, root } = await startPage('library_title');
render(
  <LibraryPage background={background} search={search} messages={messages} first={first} />,
  root,
);
