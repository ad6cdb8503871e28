import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { rememberEarlyTarget } from '../../../platform/translator/early-engine.ts';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';
import type {
  TranslatedSentence,
  TranslationEvent,
  TranslationState,
} from '../../../translation/translation.ts';
import type { KeptTranslation } from './kept-translation.ts';
import { createTranslationStore, type TranslationStore } from './translation-store.ts';

/** What a reader follows: an article, a language, and whether its sentences may be stored. */
export interface TranslationOptions {
  readonly article: Article;
  readonly target: string;
  readonly keep: boolean;
  /** False where the reader wants no translations. */
  readonly translates: boolean;
  /** What is at hand already: the top of it stands in the page as soon as the article does. */
  readonly kept?: KeptTranslation;
}

/** Where a translation stands for a reader, who may want none at all. */
export type ReadingState = TranslationState | { readonly status: 'off' };

const off: ReadingState = { status: 'off' };

/** An article's translation as it comes, for a component. */
export interface FollowedTranslation {
  readonly store: TranslationStore;
  /** Undefined until the translator has answered. */
  readonly state: ReadingState | undefined;
  /** Whether any sentence is translated. */
  readonly some: boolean;
  stop(): void;
  /** Starts again: after a stop, a failure or a change of engine. */
  again(): void;
}

/** Follows an article's translation; sentences come at most once a frame. */
export function useTranslation(
  translator: TranslatorClient,
  { article, target, keep, translates, kept }: TranslationOptions,
): FollowedTranslation {
  const [state, setState] = useState<ReadingState | undefined>(translates ? undefined : off);
  const [round, setRound] = useState(0);
  const { store, rest, started } = useMemo(
    () => openStore({ article, target, kept, heard: translator.heard(article.id) }),
    [article, target, kept],
  );
  const [filled, setFilled] = useState<TranslationStore>();
  const fill = (sentences: readonly TranslatedSentence[]): number => {
    if (sentences.length > 0) setFilled(store);
    return store.add(sentences);
  };
  useEffect(() => {
    const leaving = new AbortController();
    if (rest) void fillByTurns(rest, fill, leaving.signal);
    return () => leaving.abort();
  }, [store]);
  // Before the page is painted: the first sentence is computed meanwhile.
  useLayoutEffect(() => {
    const leaving = new AbortController();
    setState(translates ? undefined : off);
    if (!translates) return;
    const request = { articleId: article.id, article, target, keep };
    translator.follow(
      request,
      collectTranslations({ fill, setState }, leaving.signal),
      leaving.signal,
    );
    return () => leaving.abort();
  }, [translator, article, target, keep, translates, store, round]);
  useReturn(state, () => setRound(round + 1));
  useEffect(() => {
    if (state && keep) rememberEngine(state, target);
  }, [state, keep, target]);
  return {
    store,
    state,
    some: started || filled === store,
    stop: () => void translator.stop(article.id, target),
    again: () => setRound(round + 1),
  };
}

/** Remembers for the next article whether the engine on the device is what translates. */
function rememberEngine(state: ReadingState, target: string): void {
  if (state.status === 'off' || state.status === 'setup') rememberEarlyTarget(undefined);
  else if (state.status === 'working' && state.engine)
    rememberEarlyTarget(state.engine === 'bergamot' ? target : undefined);
}

/** Tries again by itself when the reader comes back from where an engine may have been set up. */
function useReturn(state: ReadingState | undefined, again: () => void): void {
  const waits =
    state?.status === 'setup' ||
    (state?.status === 'failed' && /^(?:key|quota|permission|model|language)$/.test(state.reason));
  useEffect(() => {
    if (!waits) return;
    const look = (): void => {
      if (!document.hidden) again();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [waits, again]);
}

/** A store with the top of what is kept in it and what has been heard, and the rest of what is kept. */
function openStore({
  article,
  target,
  kept,
  heard,
}: {
  readonly article: Article;
  readonly target: string;
  readonly kept: KeptTranslation | undefined;
  readonly heard: readonly TranslatedSentence[];
}) {
  const store = createTranslationStore();
  const rest = kept?.(article, target);
  const top = [...(rest?.next().value ?? []), ...heard];
  store.add(top);
  return { store, rest, started: top.length > 0 };
}

/** How long a turn looks up what is kept, in milliseconds. */
const turn = 8;

/** Adds pieces one by one, with turns for the page between them. */
async function fillByTurns(
  pieces: Iterator<readonly TranslatedSentence[], void>,
  ...[fill, signal]: [Sinks['fill'], AbortSignal]
): Promise<void> {
  let began = performance.now();
  for (let piece = pieces.next(); !piece.done && !signal.aborted; piece = pieces.next()) {
    fill(piece.value);
    if (performance.now() - began < turn) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    began = performance.now();
  }
}

/** Sentences per frame that are put into the page: few enough for a slow phone. */
const perFrame = 8;

/** Sentences per frame that are looked at: those that stand in the page already, since they were kept, need no drawing. */
const lookedAt = 1000;

/** What hears of a translation's events. */
interface Sinks {
  /** Gives the number of blocks that have to be drawn for them. */
  fill(sentences: readonly TranslatedSentence[]): number;
  setState(state: TranslationState): void;
}

/** Passes events on a little at a time; a state waits for the sentences before it, so that "done" means all are shown. */
export function collectTranslations(
  { fill, setState }: Sinks,
  signal: AbortSignal,
): (event: TranslationEvent) => void {
  const waiting: TranslatedSentence[] = [];
  let isFirst = true;
  let state: TranslationState | undefined;
  let planned = false;
  const tell = (): void => {
    if (state) setState(state);
    state = undefined;
  };
  const flush = (): void => {
    planned = false;
    if (signal.aborted) return;
    // Browsers slow the timers of a page that nobody sees, and nobody would see it stumble.
    if (document.hidden) fill(waiting.splice(0));
    for (let [drawn, seen] = [0, 0]; waiting.length > 0 && drawn < perFrame && seen < lookedAt; ) {
      drawn += fill(waiting.splice(0, perFrame - drawn));
      seen += perFrame;
    }
    if (waiting.length > 0) plan();
    else tell();
  };
  const plan = (): void => {
    if (planned) return;
    planned = true;
    // A timer, not an animation frame: a page in the background must fill up too.
    setTimeout(flush, 16);
  };
  return (event) => {
    if (event.type === 'state') state = event.state;
    else waiting.push(...event.sentences);
    if (waiting.length === 0) tell();
    // The first sentence comes alone, and nobody waits longer than for that.
    else if (isFirst && waiting.length === 1) flush();
    else plan();
    isFirst &&= event.type === 'state';
  };
}

/** Whether more of a translation is still to come, by the status of its state. */
export function isWaiting(status: ReadingState['status'] | undefined): boolean {
  return status === undefined || status === 'working' || status === 'downloading';
}
