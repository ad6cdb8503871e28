import type { ComponentChild, JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Article, Block } from '../../../article/model.ts';
import { firstEndingBelow } from '../scroll/scroller.ts';
import { BareRows, type RowCells } from './bare-rows.tsx';
import type { Cells } from './pair.tsx';

/**
 * Blocks that are put into the page together: few enough for a slow phone to do it in one turn, more where very many
 * chunks would cost more than what is in them.
 */
function chunkSizeOf(blocks: number): number {
  return blocks > veryLong ? 16 : 4;
}

/** An article of more blocks stands there as bare text at first, and in full where the reader comes: in full, all of it would take minutes. */
const veryLong = 2000;

/** How long a turn may work, in milliseconds: a reader does not feel less than twice that. */
const turn = 24;

/** The most chunks of one turn. */
const mostChunks = 64;

/** About the height of a block that has not been laid out yet, in rem. */
const blockHeight = 10;

/** Draws a block with all that stands in its row. */
export type Row = (block: Block, index: number, cells: Cells) => ComponentChild;

interface ChunksProps {
  readonly blocks: readonly Block[];
  readonly ready: ReadyChunks;
  readonly cells: Cells;
  readonly row: Row;
  /** What stands in a row, for the rows that are bare text. */
  readonly which: RowCells;
}

/** Which chunks stand in the page, by their places. */
export interface ReadyChunks {
  readonly full: ReadonlySet<number>;
  /** Those that are bare text until the reader comes near. */
  readonly bare: ReadonlySet<number>;
}

/** An article's rows in chunks: each keeps its room from the beginning, and is made once when its turn comes. */
export function Chunks({ blocks, ready, cells, row, which }: ChunksProps): JSX.Element {
  const made = useRef<Made>(undefined);
  const empty = useMemo(
    () => Array.from({ length: chunksOf(blocks) }, (_, chunk) => emptyChunk(blocks, chunk)),
    [blocks],
  );
  if (made.current?.cells !== cells || made.current.blocks !== blocks)
    made.current = { cells, blocks, full: [], bare: [] };
  const { full, bare } = made.current;
  // As the same object, a chunk is not looked at again when others come.
  for (const chunk of ready.full) full[chunk] ??= fullChunk(blocks, chunk, { cells, row });
  for (const chunk of ready.bare) bare[chunk] ??= bareChunk(blocks, chunk, { cells, which });
  return <>{empty.map((place, chunk) => full[chunk] ?? bare[chunk] ?? place)}</>;
}

interface Made {
  readonly cells: Cells;
  readonly blocks: readonly Block[];
  readonly full: JSX.Element[];
  readonly bare: JSX.Element[];
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
  return drawnChunk(blocks, chunk, (own, from) =>
    own.map((block, at) => row(block, from + at, cells)),
  );
}

function bareChunk(
  blocks: readonly Block[],
  chunk: number,
  { cells, which }: Pick<ChunksProps, 'cells' | 'which'>,
): JSX.Element {
  return drawnChunk(blocks, chunk, (own, from) => (
    <BareRows key="bare" blocks={own} {...{ from, cells, which }} />
  ));
}

