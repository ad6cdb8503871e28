import { isOnDevice, type Voice } from './voices.ts';

/**
 * What became of a text that was to be said: `lost` where the browser never began or gave an error, `network` where an online voice
 * had none, `refused` where the page may not speak before a click.
 */
export type Said = 'said' | 'stopped' | 'lost' | 'network' | 'refused';

/** How a text is said. */
export interface Manner {
  readonly voice: SpeechSynthesisVoice;
  /** A multiple of the voice's own speed. */
  readonly speed: number;
}

/** Says one text at a time. */
export interface Speaker {
  /** Says a text; ends early when the signal aborts. Tries a second time where the browser lost it. */
  say(text: string, manner: Manner, signal: AbortSignal): Promise<Said>;
}

/** Milliseconds after which a voice that has not begun will not: online ones ask a server first. */
const startsWithin = (voice: Voice): number => (isOnDevice(voice) ? 6000 : 15_000);

/** The longest that a letter takes at a voice's own speed, in milliseconds, and a voice to end after its last sign of life. */
const slowestLetter = 300;
const grace = 5000;

/** How often a voice is looked at, in milliseconds. */
const look = 250;

/** Milliseconds between a `cancel()` and the next `speak()`: closer to it Chromium drops the new utterance with the old. */
const restAfterCancel = 120;

/**
 * A speaker over the browser's voices, which does not depend on all their events: they get lost in Chromium (with an utterance
 * that nothing refers to any more, with some voices, after the machine slept), so what is said is looked at as well.
 */
export function createSpeaker(synthesis: SpeechSynthesis): Speaker {
  let cancelled = Number.NEGATIVE_INFINITY;
  const cancel = (): void => {
    synthesis.cancel();
    cancelled = performance.now();
  };
  const rest = async (): Promise<void> => {
    const left = cancelled + restAfterCancel - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  };
  const once = (text: string, manner: Manner, signal: AbortSignal): Promise<Said> =>
    new Promise((resolve) => {
      const utterance = utteranceOf(text, manner);
      const life = watchLife(synthesis, text, manner);
      const end = (said: Said): void => {
        clearInterval(timer);
        signal.removeEventListener('abort', stop);
        utterance.onstart = utterance.onboundary = utterance.onend = utterance.onerror = null;
        resolve(said);
      };
      const stop = (): void => {
        end('stopped');
        cancel();
      };
      const timer = setInterval(() => {
        const said = life.look();
        if (!said) return;
        end(said);
        cancel();
      }, look);
      signal.addEventListener('abort', stop);
      utterance.onstart = utterance.onboundary = life.sign;
      utterance.onend = () => end('said');
      utterance.onerror = ({ error }) => end(outcomeOf(error));
      // Another page's pause holds for all in some browsers.
      synthesis.resume();
      synthesis.speak(utterance);
    });
  return {
    async say(text, manner, signal) {
      for (let attempt = 1; ; attempt++) {
        await rest();
        if (signal.aborted) return 'stopped';
        const said = await once(text, manner, signal);
        if (said !== 'lost' || attempt === 2) return said;
      }
    },
  };
}

function utteranceOf(text: string, { voice, speed }: Manner): SpeechSynthesisUtterance {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  // Android takes the language, and no voice.
  utterance.lang = voice.lang.replace(/_/g, '-');
  utterance.rate = speed;
  return utterance;
}

/** Judges from its signs of life whether a voice still speaks; a look gives what became of the text, or nothing yet. */
function watchLife(synthesis: SpeechSynthesis, text: string, { voice, speed }: Manner) {
  const asked = performance.now();
  const patience = startsWithin(voice);
  const longest = (text.length * slowestLetter) / speed + grace;
  let lastSign: number | undefined;
  let silentLooks = 0;
  const sign = (): void => {
    lastSign = performance.now();
  };
  const lookBefore = (waited: number): Said | undefined => {
    // Some voices of Android send no event at their beginning.
    if (waited > patience / 2 && synthesis.speaking && !synthesis.pending) sign();
    return waited > patience ? 'lost' : undefined;
  };
  const lookAfter = (sinceSign: number): Said | undefined => {
    silentLooks = synthesis.speaking || synthesis.pending ? 0 : silentLooks + 1;
    // The event of its end was lost, or the voice hangs, mostly behind the end.
    return silentLooks > 2 || sinceSign > longest ? 'said' : undefined;
  };
  return {
    sign,
    look(): Said | undefined {
      const now = performance.now();
      return lastSign === undefined ? lookBefore(now - asked) : lookAfter(now - lastSign);
    },
  };
}

function outcomeOf(error: SpeechSynthesisErrorCode): Said {
  if (error === 'network') return 'network';
  return error === 'not-allowed' ? 'refused' : 'lost';
}
