import { typedAddressKey } from '../../article/address/canonical-address.ts';
import { byteWriter, type Posting, readPostings, writePostings } from './bytes.ts';
import { wordsOf } from './words.ts';

/** What the index takes in of an article. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly texts: readonly string[];
  readonly translations: readonly string[];
  /** What the site is called, and its host. */
  readonly site: readonly string[];
  readonly writer: string;
  /** What the reader wrote to marks in it. */
  readonly notes: readonly string[];
  readonly url: string;
}

/**
 * A part of the index that is written once: its documents, and the first term of each of its blocks. New articles make small
 * segments, which are merged into larger ones as they become many.
 */
export interface Segment {
  readonly number: number;
  readonly ids: readonly string[];
  /** Words of each document. */
  readonly lengths: readonly number[];
  /** Documents (their numbers in `ids`) that a newer segment replaces or that are gone. */
  readonly dead: readonly number[];
  readonly firstTerms: readonly string[];
}

/** Some neighbouring terms of a segment with their postings. */
export interface Block {
  /** The terms in order, a line feed between them. */
  readonly terms: string;
  /** Where each term's postings end in `postings`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly postings: Uint8Array<ArrayBuffer>;
}

/** A new segment with its blocks, ready to be written. */
export interface BuiltSegment {
  readonly segment: Omit<Segment, 'number'>;
  readonly blocks: readonly Block[];
}

/** Marks a term that stands for words which have it only without their clitics. */
export const strippedMark = '~';

/** Fields of a document: the position of a field's first word is its number times 2²⁰. */
export const fields = {
  ...{ title: 0, tag: 1, text: 2, translation: 3 },
  ...{ site: 4, writer: 5, address: 6, note: 7 },
} as const;

/** The field that a position stands in. */
export function fieldOf(position: number): number {
  return position >>> 20;
}

/** The term of an address, in whatever spelling; undefined for what is none. */
export function addressTerm(address: string): string | undefined {
  const key = typedAddressKey(address);
  return key && `@${key}`;
}

/** Gap in positions between two texts of a field, so that no phrase runs across. */
const gap = 8;
const blockBytes = 4096;

type Postings = Map<string, Posting[]>;

/** Builds a segment out of articles. */
export function buildSegment(documents: readonly SearchDocument[]): BuiltSegment {
  const postings: Postings = new Map();
  const lengths = documents.map((document, number) => addDocument(postings, number, document));
  const ids = documents.map(({ id }) => id);
  return built(ids, lengths, postings);
}

function addDocument(postings: Postings, number: number, document: SearchDocument): number {
  const places = new Map<string, number[]>();
  const add = (term: string, position: number): void => {
    const positions = places.get(term);
    if (positions) positions.push(position);
    else places.set(term, [position]);
  };
  let length = 0;
  const addField = (field: number, texts: readonly string[]): void => {
    let position = field * 2 ** 20;
    for (const text of texts) {
      for (const { forms } of wordsOf(text)) {
        add(forms.full, position);
        for (const form of forms.stripped) add(strippedMark + form, position);
        position += 1;
        length += 1;
      }
      position += gap;
    }
  };
  addField(fields.title, [document.title]);
  addField(fields.tag, document.tags);
  addField(fields.text, document.texts);
  addField(fields.translation, document.translations);
  addField(fields.site, document.site);
  addField(fields.writer, [document.writer]);
  addField(fields.note, document.notes);
  const address = addressTerm(document.url);
  if (address) add(address, fields.address * 2 ** 20);
  for (const [term, positions] of places) {
    const posting = { document: number, positions };
    const others = postings.get(term);
    if (others) others.push(posting);
    else postings.set(term, [posting]);
  }
  return length;
}

/** A segment and its blocks, read for merging. */
export interface ReadSegment {
  readonly segment: Segment;
  readonly blocks: readonly Block[];
}

/** Merges segments into one, without their dead documents. */
export function mergeSegments(parts: readonly ReadSegment[]): BuiltSegment {
  const postings: Postings = new Map();
  const ids: string[] = [];
  const lengths: number[] = [];
  for (const { segment, blocks } of parts) {
    const dead = new Set(segment.dead);
    const numbers = segment.ids.map((id, number) => {
      if (dead.has(number)) return -1;
      lengths.push(segment.lengths[number] ?? 0);
      return ids.push(id) - 1;
    });
    for (const block of blocks) addBlock(postings, block, numbers);
  }
  return built(ids, lengths, postings);
}

function addBlock(postings: Postings, block: Block, numbers: readonly number[]): void {
  block.terms.split('\n').forEach((term, at) => {
    const merged = postings.get(term) ?? [];
    readPostings(
      block.postings,
      block.ends[at - 1] ?? 0,
      block.ends[at] ?? 0,
      (number, positions) => {
        const document = numbers[number] ?? -1;
        if (document >= 0) merged.push({ document, positions: [...positions] });
      },
    );
    if (merged.length) postings.set(term, merged);
  });
}

function built(
  ids: readonly string[],
  lengths: readonly number[],
  postings: Postings,
): BuiltSegment {
  const { blocks, firstTerms } = blocksOf(postings);
  return { segment: { ids, lengths, dead: [], firstTerms }, blocks };
}

function blocksOf(postings: Postings): { blocks: Block[]; firstTerms: string[] } {
  const blocks: Block[] = [];
  const firstTerms: string[] = [];
  const writer = byteWriter();
  let terms: string[] = [];
  let ends: number[] = [];
  const close = (): void => {
    if (!terms.length) return;
    firstTerms.push(terms[0] ?? '');
    blocks.push({ terms: terms.join('\n'), ends: Uint32Array.from(ends), postings: writer.take() });
    terms = [];
    ends = [];
  };
  for (const term of [...postings.keys()].sort(byCodeUnits)) {
    writePostings(writer, postings.get(term) ?? []);
    terms.push(term);
    ends.push(writer.length);
    if (writer.length >= blockBytes) close();
  }
  close();
  return { blocks, firstTerms };
}

/** The order of terms in a segment. */
export function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
