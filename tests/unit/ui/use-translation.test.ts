// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TranslatedSentence } from '../../../src/translation/translation.ts';
import { hasNone } from '../../../src/ui/reader/open/reader.tsx';
import { collectTranslations } from '../../../src/ui/reader/translation/use-translation.ts';

const sentences: readonly TranslatedSentence[] = Array.from({ length: 30 }, (_, block) => ({
  block,
  segment: 0,
  start: 0,
  end: 1,
  target: { text: 'x', marks: [] },
  engine: 'bergamot',
  model: '1',
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('events of a translation', () => {
  it('say "done" only when every sentence before it has been shown', () => {
    const log: string[] = [];
    const hear = collectTranslations(
      {
        fill: (some) => log.push(`${some.length}`),
        setState: ({ status }) => log.push(status),
      },
      new AbortController().signal,
    );
    hear({ type: 'sentences', sentences });
    hear({ type: 'state', state: { status: 'done', engines: ['bergamot'] } });
    expect(log).toEqual([]);
    vi.runAllTimers();
    expect(log.at(-1)).toBe('done');
    expect(log.slice(0, -1).reduce((sum, n) => sum + Number(n), 0)).toBe(sentences.length);
  });

  it('pass a state on at once where nothing waits, and nothing after the reader has left', () => {
    const leaving = new AbortController();
    const log: string[] = [];
    const hear = collectTranslations(
      { fill: () => log.push('sentences'), setState: ({ status }) => log.push(status) },
      leaving.signal,
    );
    hear({ type: 'state', state: { status: 'working', done: 0, total: 30 } });
    hear({ type: 'sentences', sentences });
    leaving.abort();
    vi.runAllTimers();
    expect(log).toEqual(['working']);
  });

  it('come all at once into a page that nobody sees', () => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const log: number[] = [];
    const hear = collectTranslations(
      { fill: (some) => log.push(some.length), setState: () => {} },
      new AbortController().signal,
    );
    hear({ type: 'sentences', sentences });
    vi.runAllTimers();
    expect(log).toEqual([30]);
  });
});

describe('a pane for the translation', () => {
  const setup = { state: { status: 'setup', offers: [] }, some: false } as const;

  it('is left out where nothing is translated and nothing will be', () => {
    expect(hasNone(setup)).toBe(true);
  });

  it('stays where sentences of an earlier reading are shown', () => {
    expect(hasNone({ ...setup, some: true })).toBe(false);
  });
});
