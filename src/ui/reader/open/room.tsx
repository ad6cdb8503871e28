import type { JSX } from 'preact';
import '../../shared/theme/theme.css';
import '../toolbar/reader-bar.css';
import '../toolbar/panels.css';
import '../pane/reader-rows.css';
import '../pane/reader-text.css';
import '../pane/verse.css';
import './reader-states.css';
import '../marks/marks.css';
import '../toolbar/reader-dialogs.css';
import '../print/reader-print.css';
import { useState } from 'preact/hooks';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background, Reading } from '../../../platform/services/background-api.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';
import { lazy } from '../../shared/lazy.tsx';
import { useSettings } from '../../shared/page.ts';
import type { LibraryAnswer } from './library-article.ts';
import { LibraryReader } from './library-reader.tsx';
import type { ReadAgain } from './services.ts';
import { pickIn, TabReader } from './tab-reader.tsx';

const LinkReader = lazy(async () => (await import('../later.ts')).LinkReader);
const Welcome = lazy(async () => (await import('../later.ts')).Welcome);

/** Where a page takes its article from: a tab that is read, or the library. */
export type RoomSource =
  | { readonly tabId: number | undefined; readonly first: Promise<Reading> }
  | {
      readonly found: LibraryAnswer;
      /** Whether the reader comes from the page itself, so that its own pictures may be fetched. */
      readonly live: boolean;
      /** The page's tab, where it is still open. */
      readonly tabId?: number;
    }
  | { readonly link: string };

interface RoomProps {
  readonly source: RoomSource;
  readonly place: 'popup' | 'page';
  readonly background: Background;
  readonly translator: TranslatorClient;
  readonly messages: Messages;
  readonly settings: Settings;
}

/** The pop-up and the full page: the first-run screen once, then the reader. */
export function Room({ source, settings: initial, ...props }: RoomProps): JSX.Element {
  const [settings, change] = useSettings(initial);
  const services = { ...props, settings, change };
  const [again, setAgain] = useState<Promise<Reading>>();
  if (!settings.welcomed) return <Welcome {...services} />;
  if ('link' in source)
    return (
      <LinkReader {...services} {...source}>
        {(read) => <TabReader {...services} {...read} onArticle={onArticle} />}
      </LinkReader>
    );
  const onRead = props.place === 'page' ? { onArticle } : {};
  if ('first' in source) return <TabReader {...services} {...source} {...onRead} />;
  if (again) return <TabReader {...services} tabId={source.tabId} first={again} {...onRead} />;
  const { tabId } = source;
  if (tabId === undefined) return <LibraryReader {...services} {...source} />;
  const ways: ReadAgain = {
    onScope: (scope) => setAgain(props.background.readTab(tabId, scope)),
    onPick: () => void pickIn(tabId, services).catch(() => undefined),
  };
  return <LibraryReader {...services} {...source} ways={ways} />;
}

/** Gives the full page an address under which it can be opened again when the tab is gone. */
function onArticle(id: string): void {
  history.replaceState(null, '', `?id=${id}&live`);
}
