// @vitest-environment jsdom
import { type JSX, render } from 'preact';
import { useRef } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article, Block } from '../../../src/article/model.ts';
import { Chunks, nextChunkSize, useChunks } from '../../../src/ui/reader/pane/chunks.tsx';
import type { Cells } from '../../../src/ui/reader/pane/pair.tsx';
import { createTranslationStore } from '../../../src/ui/reader/translation/translation-store.ts';
import { article as sample } from '../library/sample.ts';

let clock = 0;
let near: ((entries: object[]) => void) | undefined;

beforeEach(() => {
  clock = 1;
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: object[]) => void) {
        near = tell;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
});
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const store = createTranslationStore();
const cells = { store, target: 'en' } as Cells;

const long = 2400;

function bookOf(blocks: number): Article {
  const [block] = sample('book').blocks as [Block];
  const texts = Array.from({ length: blocks - 1 }, (_, at) => ({ ...block, text: `فقرة ${at}` }));
  return { ...sample('book'), blocks: texts };
}

/** Shows an article, and gives the places of the rows that were made in full. */
function shown(article: Article): number[] {
  const full: number[] = [];
  const row = (_: Block, index: number): JSX.Element => {
    full.push(index);
    return <div key={index} data-block={index} />;
  };
  const blocks = [...article.blocks.slice(0, 1), ...article.blocks];
  function View(): JSX.Element {
    const host = useRef<HTMLDivElement>(null);
    const ready = useChunks({ article, through: 0, host });
    return (
      <div ref={host}>
        <Chunks {...{ blocks, ready, cells, row }} which="both" />
      </div>
    );
  }
  void act(() => render(<View />, document.body));
  return full;
}

/** Lets turns go by until the article stands there, and gives their number; others take so many milliseconds after each. */
function fill(between: number): number {
  let turns = 0;
  const missing = document.getElementsByClassName('chunk-to-come');
  while (missing.length > 0 && turns < 5000) {
    clock += between;
    void act(() => void vi.advanceTimersToNextTimer());
    turns += 1;
  }
  return turns;
}

describe('a very long article', () => {
  it('stands there whole after some dozen turns, however long the browser and others take between them', () => {
    const full = shown(bookOf(long));
    expect(fill(500)).toBeLessThan(20);
    expect(document.querySelectorAll('[data-block]')).toHaveLength(long);
    expect(document.body.textContent).toContain('فقرة 2398');
    expect(full).toEqual(Array.from({ length: 16 }, (_, at) => at));
  });

  it('is made in full where the reader comes near', () => {
    const full = shown(bookOf(long));
    fill(0);
    const target = document.querySelector('[data-from="1600"]');
    void act(() => near?.([{ isIntersecting: true, target }]));
    expect(full.slice(16)).toEqual(Array.from({ length: 16 }, (_, at) => 1600 + at));
    expect(target?.querySelector('.bare-rows')).toBeNull();
  });

  it('shows the translation that is there beside its bare text', () => {
    const target = { text: 'The last paragraph', marks: [] };
    const place = { block: 2399, segment: 0, start: 0, end: 4 };
    store.add([{ ...place, target, engine: 'bergamot', model: '1' }]);
    shown(bookOf(long));
    fill(0);
    const row = document.querySelector('[data-block="2399"]');
    expect(row?.querySelector('.translation')?.textContent).toBe('The last paragraph');
  });
});

it('an ordinary article is made in full, each row once', () => {
  const full = shown(bookOf(300));
  fill(0);
  expect(full.sort((one, other) => one - other)).toEqual(
    Array.from({ length: 300 }, (_, at) => at),
  );
});

it('turns take more while they are short, and fewer when they are too long', () => {
  expect(nextChunkSize({ count: 4, began: 100 }, 105).count).toBe(8);
  expect(nextChunkSize({ count: 4, began: 100 }, 120).count).toBe(4);
  expect(nextChunkSize({ count: 4, began: 100 }, 180).count).toBe(2);
  expect(nextChunkSize({ count: 1, began: 100 }, 180).count).toBe(1);
});
