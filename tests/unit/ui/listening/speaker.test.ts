import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSpeaker, type Said } from '../../../../src/ui/reader/listening/speaker.ts';

/** An utterance as the browser has them. */
class Utterance {
  onstart: (() => void) | null = null;
  onboundary: (() => void) | null = null;
  onend: (() => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  voice: unknown;
  lang = '';
  rate = 1;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Speech that does with an utterance what a test wants. */
function speechThat(does: (utterance: Utterance, speech: Speech) => void) {
  const speech = {
    ...{ speaking: false, pending: false, spoken: [] as Utterance[], cancelledAt: [] as number[] },
    spokenAt: [] as number[],
    resume: vi.fn(),
    cancel() {
      speech.speaking = speech.pending = false;
      speech.cancelledAt.push(performance.now());
    },
    speak(utterance: Utterance) {
      speech.spoken.push(utterance);
      speech.spokenAt.push(performance.now());
      does(utterance, speech);
    },
  };
  return speech;
}
type Speech = ReturnType<typeof speechThat>;

const voice = { voiceURI: 'v', name: 'V', lang: 'ar_SA', localService: true, default: true };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What becomes of a text, and after how many milliseconds. */
async function say(speech: Speech, signal = new AbortController().signal, speed = 1) {
  let said: Said | undefined;
  const began = performance.now();
  let ended = began;
  const speaker = createSpeaker(speech as never);
  void speaker.say('جملة قصيرة.', { voice, speed }, signal).then((one) => {
    said = one;
    ended = performance.now();
  });
  await vi.advanceTimersByTimeAsync(120_000);
  return { said, after: ended - began };
}

const speakThen = (then: (utterance: Utterance, speech: Speech) => void) =>
  speechThat((utterance, speech) => {
    speech.speaking = true;
    setTimeout(() => utterance.onstart?.(), 100);
    setTimeout(() => then(utterance, speech), 2000);
  });

describe('a text', () => {
  it('is said by its voice, at its speed, and in the form of its language that browsers know', async () => {
    const speech = speakThen((utterance, self) => {
      self.speaking = false;
      utterance.onend?.();
    });
    expect((await say(speech, undefined, 1.5)).said).toBe('said');
    const [first] = speech.spoken;
    expect(first).toMatchObject({ text: 'جملة قصيرة.', voice, lang: 'ar-SA', rate: 1.5 });
    expect(speech.cancelledAt).toEqual([]);
    expect(speech.resume).toHaveBeenCalled();
  });

  it('is tried once more where the browser gives no sign of it, and then given up', async () => {
    const silent = speechThat(() => undefined);
    const { said, after } = await say(silent);
    expect([said, silent.spoken.length]).toEqual(['lost', 2]);
    expect(after).toBeLessThan(20_000);
    const second = speechThat((utterance, speech) => {
      if (speech.spoken.length > 1) setTimeout(() => utterance.onend?.(), 500);
    });
    expect((await say(second)).said).toBe('said');
  });

  it('is not begun at once behind a cancel, which Chromium drops', async () => {
    const speech = speechThat(() => undefined);
    await say(speech);
    const [cancelled] = speech.cancelledAt;
    expect((speech.spokenAt[1] ?? 0) - (cancelled ?? 0)).toBeGreaterThan(100);
  });

  it('is over where the voice is silent and its end was lost', async () => {
    const speech = speakThen((_, self) => {
      self.speaking = false;
    });
    const { said, after } = await say(speech);
    expect(said).toBe('said');
    expect(after).toBeLessThan(5000);
    expect(speech.spoken).toHaveLength(1);
  });

  it('is over where the voice hangs, and what hangs is cancelled', async () => {
    const speech = speakThen(() => undefined);
    const { said, after } = await say(speech);
    expect(said).toBe('said');
    expect(after).toBeLessThan(15_000);
    expect(speech.cancelledAt).toHaveLength(1);
  });

  it('of a slow voice is not broken off while it gives signs of life', async () => {
    const speech = speechThat((utterance, self) => {
      self.speaking = true;
      utterance.onstart?.();
      for (let at = 1; at <= 10; at++) setTimeout(() => utterance.onboundary?.(), at * 4000);
      setTimeout(() => utterance.onend?.(), 41_000);
    });
    const { said, after } = await say(speech);
    expect([said, Math.round(after / 1000)]).toEqual(['said', 41]);
  });

  it.each([
    ['network', 'network', 1],
    ['not-allowed', 'refused', 1],
    ['synthesis-failed', 'lost', 2],
  ])('with the error %s is %s after %i attempts', async (error, outcome, attempts) => {
    const speech = speechThat((utterance) => setTimeout(() => utterance.onerror?.({ error }), 10));
    expect((await say(speech)).said).toBe(outcome);
    expect(speech.spoken).toHaveLength(attempts);
  });

  it('stops at once when it is told to, also before it began', async () => {
    const end = new AbortController();
    const speech = speakThen(() => undefined);
    setTimeout(() => end.abort(), 700);
    const { said, after } = await say(speech, end.signal);
    expect([said, after]).toEqual(['stopped', 700]);
    expect(speech.cancelledAt).toHaveLength(1);
    const none = speechThat(() => undefined);
    expect((await say(none, AbortSignal.abort())).said).toBe('stopped');
    expect(none.spoken).toEqual([]);
  });
});
