import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { sameSentence } from '../sentences/sentence-places.ts';
import type { ListenProps, ListenRequest } from './listen-request.ts';
import { takeTurn } from './one-voice.ts';
import { createPlayer, type Player, type PlayerState, type SpokenText } from './player.ts';
import { type HeardSentence, readingOrder, spokenText } from './reading-order.ts';
import { createSpeaker } from './speaker.ts';
import {
  firstSeenSentence,
  isSentenceInSight,
  type Looking,
  litSentence,
  selectedSentence,
  sentenceAt,
} from './start-place.ts';
import { useFollow } from './use-follow.ts';
import { speech, useVoices, voicesNow, voicesReady } from './use-voices.ts';
import { chooseVoice, type VoiceChoice } from './voices.ts';

/** Reading aloud for a component. */
export interface Listening {
  readonly state: PlayerState;
  /** Whether what is read is kept in sight. */
  readonly follows: boolean;
  /** Brings what is read in sight again. */
  readonly follow: (sentence: HeardSentence) => void;
  readonly run: (request: ListenRequest) => void;
}

/** Where reading aloud stopped, of each article of this page; it is kept nowhere else. */
const lastHeard = new Map<string, HeardSentence>();

const silent: PlayerState = { status: 'paused', skipped: [] };

/** A player for the article on the page; it does what is asked of it, and pauses when the page is left. */
export function usePlayer(props: ListenProps): Listening {
  const { article, request, room } = props;
  const now = useRef(props);
  now.current = props;
  const [state, setState] = useState(silent);
  const order = useMemo(() => readingOrder(article), [article]);
  const player = useMemo(() => playerOf(order, now, setState), [order]);
  const { light } = props.cells;
  const pane = readsTranslationOnly(props) ? 'translation' : 'source';
  const { sentence } = state;
  const following = useFollow({ room, light, sentence, pane, onGo: props.onGo });
  const run = (asked: ListenRequest): void => {
    const isPause = asked.act === 'toggle' && player.state.status === 'playing';
    if (isPause) player.pause();
    if (isPause || !room.current) return;
    const looking = { room: room.current, light: now.current.cells.light, order };
    doAsked(asked, player, () => startOf(asked, looking, lastHeard.get(article.id)));
    if (player.state.sentence) following.follow(player.state.sentence);
  };
  useLayoutEffect(() => {
    light.lightSpoken(sentence);
    return () => light.lightSpoken(undefined);
  }, [light, sentence]);
  useEffect(() => {
    if (sentence) lastHeard.set(article.id, sentence);
    else if (state.status === 'ended') lastHeard.delete(article.id);
  }, [article.id, sentence, state.status]);
  useRequests(request, run);
  useLeaving(player, setState);
  useChanges(player, props);
  useLateVoices(player);
  return { state, ...following, run };
}

/** Begins to read, goes on where it was paused, or goes to the sentence beside. */
function doAsked(
  { act }: ListenRequest,
  player: Player,
  start: () => HeardSentence | undefined,
): void {
  const { sentence, status } = player.state;
  if (status === 'ended' && act === 'on') return;
  if (!sentence || act === 'here') player.play(start());
  else if (act === 'toggle') player.play();
  else player.move(act === 'on' ? 1 : -1);
}

/** Where reading begins: at the point that was asked for, else where something seen is selected, pointed at or was heard last, else with what is seen first. */
function startOf(
  { act, from }: ListenRequest,
  looking: Looking,
  last: HeardSentence | undefined,
): HeardSentence | undefined {
  const given = from && sentenceAt(from, looking);
  const known = [selectedSentence(looking), act === 'here' ? litSentence(looking) : last];
  const seen = known.find((one) => one && isSentenceInSight(looking, one));
  return given ?? seen ?? firstSeenSentence(looking);
}

/** Does what is asked, when the browser has told its voices. */
function useRequests(request: ListenRequest, run: Listening['run']): void {
  useEffect(() => {
    let isLeft = false;
    void voicesReady().then(() => !isLeft && run(request));
    return () => {
      isLeft = true;
    };
  }, [request]);
}

