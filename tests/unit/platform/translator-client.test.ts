import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FirstPort, firstAsked } from '../../../src/platform/first-asked.ts';
import type { Background } from '../../../src/platform/services/background-api.ts';
import { serve } from '../../../src/platform/services/rpc.ts';
import { translatorClient } from '../../../src/platform/translator/translator-client.ts';
import type { TranslationEvent, TranslationRequest } from '../../../src/translation/translation.ts';
import browser from '../fake-browser.ts';

const startTranslator = vi.fn(async () => undefined);
serve('background', { startTranslator } as unknown as Background);

const request = {
  ...{ articleId: 'a', target: 'en', keep: true },
  article: { blocks: [{ text: 'نص', html: '<p>نص</p>' }] },
} as unknown as TranslationRequest;

/** What a page hears of a translator whose every connection does this. */
function follow(onConnect: (tell: (event: TranslationEvent) => void, end: () => void) => void) {
  const connections = vi.fn(() => {
    const hears: ((event: TranslationEvent) => void)[] = [];
    const ends: (() => void)[] = [];
    const end = (): void => ends.forEach((one) => void one());
    return {
      onMessage: { addListener: (one: (event: TranslationEvent) => void) => hears.push(one) },
      onDisconnect: { addListener: (one: () => void) => ends.push(one) },
      disconnect: () => undefined,
      postMessage: () => onConnect((event) => hears.forEach((one) => void one(event)), end),
    };
  });
  Object.assign(browser.runtime, { connect: connections });
  const heard: TranslationEvent[] = [];
  const leaving = new AbortController();
  translatorClient.follow(request, (event) => heard.push(event), leaving.signal);
  return { connections, heard, leaving };
}

const states = (heard: readonly TranslationEvent[]): unknown[] =>
  heard.map((event) => event.type === 'state' && event.state.status);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  startTranslator.mockReset();
});

describe('the connection that a page made first', () => {
  const event: TranslationEvent = { type: 'sentences', sentences: [] };
  const first: FirstPort = {
    ...{ port: {}, articleId: 'a', expectsFirst: false },
    ...{ heard: [event], isOpen: false },
  };
  beforeEach(() => Object.assign(firstAsked, { port: first }));
  afterEach(() => Object.assign(firstAsked, { port: undefined }));

  it('lets its follower hear what the background tells though it is broken, until that leaves', () => {
    const { connections, heard, leaving } = follow(() => undefined);
    expect(connections).toHaveBeenCalledOnce();
    first.listener?.(event);
    leaving.abort();
    first.listener?.(event);
    expect(heard).toEqual([event]);
    // What was heard before is in the page, and must not come into one in another language.
    expect(first.heard).toEqual([]);
  });

  describe('while the background has the first sentence translated', () => {
    const postMessage = vi.fn();
    const ends: (() => void)[] = [];
    const open = (): FirstPort => {
      const onDisconnect = { addListener: (end: () => void) => ends.push(end) };
      const port = { postMessage, onDisconnect, disconnect: () => undefined };
      const made = { ...{ port, articleId: 'a', expectsFirst: true }, heard: [], isOpen: true };
      Object.assign(firstAsked, { port: made });
      return made;
    };
    beforeEach(() => {
      postMessage.mockClear();
      ends.length = 0;
    });

    it('asks the translator for the rest once it has come', async () => {
      const expecting = open();
      const { heard } = follow(() => undefined);
      await vi.advanceTimersByTimeAsync(100);
      expect(postMessage).not.toHaveBeenCalled();
      expecting.listener?.(event);
      await vi.advanceTimersByTimeAsync(0);
      expect(postMessage).toHaveBeenCalledOnce();
      expect(heard).toEqual([event]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(postMessage).toHaveBeenCalledOnce();
    });

    it('asks for all of it where it does not come', async () => {
      open();
      follow(() => undefined);
      await vi.advanceTimersByTimeAsync(1000);
      expect(postMessage).toHaveBeenCalledOnce();
    });

    it('asks over another connection where that breaks', async () => {
      open();
      const { connections } = follow(() => undefined);
      for (const end of ends) end();
      await vi.advanceTimersByTimeAsync(1000);
      expect(postMessage).not.toHaveBeenCalled();
      expect(connections).toHaveBeenCalledOnce();
    });
  });
});

describe('following a translation', () => {
  it('asks for no start of a translator that runs', async () => {
    const { connections } = follow(() => undefined);
    await vi.advanceTimersByTimeAsync(3000);
    expect(connections).toHaveBeenCalledTimes(1);
    expect(startTranslator).not.toHaveBeenCalled();
  });

  it('connects again when the translator ends', async () => {
    let ended = 0;
    const again = follow((_, end) => {
      ended += 1;
      if (ended === 1) setTimeout(end, 1000);
    });
    await vi.advanceTimersByTimeAsync(3000);
    expect(again.connections).toHaveBeenCalledTimes(2);
    expect(again.heard).toEqual([]);
  });

  it('connects again where the translator never heard of it, but not where that works for long', async () => {
    const working: TranslationEvent = {
      type: 'state',
      state: { status: 'working', done: 0, total: 9 },
    };
    let asked = 0;
    const { connections, heard } = follow((tell) => {
      asked += 1;
      if (asked === 2) tell(working);
    });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connections).toHaveBeenCalledTimes(2);
    expect(heard).toEqual([working]);
  });

  it('says that the translator is broken where no connection comes to anything', async () => {
    const { connections, heard } = follow((_, end) => end());
    await vi.advanceTimersByTimeAsync(120_000);
    expect(states(heard)).toEqual(['failed']);
    expect(connections).toHaveBeenCalledTimes(7);
    expect(startTranslator).toHaveBeenCalledTimes(6);
  });

  it('says at once that the text is too long where the browser takes no message of its size', async () => {
    const { connections, heard } = follow(() => {
      throw new Error('Message length exceeded maximum allowed length of 64MB.');
    });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(heard).toMatchObject([
      { type: 'state', state: { status: 'failed', reason: 'too-large' } },
    ]);
    expect(connections).toHaveBeenCalledOnce();
  });

  it('goes on for as long as each connection brings new sentences', async () => {
    let done = 0;
    const { connections, heard } = follow((tell, end) => {
      done += 1;
      tell({ type: 'state', state: { status: 'working', done, total: 20 } });
      if (done < 20) end();
    });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connections).toHaveBeenCalledTimes(20);
    expect(states(heard)).not.toContain('failed');
  });

  it('tries again where the background cannot start the translator', async () => {
    startTranslator.mockRejectedValueOnce(new Error('ended'));
    let ended = 0;
    const { connections } = follow((_, end) => {
      ended += 1;
      if (ended === 1) end();
    });
    await vi.advanceTimersByTimeAsync(3000);
    expect(startTranslator).toHaveBeenCalledTimes(2);
    expect(connections).toHaveBeenCalledTimes(2);
  });

  it('stops trying once nobody listens', async () => {
    const { connections, leaving } = follow((_, end) => end());
    await vi.advanceTimersByTimeAsync(600);
    leaving.abort();
    const before = connections.mock.calls.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connections).toHaveBeenCalledTimes(before);
  });
});
