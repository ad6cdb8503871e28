import { describe, expect, it, vi } from 'vitest';
import {
  createPlayer,
  type Obstacle,
  type PlayerOptions,
  type SpokenText,
} from '../../../../src/ui/reader/listening/player.ts';
import type {
  HeardSentence,
  ReadingOrder,
} from '../../../../src/ui/reader/listening/reading-order.ts';
import type { Said } from '../../../../src/ui/reader/listening/speaker.ts';

const sentenceOf = (text: string, index: number): HeardSentence => ({
  ...{ block: 0, segment: 0, start: index * 100, end: index * 100 + 99, index },
  ...{ text, lang: 'ar', signs: new Map() },
});
const sentences = ['أولى', 'ثانية', 'ثالثة'].map(sentenceOf);
const [first, second, third] = sentences as [HeardSentence, HeardSentence, HeardSentence];

const order: ReadingOrder = {
  from: () => first,
  of: () => sentences,
  at: () => first,
  beside: ({ index }, step) => sentences[index + step],
};

const voiceOf = (name: string) => ({ name }) as SpeechSynthesisVoice;

/** A player whose voice says each text when the test lets it. */
function playerWith(more: Partial<PlayerOptions> = {}) {
  const said: string[] = [];
  const states: string[] = [];
  let finish: ((said: Said) => void) | undefined;
  const taken: (() => void)[] = [];
  const giveBack = vi.fn();
  const player = createPlayer({
    order,
    texts: async ({ text, lang }) => [{ pane: 'source', text, lang }],
    voice: (lang) => ({ use: voiceOf(lang) }),
    hasVoice: () => true,
    speed: () => 1,
    takeTurn: (onTaken) => {
      taken.push(onTaken);
      return giveBack;
    },
    onState: ({ status, sentence }) => states.push(`${status} ${sentence?.text ?? ''}`.trim()),
    speaker: {
      say: (text, { voice }, signal) => {
        said.push(`${voice.name}: ${text}`);
        return new Promise((resolve) => {
          finish = resolve;
          signal.addEventListener('abort', () => resolve('stopped'));
        });
      },
    },
    ...more,
  });
  /** Lets the voice come to the end of what it says. */
  const end = async (how: Said = 'said'): Promise<void> => {
    await vi.waitFor(() => expect(finish).toBeDefined());
    const one = finish;
    finish = undefined;
    one?.(how);
    await settled();
  };
  return { player, said, states, end, taken, giveBack };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const both = async ({ text }: HeardSentence): Promise<readonly SpokenText[]> => [
  { pane: 'source', text, lang: 'ar' },
  { pane: 'translation', text: `${text}!`, lang: 'en' },
];

describe('reading aloud', () => {
  it('goes from sentence to sentence to the end, and gives its turn back', async () => {
    const { player, said, states, end, giveBack } = playerWith();
    player.play(first);
    for (const _ of sentences) await end();
    expect(said).toEqual(['ar: أولى', 'ar: ثانية', 'ar: ثالثة']);
    expect(player.state.status).toBe('ended');
    expect(states.at(-1)).toBe('ended');
    expect(giveBack).toHaveBeenCalledTimes(1);
  });

  it('begins at the sentence that it is given, and reads each in both languages', async () => {
    const { player, said, end } = playerWith({ texts: both });
    player.play(third);
    await end();
    await end();
    expect(said).toEqual(['ar: ثالثة', 'en: ثالثة!']);
  });

  it('goes on after a pause with the part that was broken off', async () => {
    const { player, said, end } = playerWith({ texts: both });
    player.play(first);
    await end();
    player.pause();
    expect(player.state).toMatchObject({ status: 'paused', sentence: first });
    player.play();
    await end();
    await settled();
    expect(said).toEqual(['ar: أولى', 'en: أولى!', 'en: أولى!', 'ar: ثانية']);
  });

  it('moves on and back while it reads, and while it is paused without a sound', async () => {
    const { player, said } = playerWith();
    player.play(first);
    await settled();
    player.move(1);
    await settled();
    player.move(1);
    await settled();
    player.move(1);
    await settled();
    player.move(-1);
    await settled();
    expect(said).toEqual(['ar: أولى', 'ar: ثانية', 'ar: ثالثة', 'ar: ثانية']);
    player.pause();
    player.move(-1);
    await settled();
    expect(player.state).toMatchObject({ status: 'paused', sentence: first });
    expect(said).toHaveLength(4);
    player.play();
    await settled();
    expect(said.at(-1)).toBe('ar: أولى');
    player.move(-1);
    await settled();
    expect(said.slice(4)).toEqual(['ar: أولى', 'ar: أولى']);
  });

  it('begins a sentence again when something is changed, but not while it is paused', async () => {
    const { player, said, end } = playerWith({ texts: both });
    player.play(first);
    await end();
    player.again();
    await settled();
    expect(said).toEqual(['ar: أولى', 'en: أولى!', 'ar: أولى']);
    player.pause();
    player.again();
    await settled();
    expect(player.state.status).toBe('paused');
    expect(said).toHaveLength(3);
  });

  it('pauses where another window takes its turn, and a change there does not take it back', async () => {
    const { player, said, taken } = playerWith();
    player.play(first);
    await settled();
    taken[0]?.();
    expect(player.state).toMatchObject({ status: 'paused', obstacle: { kind: 'elsewhere' } });
    player.again();
    await settled();
    expect(said).toHaveLength(1);
    player.play();
    await settled();
    // A turn that was given back long ago is nobody's any more.
    taken[0]?.();
    expect(player.state.status).toBe('playing');
  });

  it('waits for a translation no longer than it is wanted', async () => {
    const asked: AbortSignal[] = [];
    const { player, said } = playerWith({
      texts: (sentence, signal) => {
        asked.push(signal);
        return asked.length > 1 ? both(sentence) : new Promise(() => undefined);
      },
    });
    player.play(first);
    await settled();
    player.move(1);
    await settled();
    expect(asked[0]?.aborted).toBe(true);
    expect(said).toEqual(['ar: ثانية']);
  });
});

describe('what keeps a voice from reading', () => {
  const halted = async (more: Partial<PlayerOptions>): Promise<Obstacle | undefined> => {
    const { player } = playerWith(more);
    player.play(first);
    await settled();
    expect(player.state.sentence).toBe(first);
    return player.state.obstacle;
  };
  const far = voiceOf('far');

  it.each([
    ['a question', () => ({ ask: far }), { kind: 'ask', voice: far }],
    ['a missing network', () => ({ offline: far }), { kind: 'offline', voice: far }],
  ] as const)('is %s', async (_, voice, obstacle) => {
    expect(await halted({ voice })).toEqual(obstacle);
  });

  it('is that there is none for anything that is read', async () => {
    const nothing = { voice: () => undefined, hasVoice: () => false };
    expect(await halted(nothing)).toEqual({ kind: 'no-voice', lang: 'ar' });
  });

  it.each([
    ['lost', { kind: 'failed' }],
    ['refused', { kind: 'failed' }],
    ['network', { kind: 'offline', voice: { name: 'ar' } }],
  ] as const)('is a text that was %s', async (how, obstacle) => {
    expect(await halted({ speaker: { say: async () => how } })).toEqual(obstacle);
  });

  it('is gone when an answer or another voice is there', async () => {
    let voice: ReturnType<PlayerOptions['voice']> = { ask: far };
    const { player, said } = playerWith({ voice: () => voice });
    player.play(second);
    await settled();
    voice = { use: far };
    player.again();
    await settled();
    expect(said).toEqual(['far: ثانية']);
    expect(player.state).toMatchObject({ status: 'playing', sentence: second });
    expect(player.state.obstacle).toBeUndefined();
  });

  it('passes over what only is in a language without a voice, and says which', async () => {
    const { player, said, end } = playerWith({
      texts: both,
      voice: (lang) => (lang === 'ar' ? undefined : { use: voiceOf(lang) }),
    });
    player.play(first);
    for (const _ of sentences) await end();
    expect(said).toEqual(['en: أولى!', 'en: ثانية!', 'en: ثالثة!']);
    expect(player.state).toMatchObject({ status: 'ended', skipped: ['ar'] });
  });
});
