import type { View } from '../harness/index.ts';

/** A voice of the stand-in. */
interface StandInVoice {
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
}

/** What the page holds of it. */
interface StandIn {
  /** Voice, speed and text of all that was said, in order. */
  readonly said: string[];
  /** Lets the voice come to the end of what it says. */
  end(): void;
}

declare const standIn: StandIn;

/** Voices as many a system has them. */
export const someVoices: readonly StandInVoice[] = [
  { name: 'Nora', lang: 'ar-SA', localService: true },
  { name: 'Emma', lang: 'en_US', localService: true },
];

/** Puts a stand-in in the place of a page's speech: it says nothing, and each text ends when the test lets it. */
export async function standInForSpeech(view: View, voices = someVoices): Promise<void> {
  await view.evaluate(putInPlace, voices);
}

/** What was said so far: `Nora 1: text`. */
export const saidIn = (view: View): Promise<readonly string[]> => view.evaluate(() => standIn.said);

/** Whether a voice speaks now. */
export const speaksIn = (view: View): Promise<boolean> =>
  view.evaluate(() => speechSynthesis.speaking);

/** Waits until a text is being said, and lets it come to its end. */
export async function endSaying(view: View): Promise<void> {
  await view.until(() => speechSynthesis.speaking);
  await view.evaluate(() => standIn.end());
}

/** Runs in the page. */
function putInPlace(named: readonly StandInVoice[]): void {
  class Utterance {
    voice: StandInVoice | null = null;
    rate = 1;
    onstart: (() => void) | null = null;
    onend: (() => void) | null = null;
    onerror: ((event: object) => void) | null = null;
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  const voices = named.map((one) => ({ ...one, voiceURI: `urn:${one.name}`, default: false }));
  const said: string[] = [];
  let current: Utterance | undefined;
  const speech = {
    pending: false,
    get speaking() {
      return current !== undefined;
    },
    getVoices: () => voices,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    resume: () => undefined,
    cancel() {
      const ended = current;
      current = undefined;
      // The page may be gone when the test looks.
      if (ended) sessionStorage.setItem('broken off', ended.text);
      ended?.onerror?.({ error: 'canceled' });
    },
    speak(utterance: Utterance) {
      if (current) throw new Error('two texts at once');
      current = utterance;
      said.push(`${utterance.voice?.name} ${utterance.rate}: ${utterance.text}`);
      utterance.onstart?.();
    },
  };
  const end = (): void => {
    const ended = current;
    current = undefined;
    ended?.onend?.();
  };
  const put = (name: string, value: unknown): void =>
    void Object.defineProperty(globalThis, name, { value, configurable: true });
  put('speechSynthesis', speech);
  put('SpeechSynthesisUtterance', Utterance);
  put('standIn', { said, end });
}
