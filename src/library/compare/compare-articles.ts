import type { Article, Block } from '../../article/model.ts';
import { pageTime } from '../../article/page-date.ts';
import { compareWords, newEffort, type WordChange } from './compare-words.ts';
import { type BlockMatch, matchBlocks } from './match-blocks.ts';
import { tokensOf } from './tokens.ts';

/** What became of a paragraph or picture. */
export type BlockChangeKind =
  | 'same'
  | 'added'
  | 'removed'
  | 'reworded'
  | 'split'
  | 'joined'
  | 'moved-up'
  | 'moved-down';

/** A paragraph or picture of an article beside what it became: several where one was split, or where they were joined. */
export interface BlockChange {
  readonly kind: BlockChangeKind;
  readonly older: readonly Block[];
  readonly newer: readonly Block[];
  readonly words: readonly WordChange[];
  /** Addresses of its pictures that went, and that came. */
  readonly picturesRemoved: readonly string[];
  readonly picturesAdded: readonly string[];
}

/** A fact that an article states of itself. */
export type FactName = 'byline' | 'siteName' | 'publishedTime' | 'modifiedTime' | 'leadPicture';

/** A fact that was changed, added (`older` is absent) or taken out (`newer` is). */
export interface FactChange {
  readonly name: FactName;
  readonly older?: string;
  readonly newer?: string;
}

/** What changed between two texts of an article. */
export interface Comparison {
  readonly title: readonly WordChange[];
  readonly facts: readonly FactChange[];
  readonly blocks: readonly BlockChange[];
  /** How many places changed: the headline, facts and paragraphs. */
  readonly count: number;
}

/** How texts are compared. */
export interface CompareOptions {
  /** Whether diacritics, tatweel and the spelling of hamza count, too. */
  readonly exact?: boolean;
}

const factNames = ['byline', 'siteName', 'publishedTime', 'modifiedTime', 'leadPicture'] as const;

/** Compares two texts of an article. The time that it takes is bounded, however large and different they are. */
export function compareArticles(
  older: Article,
  newer: Article,
  { exact = false }: CompareOptions = {},
): Comparison {
  const effort = newEffort();
  const compare = (one: string | string[], other: string | string[]): readonly WordChange[] =>
    compareWords(one, other, { exact, effort });
  const title = compare(older.title, newer.title);
  const comparable = (block: Block) => comparableBlock(block, exact);
  const matches = matchBlocks(older.blocks.map(comparable), newer.blocks.map(comparable), effort);
  const blocks = matches.map((match): BlockChange => {
    const [one, other] = [match.older.map(blockOf), match.newer.map(blockOf)];
    const pictures = picturesBetween(one, other);
    const words = compare(one.map(textOf), other.map(textOf));
    const isSame =
      words.every(({ kind }) => kind === 'same') &&
      pictures.picturesRemoved.length + pictures.picturesAdded.length === 0;
    return { kind: kindOf(match, isSame), older: one, newer: other, words, ...pictures };
  });
  const facts = factsBetween(older, newer);
  const isTitleNew = title.some(({ kind }) => kind !== 'same');
  const changed = blocks.filter(({ kind }) => kind !== 'same').length;
  return { title, facts, blocks, count: changed + facts.length + (isTitleNew ? 1 : 0) };
}

/** Kinds of blocks that an editor may part with a new line. */
const prose: ReadonlySet<Block['kind']> = new Set(['standfirst', 'paragraph', 'quote']);

function comparableBlock(block: Block, exact: boolean) {
  const { kind, text } = block;
  const tokens = tokensOf(text);
  const counting = exact ? tokensOf(text, exact) : tokens;
  const pictures = pictureNames(block).join('\n');
  return {
    ...{ block, text, pictures },
    words: new Set(tokens.map(({ key }) => key)),
    key: [kind, pictures, counting.map(({ key }) => key).join(' ')].join('\n'),
    isProse: prose.has(kind) && !pictures,
  };
}

function blockOf({ block }: { readonly block: Block }): Block {
  return block;
}

function textOf({ text }: Block): string {
  return text;
}

function kindOf({ older, newer, moved }: BlockMatch<unknown>, isSame: boolean): BlockChangeKind {
  if (moved) return `moved-${moved}`;
  if (!older.length) return 'added';
  if (!newer.length) return 'removed';
  if (older.length > 1) return 'joined';
  if (newer.length > 1) return 'split';
  return isSame ? 'same' : 'reworded';
}

function picturesBetween(older: readonly Block[], newer: readonly Block[]) {
  const before = new Set(older.flatMap(pictureNames));
  const after = new Set(newer.flatMap(pictureNames));
  const addresses = (blocks: readonly Block[]) => blocks.flatMap(({ pictures = [] }) => pictures);
  return {
    picturesRemoved: addresses(older).filter((url) => !after.has(pictureName(url))),
    picturesAdded: addresses(newer).filter((url) => !before.has(pictureName(url))),
  };
}

function pictureNames({ pictures = [] }: Block): string[] {
  return pictures.map(pictureName);
}

/** What tells a picture: its address without the query, by which sites ask for another size of the same one. */
function pictureName(url: string): string {
  return url.replace(/[?#].*/s, '');
}

/** What a fact is compared by: of a date what is shown of it, not its seconds or how it is written. */
function factKey(name: FactName, value: string | undefined): string | number | undefined {
  if (value === undefined || name === 'byline' || name === 'siteName') return value;
  return name === 'leadPicture' ? pictureName(value) : (pageTime(value) ?? value);
}

function factsBetween(older: Article, newer: Article): FactChange[] {
  return factNames.flatMap((name): FactChange[] => {
    const [one, other] = [older[name], newer[name]];
    if (factKey(name, one) === factKey(name, other)) return [];
    return [
      {
        name,
        ...(one !== undefined && { older: one }),
        ...(other !== undefined && { newer: other }),
      },
    ];
  });
}