/** A chunk with its blocks drawn, the first of which is the article's block `from`. */
function drawnChunk(
  blocks: readonly Block[],
  chunk: number,
  draw: (own: readonly Block[], from: number) => ComponentChild,
): JSX.Element {
  const size = chunkSizeOf(blocks.length);
  const from = chunk * size;
  const style = { containIntrinsicBlockSize: `auto ${roomOf(blocks, chunk)}` };
  return (
    <div key={chunk} class="chunk" data-from={from} style={style}>
      {draw(blocks.slice(from, from + size), from)}
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
export function useChunks({ article, through, host }: OrderOptions): ReadyChunks {
  const blocks = article.blocks.length + 1;
  const size = chunkSizeOf(blocks);
  const total = Math.ceil(blocks / size);
  const goal = Math.floor(through / size);
  const [state, setState] = useState<ReadyChunks & { article: Article }>({ article, ...none });
  const { full: known, bare } = state.article === article ? state : none;
  const full = useMemo(
    () => new Set([...known, 0, goal, Math.min(goal + 1, through > 0 ? total - 1 : 0)]),
    [known, goal, through, total],
  );
  const pace = useRef<Pace>({ count: 1, began: 0 });
  // Before anything is laid out: what the browser does between two turns, and what others do then, tells nothing of a turn's own length.
  useLayoutEffect(() => {
    pace.current = nextChunkSize(pace.current, performance.now());
  }, [full, bare]);
  useEffect(() => {
    const order = { total, count: pace.current.count, host: host.current, size };
    const next = nextChunks({ full, bare }, order);
    if (next.full.length + next.bare.length === 0) return;
    const timer = setTimeout(() => {
      pace.current = { ...pace.current, began: performance.now() };
      setState({ article, full: withAll(full, next.full), bare: withAll(bare, next.bare) });
    }, 0);
    return () => clearTimeout(timer);
  }, [full, bare, total, article, host]);
  useEffect(() => {
    // Paper shows all of it.
    const fill = (): void => setState({ article, ...none, full: new Set(Array(total).keys()) });
    addEventListener('beforeprint', fill);
    return () => removeEventListener('beforeprint', fill);
  }, [article, total]);
  useEffect(() => {
    if (blocks <= veryLong || !host.current) return;
    return watchNear(host.current, size, (near) =>
      setState((now) =>
        now.article === article ? { ...now, full: withAll(now.full, near) } : now,
      ),
    );
  }, [article, host]);
  return useMemo(() => ({ full, bare }), [full, bare]);
}

const none: ReadyChunks = { full: new Set(), bare: new Set() };

function withAll(some: ReadonlySet<number>, more: readonly number[]): ReadonlySet<number> {
  return more.every((one) => some.has(one)) ? some : new Set([...some, ...more]);
}

/** Tells which chunks come within a screen of what is seen, until the function that it gives is called. */
function watchNear(
  host: HTMLElement,
  size: number,
  tell: (chunks: readonly number[]) => void,
): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      const near = entries.filter(({ isIntersecting }) => isIntersecting);
      tell(near.map(({ target }) => chunkOf(target as HTMLElement, size)));
    },
    { rootMargin: '100% 0px' },
  );
  const all = (host.closest('.panes') ?? host).querySelectorAll('[data-from]');
  for (const chunk of all) observer.observe(chunk);
  return () => observer.disconnect();
}

interface Pace {
  /** Chunks in a turn. */
  readonly count: number;
  /** When the turn under way began, in milliseconds since the page opened; 0 before the first. */
  readonly began: number;
}

/** The pace after a turn that has ended now: twice as many chunks while it stays well within its time, half as many beyond it. */
export function nextChunkSize({ count, began }: Pace, now: number): Pace {
  const took = now - began;
  if (began === 0 || (took >= turn / 2 && took <= turn)) return { count, began };
  return { count: took < turn ? Math.min(mostChunks, count * 2) : Math.max(1, count >> 1), began };
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

/** The chunk that is seen, else as many as are wanted of the first that are missing; of a very long article these, as bare text. */
function nextChunks(
  { full, bare }: ReadyChunks,
  { total, count, host, size }: NextOptions,
): { readonly full: readonly number[]; readonly bare: readonly number[] } {
  const isMissing = (chunk: number): boolean =>
    chunk < total && !full.has(chunk) && !bare.has(chunk);
  const missing: number[] = [];
  for (let chunk = 0; chunk < total && missing.length < count; chunk++)
    if (isMissing(chunk)) missing.push(chunk);
  if (total * size > veryLong) return { full: [], bare: missing };
  const seen = host && missing.length > 0 ? chunkAt(host, size) : 0;
  const first = [seen, seen + 1].find(isMissing);
  return { full: first === undefined ? missing : [first], bare: [] };
}

function chunkAt(host: HTMLElement, size: number): number {
  const chunk = firstEndingBelow([...host.children] as HTMLElement[], 0);
  return chunk ? chunkOf(chunk, size) : 0;
}

function chunkOf(chunk: HTMLElement, size: number): number {
  return Math.floor(Number(chunk.dataset['from'] ?? 0) / size);
}
