import '../ui/shared/theme/theme.css';
import '../ui/library/library.css';
import '../ui/library/list/list.css';
import '../ui/library/storage/storage.css';
import '../ui/library/dialogs.css';
import '../ui/library/finding/finding.css';
import '../ui/library/words/words.css';
import { render } from 'preact';
import type { Background } from '../platform/services/background-api.ts';
import { remote } from '../platform/services/rpc.ts';
import { LibraryPage } from '../ui/library/library-page.tsx';
import { tellBeforeOpening } from '../ui/library/open-soon.ts';
import { searchInWorker } from '../ui/library/search-client.ts';
import { firstRows } from '../ui/library/use-library.ts';
import { PageErrorBoundary } from '../ui/shared/error-boundary.tsx';
import { startPage } from '../ui/shared/page.ts';

const reading = firstRows();
const background = remote<Background>('background');
const search = searchInWorker();
tellBeforeOpening(background);
const { messages, root } = await startPage('library_title');
const first = await reading;
render(
  <PageErrorBoundary messages={messages}>
    <LibraryPage background={background} search={search} messages={messages} first={first} />
  </PageErrorBoundary>,
  root,
);
