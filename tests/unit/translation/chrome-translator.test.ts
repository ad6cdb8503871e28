// Chromium without its maker's components never downloads a model, so `Translator` itself is a stand-in here.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chromeTranslator, downloadChromeModel } from '../../../src/translation/engines/chrome.ts';

const pair = { source: 'ar-EG', target: 'en' };
const { signal } = new AbortController();

interface Asked {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly signal?: AbortSignal;
  readonly monitor?: (monitor: EventTarget) => void;
}

/** What the browser's translator does in a test; `made` are the instances so far. */
const standIn = {
  said: 'available',
  made: [] as { destroyed: boolean }[],
  asked: [] as Asked[],
  translate: async (text: string): Promise<string> => `T:${text}`,
  create: async (_: Asked): Promise<void> => {},
};

beforeEach(() => {
  Object.assign(standIn, {
    said: 'available',
    made: [],
    asked: [],
    translate: async (text: string) => `T:${text}`,
    create: async () => {},
  });
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('Translator', {
    availability: async (asked: Asked) => {
      standIn.asked.push(asked);
      return standIn.said;
    },
    create: async (asked: Asked) => {
      await standIn.create(asked);
      const instance = {
        destroyed: false,
        translate: (text: string) => standIn.translate(text),
        destroy: () => {
          instance.destroyed = true;
        },
      };
      standIn.made.push(instance);
      return instance;
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('Chrome’s translator', () => {
  it.each([
    ['available', 'ready'],
    ['downloadable', 'download'],
    ['downloading', 'download'],
    ['unavailable', 'unsupported'],
  ])('is, when the browser says %s, %s', async (said, expected) => {
    standIn.said = said;
    expect(await chromeTranslator.availability(pair, {})).toBe(expected);
    expect(standIn.asked[0]).toEqual({ sourceLanguage: 'ar', targetLanguage: 'en' });
  });

  it('is unsupported where there is no such thing, as in Firefox', async () => {
    vi.unstubAllGlobals();
    expect(await chromeTranslator.availability(pair, {})).toBe('unsupported');
  });

  it('makes itself a new instance when the browser’s has died', async () => {
    const session = await chromeTranslator.open(pair, { settings: {}, signal });
    let calls = 0;
    standIn.translate = async (text) => {
      calls += 1;
      if (calls === 2) throw new DOMException('Other generic failures occurred.', 'UnknownError');
      return `T:${text}`;
    };
    expect(await session.translate(['أ'], signal)).toEqual(['T:أ']);
    expect(await session.translate(['ب'], signal)).toEqual(['T:ب']);
    expect(standIn.made.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  });

  it('gives up when the new instance fails too', async () => {
    const session = await chromeTranslator.open(pair, { settings: {}, signal });
    standIn.translate = () => Promise.reject(new DOMException('again', 'UnknownError'));
    await expect(session.translate(['أ'], signal)).rejects.toMatchObject({ reason: 'broken' });
    expect(standIn.made).toHaveLength(2);
  });

  it.each([
    ['QuotaExceededError', 'too-large'],
    ['NotSupportedError', 'language'],
    ['NetworkError', 'network'],
  ])('says what a %s means', async (name, reason) => {
    const session = await chromeTranslator.open(pair, { settings: {}, signal });
    standIn.translate = () => Promise.reject(new DOMException('no', name));
    await expect(session.translate(['أ'], signal)).rejects.toMatchObject({ reason });
  });

  it('lets its instance go when the job is over', async () => {
    const session = await chromeTranslator.open(pair, { settings: {}, signal });
    session.close();
    await vi.waitFor(() => expect(standIn.made[0]?.destroyed).toBe(true), { timeout: 20_000 });
  });
});

describe('downloadChromeModel', () => {
  const progress = (monitor: EventTarget, loaded: number): void => {
    monitor.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
  };

  it('tells its progress in parts of one', async () => {
    const told: number[] = [];
    standIn.create = async ({ monitor }) => {
      const target = new EventTarget();
      monitor?.(target);
      progress(target, 0.25);
      progress(target, 1);
    };
    await downloadChromeModel(pair, { signal, onProgress: ({ loaded }) => told.push(loaded) });
    expect(told).toEqual([0.25, 1]);
  });

  it('ends after 20 seconds without progress, counted from the last', async () => {
    vi.useFakeTimers();
    const target = new EventTarget();
    standIn.create = ({ monitor }) => {
      monitor?.(target);
      return new Promise(() => {});
    };
    let failed: unknown;
    void downloadChromeModel(pair, { signal }).catch((error: unknown) => {
      failed = error;
    });
    await vi.advanceTimersByTimeAsync(15_000);
    progress(target, 0.5);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(failed).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(failed).toMatchObject({ reason: 'network' });
  });

  it('says that a click is needed where the browser wants one', async () => {
    standIn.create = () => Promise.reject(new DOMException('gesture', 'NotAllowedError'));
    await expect(downloadChromeModel(pair, { signal })).rejects.toMatchObject({ reason: 'model' });
  });

  it('ends at once when its reader leaves', async () => {
    const leaving = new AbortController();
    standIn.create = () => new Promise(() => {});
    const download = downloadChromeModel(pair, { signal: leaving.signal });
    leaving.abort();
    await expect(download).rejects.toHaveProperty('name', 'AbortError');
  });

  it('does not wait for a stall where there is no network at all', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    standIn.said = 'downloadable';
    await expect(downloadChromeModel(pair, { signal })).rejects.toMatchObject({
      reason: 'network',
    });
    expect(standIn.made).toEqual([]);
  });
});
