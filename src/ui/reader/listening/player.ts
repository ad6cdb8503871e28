import type { Pane } from '../sentences/sentence-places.ts';
import { spokenPieces } from './clauses.ts';
import type { HeardSentence, ReadingOrder } from './reading-order.ts';
import type { Speaker } from './speaker.ts';
import type { VoiceChoice } from './voices.ts';

/** A sentence in one pane, as a voice reads it. */
export interface SpokenText {
  readonly pane: Pane;
  readonly text: string;
  /** BCP 47 tag. */
  readonly lang: string;
}

/** Why reading aloud has stopped by itself. */
export type Obstacle =
  | { readonly kind: 'ask' | 'offline'; readonly voice: SpeechSynthesisVoice }
  | { readonly kind: 'no-voice'; readonly lang: string }
  | { readonly kind: 'failed' | 'elsewhere' };

/** Where reading aloud stands. */
export interface PlayerState {
  readonly status: 'playing' | 'paused' | 'ended';
  /** What is read, or would be read next. */
  readonly sentence?: HeardSentence;
  readonly obstacle?: Obstacle;
  /** Languages of sentences that were passed over, since no voice reads them. */
  readonly skipped: readonly string[];
}

/** What a player needs from outside. */
export interface PlayerOptions {
  readonly order: ReadingOrder;
  readonly speaker: Speaker;
  /** What is read of a sentence, in order; it may wait for the translation. */
  texts(sentence: HeardSentence, signal: AbortSignal): Promise<readonly SpokenText[]>;
  voice(lang: string): VoiceChoice;
  /** Whether any voice may read some of what is to be read; without one, nothing is passed over. */
  hasVoice(): boolean;
  /** A multiple of the voices' own speed. */
  speed(): number;
  /** Takes the right to speak from other windows, and tells when another takes it; gives the way to return it. */
  takeTurn(onTaken: () => void): () => void;
  onState(state: PlayerState): void;
}

/** Reads an article aloud. */
export interface Player {
  readonly state: PlayerState;
  /** Reads from a sentence on, or goes on where it was paused. */
  play(from?: HeardSentence): void;
  pause(): void;
  /** Goes to the next sentence or the one before; reads on there if it was reading. */
  move(step: 1 | -1): void;
  /** After a change of what is read, by whom or how fast: begins the sentence again, also where only a voice was missing. */
  again(): void;
}

/** A player that begins paused. */
export function createPlayer(options: PlayerOptions): Player {
  const at = { piece: 0 };
  let state: PlayerState = { status: 'paused', skipped: [] };
  let run: AbortController | undefined;
  const set = (next: PlayerState): void => {
    state = next;
    options.onState(state);
  };
  const pause = (obstacle?: Obstacle): void => {
    run?.abort();
    run = undefined;
    const { sentence, skipped } = state;
    set({
      status: 'paused',
      skipped,
      ...(sentence && { sentence }),
      ...(obstacle && { obstacle }),
    });
  };
  const start = (from: HeardSentence): void => {
    run?.abort();
    run = new AbortController();
    const { signal } = run;
    const end = (obstacle?: Obstacle): void => {
      if (signal.aborted) return;
      pause(obstacle);
      if (!obstacle) set({ status: 'ended', skipped: state.skipped });
    };
    signal.addEventListener(
      'abort',
      options.takeTurn(() => end({ kind: 'elsewhere' })),
    );
    const onSentence = (sentence: HeardSentence): void =>
      set({ status: 'playing', sentence, skipped: state.skipped });
    const onSkip = (lang: string): void => {
      if (!state.skipped.includes(lang)) set({ ...state, skipped: [...state.skipped, lang] });
    };
    readFrom(from, { ...options, at, signal, onSentence, onSkip }).then(end, () =>
      end({ kind: 'failed' }),
    );
  };
  return {
    get state() {
      return state;
    },
    play(from) {
      if (from) at.piece = 0;
      const next = from ?? state.sentence ?? options.order.from(0);
      if (next) start(next);
    },
    pause: () => pause(),
    move(step) {
      const next = state.sentence && besideOf(state.sentence, step, options.order);
      if (next) at.piece = 0;
      if (next && run) start(next);
      else if (next) set({ status: 'paused', sentence: next, skipped: state.skipped });
    },
    again() {
      at.piece = 0;
      if (state.sentence && (run || isOfVoice(state.obstacle))) start(state.sentence);
    },
  };
}

/** Before the first sentence there is none: it begins again, as in any player. */
function besideOf(
  sentence: HeardSentence,
  step: 1 | -1,
  order: PlayerOptions['order'],
): HeardSentence | undefined {
  return order.beside(sentence, step) ?? (step === -1 ? sentence : undefined);
}

/** Whether another voice would be the way on. */
function isOfVoice(obstacle: Obstacle | undefined): boolean {
  return obstacle !== undefined && obstacle.kind !== 'failed' && obstacle.kind !== 'elsewhere';
}

interface Run extends PlayerOptions {
  /** How many pieces of the sentence have been said. */
  readonly at: { piece: number };
  readonly signal: AbortSignal;
  readonly onSentence: (sentence: HeardSentence) => void;
  /** Told the language of what is passed over. */
  readonly onSkip: (lang: string) => void;
}

/** Reads from a sentence to the article's end, and tells what keeps it from that. */
async function readFrom(from: HeardSentence, run: Run): Promise<Obstacle | undefined> {
  for (let here: HeardSentence | undefined = from; here; here = run.order.beside(here, 1)) {
    run.onSentence(here);
    const obstacle = await readSentence(here, run);
    if (obstacle || run.signal.aborted) return obstacle;
    run.at.piece = 0;
  }
  return undefined;
}

/** Reads the rest of a sentence. */
async function readSentence(sentence: HeardSentence, run: Run): Promise<Obstacle | undefined> {
  const { at, signal } = run;
  const texts = await run.texts(sentence, signal);
  if (signal.aborted) return undefined;
  const pieces = texts.flatMap((one) =>
    spokenPieces(one.text, run.speed()).map((text) => ({ ...one, text })),
  );
  for (let next = pieces[at.piece]; next; next = pieces[at.piece]) {
    const obstacle = await sayPiece(next, run);
    if (obstacle || signal.aborted) return obstacle;
    at.piece += 1;
  }
  return undefined;
}

/** Says one piece by the voice of its language, or passes it over; tells what keeps it from either. */
async function sayPiece({ text, lang }: SpokenText, run: Run): Promise<Obstacle | undefined> {
  const choice = run.voice(lang);
  if (!choice) {
    if (!run.hasVoice()) return { kind: 'no-voice', lang };
    run.onSkip(lang);
    return undefined;
  }
  if ('ask' in choice) return { kind: 'ask', voice: choice.ask };
  if ('offline' in choice) return { kind: 'offline', voice: choice.offline };
  const voice = choice.use;
  switch (await run.speaker.say(text, { voice, speed: run.speed() }, run.signal)) {
    case 'network':
      return { kind: 'offline', voice };
    case 'lost':
    case 'refused':
      return { kind: 'failed' };
    default:
      return undefined;
  }
}