/** Silence when the page, the article or the bar is left. */
function useLeaving(player: Player, setState: (state: PlayerState) => void): void {
  useEffect(() => {
    addEventListener('pagehide', player.pause);
    return () => {
      removeEventListener('pagehide', player.pause);
      player.pause();
      setState(silent);
    };
  }, [player]);
}

/** What the reader changes holds from the sentence on that is read. */
function useChanges(player: Player, { settings, hasTranslation }: ListenProps): void {
  const { listensTo, listenSpeed, voices, onlineVoices } = settings;
  const choice = JSON.stringify([listensTo, listenSpeed, voices, onlineVoices, hasTranslation]);
  const former = useRef(choice);
  useEffect(() => {
    if (former.current === choice) return;
    former.current = choice;
    player.again();
  }, [player, choice]);
}

/** Reads as soon as a voice that was missing is there: some come late, and one may just have been installed. */
function useLateVoices(player: Player): void {
  const voices = useVoices();
  useEffect(() => {
    if (player.state.obstacle?.kind === 'no-voice') player.again();
  }, [player, voices]);
}

/** Whether the translation alone is read. */
function readsTranslationOnly({ hasTranslation, settings }: ListenProps): boolean {
  return hasTranslation && settings.listensTo === 'translation';
}

/** Tags of the languages that are read, as far as the article's own ones go. */
function languagesRead({ article, cells, settings, hasTranslation }: ListenProps): string[] {
  const { listensTo } = settings;
  if (!hasTranslation || listensTo === 'original') return [article.lang];
  return listensTo === 'translation' ? [cells.target] : [article.lang, cells.target];
}

/** The voice for a language by the reader's settings, of those that the browser has now. */
export function voiceFor(lang: string, { settings }: Pick<ListenProps, 'settings'>): VoiceChoice {
  return chooseVoice(lang, voicesNow(), { ...settings, isOffline: !navigator.onLine });
}

function playerOf(
  order: ReturnType<typeof readingOrder>,
  now: { readonly current: ListenProps },
  onState: (state: PlayerState) => void,
): Player {
  const synthesis = speech();
  return createPlayer({
    order,
    onState,
    takeTurn,
    texts: (sentence, signal) => textsOf(sentence, now, signal),
    voice: (lang) => voiceFor(lang, now.current),
    hasVoice: () => languagesRead(now.current).some((lang) => voiceFor(lang, now.current)),
    speed: () => now.current.settings.listenSpeed,
    // Without speech there are no voices, and nothing is said.
    speaker: synthesis ? createSpeaker(synthesis) : { say: async () => 'lost' },
  });
}

/** How often a translation that is under way is looked for, in milliseconds. */
const look = 200;

async function textsOf(
  sentence: HeardSentence,
  now: { readonly current: ListenProps },
  signal: AbortSignal,
): Promise<readonly SpokenText[]> {
  const { text, lang } = sentence;
  const original: SpokenText = { pane: 'source', text, lang };
  const found = (): string | undefined => {
    const { store } = now.current.cells;
    const translated = store.of(sentence.block).find((one) => sameSentence(one, sentence));
    return translated && spokenText(translated.target, sentence.signs);
  };
  const isWanted = (): boolean =>
    now.current.hasTranslation && now.current.settings.listensTo !== 'original';
  while (isWanted() && found() === undefined && now.current.cells.missing === 'waiting') {
    if (signal.aborted) return [];
    await new Promise((resolve) => setTimeout(resolve, look));
  }
  const translation = isWanted() && found();
  // What has none is shown, and read, as it is.
  if (!translation || translation === text) return [original];
  const spoken: SpokenText = {
    pane: 'translation',
    text: translation,
    lang: now.current.cells.target,
  };
  return readsTranslationOnly(now.current) ? [spoken] : [original, spoken];
}
