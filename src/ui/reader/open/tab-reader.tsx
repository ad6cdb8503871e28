import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { withPictures } from '../../../article/html/with-pictures.ts';
import { browser } from '../../../platform/browser.ts';
import { isOutsidePrivateWindow } from '../../../platform/private-windows.ts';
import type { Background, Reading } from '../../../platform/services/background-api.ts';
import { lazy } from '../../shared/lazy.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { allowPicturesOf, forbidRemotePictures } from '../pictures/remote-pictures.ts';
import { type KeptTranslation, keptTranslation } from '../translation/kept-translation.ts';
import { Reader } from './reader.tsx';
import type { OpenArticle, ReadAgain, ReaderServices } from './services.ts';

const ReadingFailure = lazy(async () => (await import('../later.ts')).ReadingFailure);

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
  const sentences = outcome && 'article' in outcome ? outcome.sentences : undefined;
  const kept = useMemo(() => keptOf(sentences), [sentences]);
  const show = (reading: Reading): void => {
    if ('article' in reading) {
      if (isOutsidePrivateWindow(reading.unkept)) forbidRemotePictures();
      else allowPicturesOf(withPictures(reading.article));
    }
    setOutcome(reading);
    if ('article' in reading && reading.kept) void tellUnkept(reading).catch(() => undefined);
  };
  /** A reading is shown before it is written, and that may fail yet. */
  const tellUnkept = async (reading: OpenArticle): Promise<void> => {
    const unwritten = await background.unkeptArticle(reading.article.id);
    if (!unwritten) return;
    const { unkept } = unwritten;
    setOutcome((now) => (now === reading ? { ...reading, unkept } : now));
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
function keptOf(sentences: OpenArticle['sentences']): { readonly kept?: KeptTranslation } {
  return sentences?.length ? { kept: keptTranslation(sentences) } : {};
}
