import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { withPictures } from '../../../article/html/with-pictures.ts';
import type { Scope } from '../../../article/model.ts';
import { browser } from '../../../platform/browser.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { showLibrary } from '../../../platform/library-tab.ts';
import { isOutsidePrivateWindow } from '../../../platform/private-windows.ts';
import type {
  Background,
  ReadFailure,
  Reading,
} from '../../../platform/services/background-api.ts';
import { Notice } from '../../shared/notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { allowPicturesOf, forbidRemotePictures } from '../pictures/remote-pictures.ts';
import { type KeptTranslation, keptTranslation } from '../translation/kept-translation.ts';
import { Reader } from './reader.tsx';
import type { ReadAgain, ReaderServices } from './services.ts';

interface TabProps extends ReaderServices {
  /** The tab that is read; undefined where the browser names none. */
  readonly tabId: number | undefined;
  /** The reading that was under way when the page opened. */
  readonly first: Promise<Reading>;
  readonly place: 'popup' | 'page';
  readonly onArticle?: (id: string) => void;
}

type Outcome = Reading | { readonly failure: 'broken' };

/** Reads a tab, as the background does it, and shows what comes of it. */
export function readTab(background: Background, tabId: number | undefined): Promise<Reading> {
  const reading: Promise<Reading> =
    tabId === undefined ? Promise.resolve({ failure: 'forbidden' }) : background.readTab(tabId);
  reading.catch(() => undefined);
  return reading;
}

/** Lets the reader choose the article's area in a tab's page; the background opens the reader again for what was chosen. */
export async function pickIn(
  tabId: number | undefined,
  { background, place }: Pick<ReaderServices, 'background' | 'place'>,
): Promise<void> {
  if (tabId === undefined) return;
  await background.pickArea(tabId);
  if (place === 'popup') close();
  else await browser.tabs.update(tabId, { active: true });
}

/** The reader over a tab: its article, or why there is none and what can be done. */
export function TabReader({ first, tabId, onArticle, ...services }: TabProps): JSX.Element {
  const { messages, background } = services;
  const [outcome, setOutcome] = useState<Outcome>();
  const kept = useMemo(() => keptOf(outcome), [outcome]);
  const show = (reading: Reading): void => {
    if ('article' in reading) {
      if (isOutsidePrivateWindow(reading.unkept)) forbidRemotePictures();
      else allowPicturesOf(withPictures(reading.article));
    }
    setOutcome(reading);
  };
  const take = (reading: Promise<Reading>): void => {
    setOutcome(undefined);
    reading.then(show, () => setOutcome({ failure: 'broken' }));
  };
  useEffect(() => take(first), [first]);
  useEffect(() => {
    if (outcome && 'article' in outcome) onArticle?.(outcome.article.id);
  }, [outcome, onArticle]);
  if (!outcome) return <Skeleton label={messages('reader_reading')} />;
  const ways: ReadAgain = {
    onPick: () => void pickIn(tabId, services).catch(() => setOutcome({ failure: 'broken' })),
    onScope: (scope) => tabId !== undefined && take(background.readTab(tabId, scope)),
  };
  if ('failure' in outcome)
    return <ReadingFailure failure={outcome.failure} messages={messages} {...ways} />;
  const { id } = outcome.article;
  const tab = tabId === undefined ? {} : { tabId, ways };
  return <Reader key={id} {...services} reading={outcome} live {...tab} {...kept} />;
}

/** What is kept of a reading's translation, for the reader. */
function keptOf(outcome: Outcome | undefined): { readonly kept?: KeptTranslation } {
  if (!outcome || 'failure' in outcome || !outcome.sentences?.length) return {};
  return { kept: keptTranslation(outcome.sentences) };
}

interface FailureProps extends ReadAgain {
  readonly failure: ReadFailure | 'broken';
  readonly messages: Messages;
}

const failureActions: Readonly<
  Record<ReadFailure | 'broken', readonly (readonly [Scope, MessageName])[]>
> = {
  forbidden: [],
  pdf: [],
  'not-text': [],
  'front-page': [
    ['headlines', 'reader_read_headlines'],
    ['selection', 'reader_read_selection'],
    ['area', 'reader_pick_area'],
  ],
  broken: [['article', 'reader_try_again']],
  'no-article': [
    ['page', 'reader_read_page'],
    ['selection', 'reader_read_selection'],
    ['area', 'reader_pick_area'],
  ],
  'too-large': [
    ['selection', 'reader_read_selection'],
    ['area', 'reader_pick_area'],
  ],
  'no-selection': [
    ['page', 'reader_read_page'],
    ['area', 'reader_pick_area'],
  ],
};

/** Why a page gave no article, with the ways on. */
export function ReadingFailure({ failure, messages, onScope, onPick }: FailureProps): JSX.Element {
  return (
    <main class="failure">
      <h1 class="visually-hidden">{messages('extension_name')}</h1>
      <Notice
        kind="error"
        text={messages(`error_reading_${failure.replace('-', '_') as 'broken'}`)}
      >
        {failureActions[failure].map(([scope, name], index) => (
          <button
            type="button"
            key={scope}
            data-scope={scope}
            class={index === 0 ? 'button primary' : 'button'}
            onClick={() => (scope === 'area' ? onPick() : onScope(scope))}
          >
            {messages(name)}
          </button>
        ))}
        <button type="button" class="button quiet" onClick={() => void showLibrary()}>
          {messages('reader_library')}
        </button>
      </Notice>
    </main>
  );
}
