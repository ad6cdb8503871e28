import type { ComponentChild, JSX, RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Article, Block } from '../../article/article.ts';
import type { Cells } from './pair.tsx';
import { firstEndingBelow } from './scroller.ts';

/** Blocks that are put into the page together: few enough for a slow phone to do it in one turn, more where very many chunks would cost more than what is in them. */
function chunkSizeOf(blocks: number): number {
  return blocks > 2000 ? 16 : 4;
}

/** A turn takes more chunks while turns are shorter than this with all that follows from them, fewer when they are twice as long; in milliseconds. */
const turn = 16;

/** The most chunks of one turn. */
const mostChunks = 4;

/** About the height of a block that has not been laid out yet, in rem. */
const blockHeight = 10;

/** Draws a block with all that stands in its row. */
export type Row = (block: Block, index: number, cells: Cells) => ComponentChild;

interface ChunksProps {
  readonly blocks: readonly Block[];
  readonly ready: ReadonlySet<number>;
  readonly cells: Cells;
  readonly row: Row;
}

/** An article's rows in chunks: each keeps its room from the beginning, and is made once when its turn comes. */
export function Chunks({ blocks, ready, cells, row }: ChunksProps): JSX.Element {
  const made = useRef<{ cells: Cells; blocks: readonly Block[]; chunks: JSX.Element[] }>(undefined);
  const empty = useMemo(
    () => Array.from({ length: chunksOf(blocks) }, (_, chunk) => emptyChunk(blocks, chunk)),
    [blocks],
  );
  if (made.current?.cells !== cells || made.current.blocks !== blocks)
    made.current = { cells, blocks, chunks: [] };
  const { chunks } = made.current;
  // As the same object, a chunk is not looked at again when others come.
  for (const chunk of ready) chunks[chunk] ??= fullChunk(blocks, chunk, { cells, row });
  return <>{empty.map((place, chunk) => chunks[chunk] ?? place)}</>;
}

function chunksOf(blocks: readonly Block[]): number {
  return Math.ceil(blocks.length / chunkSizeOf(blocks.length));
}

function roomOf(blocks: readonly Block[], chunk: number): string {
  const size = chunkSizeOf(blocks.length);
  return `${Math.min(size, blocks.length - chunk * size) * blockHeight}rem`;
}

function emptyChunk(blocks: readonly Block[], chunk: number): JSX.Element {
  const style = { blockSize: roomOf(blocks, chunk) };
  const from = chunk * chunkSizeOf(blocks.length);
  return <div key={chunk} class="chunk-to-come" data-from={from} style={style} />;
}

function fullChunk(
  blocks: readonly Block[],
  chunk: number,
  { cells, row }: Pick<ChunksProps, 'cells' | 'row'>,
): JSX.Element {
  const size = chunkSizeOf(blocks.length);
  const from = chunk * size;
  const style = { containIntrinsicBlockSize: `auto ${roomOf(blocks, chunk)}` };
  return (
    <div key={chunk} class="chunk" data-from={from} style={style}>
      {blocks.slice(from, from + size).map((block, at) => row(block, from + at, cells))}
    </div>
  );
}

interface OrderOptions {
  readonly article: Article;
  /** The block that the reader goes to, which must be there at once. */
  readonly through: number;
  /** What holds the chunks. */
  readonly host: RefObject<HTMLElement | null>;
}

/** Which chunks stand in the page by now: the first and the reader's goal at once, then what is on the screen, then the rest. */
export function useChunks({ article, through, host }: OrderOptions): ReadonlySet<number> {
  const blocks = article.blocks.length + 1;
  const size = chunkSizeOf(blocks);
  const total = Math.ceil(blocks / size);
  const goal = Math.floor(through / size);
  const [state, setState] = useState({ article, ready: new Set<number>() });
  const known = state.article === article ? state.ready : undefined;
  const ready = useMemo(
    () => new Set([...(known ?? []), 0, goal, Math.min(goal + 1, through > 0 ? total - 1 : 0)]),
    [known, goal, through, total],
  );
  const pace = useRef({ count: 1, began: 0 });
  useEffect(() => {
    const next = nextChunks(ready, { total, count: pace.current.count, host: host.current, size });
    if (next.length === 0) return;
    const timer = setTimeout(() => {
      pace.current = nextPace(pace.current);
      setState({ article, ready: new Set([...ready, ...next]) });
    }, 0);
    return () => clearTimeout(timer);
  }, [ready, total, article, host]);
  useEffect(() => {
    // Paper shows all of it.
    const fill = (): void => setState({ article, ready: new Set(Array(total).keys()) });
    addEventListener('beforeprint', fill);
    return () => removeEventListener('beforeprint', fill);
  }, [article, total]);
  return ready;
}

interface Pace {
  /** Chunks in a turn. */
  readonly count: number;
  /** When the turn began, in milliseconds since the page opened. */
  readonly began: number;
}

function nextPace({ count, began }: Pace): Pace {
  const now = performance.now();
  const took = now - began;
  if (took < turn) return { count: Math.min(mostChunks, count * 2), began: now };
  if (took > 2 * turn) return { count: Math.max(1, count >> 1), began: now };
  return { count, began: now };
}

interface NextOptions {
  /** Chunks of the whole article. */
  readonly total: number;
  /** The most that are wanted. */
  readonly count: number;
  readonly host: HTMLElement | null;
  /** Blocks in a chunk. */
  readonly size: number;
}

/** The chunk that is seen, else as many as are wanted of the first that are missing. */
function nextChunks(
  ready: ReadonlySet<number>,
  { total, count, host, size }: NextOptions,
): number[] {
  if (ready.size >= total) return [];
  const seen = host ? chunkAt(host, size) : 0;
  for (const chunk of [seen, seen + 1]) if (chunk < total && !ready.has(chunk)) return [chunk];
  const next: number[] = [];
  for (let chunk = 0; chunk < total && next.length < count; chunk++)
    if (!ready.has(chunk)) next.push(chunk);
  return next;
}

function chunkAt(host: HTMLElement, size: number): number {
  const chunk = firstEndingBelow([...host.children] as HTMLElement[], 0);
  return Math.floor(Number(chunk?.dataset['from'] ?? 0) / size);
}
