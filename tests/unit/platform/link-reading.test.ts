import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readLink } from '../../../src/platform/background/link-reading.ts';
import type { Background, Reading } from '../../../src/platform/services/background-api.ts';
import browser from '../fake-browser.ts';

const url = 'https://news.example/story';
const loaded = { id: 7, url, status: 'complete' };

type Hear = (id: number, change: object, tab: object) => void;

/** Tabs of which the new one stands so when it is asked for, and what hears of its changes. */
function openTabs(found: object) {
  const hears = new Set<Hear>();
  const onUpdated = {
    addListener: (hear: Hear) => hears.add(hear),
    removeListener: (hear: Hear) => hears.delete(hear),
  };
  const remove = vi.fn(async () => undefined);
  const tabs = {
    ...{ getCurrent: async () => undefined, create: async () => ({ id: 7 }) },
    ...{ get: async () => found, remove, onUpdated },
  };
  Object.assign(browser, { tabs });
  return { hears, remove };
}

const reading = { article: {}, kept: true, saved: false, changed: false } as unknown as Reading;
const readTab = vi.fn(async () => reading);
const background = { readTab } as unknown as Background;

beforeEach(() => {
  vi.useFakeTimers();
  readTab.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the page of a link', () => {
  it('is read at once where it has loaded before anybody listened', async () => {
    const { hears, remove } = openTabs(loaded);
    const read = readLink(background, url);
    await vi.advanceTimersByTimeAsync(100);
    expect(readTab).toHaveBeenCalledWith(7);
    expect(await read).toEqual({ reading });
    expect(remove).toHaveBeenCalledWith(7);
    expect(hears.size).toBe(0);
  });

  it('is waited for while it loads, and no other page is taken for it', async () => {
    const { hears } = openTabs({ ...loaded, url: 'about:blank' });
    const read = readLink(background, url);
    await vi.advanceTimersByTimeAsync(100);
    for (const hear of hears) {
      hear(8, {}, { ...loaded, id: 8 });
      hear(7, {}, { ...loaded, status: 'loading' });
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(readTab).not.toHaveBeenCalled();
    for (const hear of [...hears]) hear(7, {}, loaded);
    expect(await read).toEqual({ reading });
  });

  it('is read as far as it has come where it does not load', async () => {
    openTabs({ ...loaded, status: 'loading' });
    const read = readLink(background, url);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await read).toEqual({ reading });
  });
});
