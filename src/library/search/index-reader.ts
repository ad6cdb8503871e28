import { partitionPoint } from '../../article/partition-point.ts';
import { readPostings } from './bytes.ts';
import { openIndex } from './index-database.ts';
import { type Block, byCodeUnits, type Segment } from './segments.ts';

/** A term that is looked for, or all terms that begin with it. */
export interface TermQuery {
  readonly term: string;
  readonly isPrefix: boolean;
}

/** A segment with the blocks of it that have been read. */
export interface OpenSegment {
  readonly segment: Segment;
  readonly dead: ReadonlySet<number>;
  readonly blocks: Map<number, ReadBlock>;
}

/** A block with its terms taken apart. */
interface ReadBlock extends Omit<Block, 'terms'> {
  readonly terms: readonly string[];
}

/** The index as far as this context has read it. */
export interface IndexReader {
  readonly segments: readonly OpenSegment[];
}

/** Blocks of one segment that a beginning of a word may take in: a short one would take in the whole index. */
const prefixBlocks = 6;

/** Blocks kept in memory, of about 6 kB each. */
const keptBlocks = 6000;

let generation: number | undefined;
let segments: readonly OpenSegment[] = [];

/** Makes the index ready to be asked for some terms: reads what this context has not read yet. */
export async function readIndex(wanted: readonly TermQuery[]): Promise<IndexReader> {
  const index = await openIndex();
  const transaction = index.transaction(['segments', 'blocks', 'state']);
  const now = await transaction.objectStore('state').get('generation');
  const kept = segments.reduce((sum, { blocks }) => sum + blocks.size, 0);
  if (kept > keptBlocks) for (const { blocks } of segments) blocks.clear();
  if (now !== generation || now === undefined) {
    const found = await transaction.objectStore('segments').getAll();
    segments = opened(found);
    generation = now;
  }
  const blocks = transaction.objectStore('blocks');
  const reads = segments.flatMap((open) =>
    missingBlocks(open, wanted).map(async (at) => {
      const block = await blocks.get([open.segment.number, at]);
      if (!block) throw new RangeError('the search index lacks a block');
      open.blocks.set(at, { ...block, terms: block.terms.split('\n') });
    }),
  );
  await Promise.all(reads);
  return { segments };
}

function opened(found: readonly Segment[]): OpenSegment[] {
  const before = new Map(segments.map((open) => [open.segment.number, open.blocks]));
  return found.map((segment) => ({
    segment,
    dead: new Set(segment.dead),
    blocks: before.get(segment.number) ?? new Map(),
  }));
}

function missingBlocks({ segment, blocks }: OpenSegment, wanted: readonly TermQuery[]): number[] {
  const needed = new Set<number>();
  for (const { term, isPrefix } of wanted)
    for (const at of blocksFor(segment, term, isPrefix)) if (!blocks.has(at)) needed.add(at);
  return [...needed];
}

function blocksFor({ firstTerms }: Segment, term: string, isPrefix: boolean): number[] {
  const first = lastAtMost(firstTerms, term);
  const found = first < 0 ? [] : [first];
  if (isPrefix)
    for (
      let at = first + 1;
      firstTerms[at]?.startsWith(term) && found.length < prefixBlocks;
      at += 1
    )
      found.push(at);
  return found;
}

/** Calls back with every posting of a term (or of a word's beginning) in a segment that is open. */
export function eachPosting(
  open: OpenSegment,
  { term, isPrefix }: TermQuery,
  on: (document: number, positions: readonly number[], term: string) => void,
): void {
  for (const number of blocksFor(open.segment, term, isPrefix)) {
    const block = open.blocks.get(number);
    if (!block) continue;
    const { terms, ends, postings } = block;
    let at = lastAtMost(terms, term);
    if (terms[at] !== term) at += 1;
    for (; isPrefix ? terms[at]?.startsWith(term) : terms[at] === term; at += 1) {
      const found = terms[at] ?? '';
      readPostings(postings, ends[at - 1] ?? 0, ends[at] ?? 0, (document, positions) => {
        if (!open.dead.has(document)) on(document, positions, found);
      });
    }
  }
}

/** The last place in a sorted list whose term is not after the one given; −1 where all are. */
function lastAtMost(terms: readonly string[], term: string): number {
  return partitionPoint(terms.length, (at) => byCodeUnits(terms[at] ?? '', term) <= 0) - 1;
}
