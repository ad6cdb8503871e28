import '../ui/theme.css';
import '../ui/library.css';
import { render } from 'preact';
import { openLibrary } from '../library/database.ts';
import type { Background } from '../platform/background-api.ts';
import { remote } from '../platform/rpc.ts';
import { LibraryPage } from '../ui/library-page.tsx';
import { startPage } from '../ui/page.ts';
import { searchInWorker } from '../ui/search-client.ts';

// Opened while the messages load: the first rows wait for it.
void openLibrary().catch(() => undefined);
const background = remote<Background>('background');
const search = searchInWorker();
const { messages, root } = await startPage('library_title');
render(<LibraryPage background={background} search={search} messages={messages} />, root);
