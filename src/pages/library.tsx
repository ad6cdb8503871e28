import '../ui/theme.css';
import '../ui/library/library.css';
import { render } from 'preact';
import type { Background } from '../platform/background-api.ts';
import { remote } from '../platform/rpc.ts';
import { PageGuard } from '../ui/guard.tsx';
import { LibraryPage } from '../ui/library/library-page.tsx';
import { searchInWorker } from '../ui/library/search-client.ts';
import { firstRows } from '../ui/library/use-library.ts';
import { startPage } from '../ui/page.ts';

const reading = firstRows();
const background = remote<Background>('background');
const search = searchInWorker();
const { messages, root } = await startPage('library_title');
const first = await reading;
render(
  <PageGuard messages={messages}>
    <LibraryPage background={background} search={search} messages={messages} first={first} />
  </PageGuard>,
  root,
);
