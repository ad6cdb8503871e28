// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TranslatorClient } from '../../../src/platform/translator/translator-client.ts';
import { type Download, useDownload } from '../../../src/ui/reader/translation/use-download.ts';

const pair = { source: 'ar', target: 'en' };

let create: ReturnType<typeof vi.fn>;
beforeEach(() => {
  vi.useFakeTimers();
  create = vi.fn(() => new Promise(() => {}));
  vi.stubGlobal('Translator', { create });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A page with the hook in it. */
function page(download: TranslatorClient['download'] = async () => {}) {
  const held: { now?: Download } = {};
  const onReady = vi.fn();
  const translator = { download } as TranslatorClient;
  const Page = () => {
    held.now = useDownload(translator, pair, onReady);
    return null;
  };
  void act(() => render(<Page />, document.body));
  const start = (engine: 'chrome' | 'bergamot'): void => void act(() => held.now?.start(engine));
  const later = async (milliseconds: number): Promise<void> => {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(milliseconds);
    });
  };
  return { state: () => held.now?.state, stop: () => held.now?.stop(), start, later, onReady };
}

describe('a download that the reader starts', () => {
  it('is shown from the click on, and as failed when Chrome’s stalls', async () => {
    const { state, start, later } = page();
    start('chrome');
    expect(state()).toMatchObject({ status: 'downloading', engine: 'chrome', loaded: 0 });
    await later(21_000);
    expect(state()).toMatchObject({ status: 'failed', engine: 'chrome', reason: 'network' });
  });

  it('takes the place of an earlier one that failed, on whatever engine', async () => {
    let finish = (): void => {};
    const { state, start, later, onReady } = page(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    start('chrome');
    await later(21_000);
    start('bergamot');
    expect(state()).toBeUndefined();
    finish();
    await later(0);
    expect(onReady).toHaveBeenCalledOnce();
    start('chrome');
    await later(21_000);
    expect(state()).toMatchObject({ status: 'failed' });
    start('chrome');
    expect(state()).toMatchObject({ status: 'downloading' });
    expect(create).toHaveBeenCalledTimes(3);
  });
});
