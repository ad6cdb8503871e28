import type { Article, Block } from '../../article/model.ts';
import { pageTime } from '../../article/page-date.ts';
import { compareWords, newEffort, type WordChange } from './compare-words.ts';
import { matchBlocks } from './match-blocks.ts';
import { tokensOf } from './tokens.ts';

/** A paragraph or picture of an article beside the one that it became. */
export interface BlockChange {
  readonly kind: 'same' | 'added' | 'removed' | 'reworded';
  readonly older?: Block;
  readonly newer?: Block;
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
  const compare = (one: string, other: string): readonly WordChange[] =>
    compareWords(one, other, { exact, effort });
  const title = compare(older.title, newer.title);
  const comparable = (block: Block) => {
    const pictures = pictureNames(block).join('\n');
    const key = [block.kind, pictures, keyOf(block.text, exact)].join('\n');
    return { block, text: block.text, key, pictures };
  };
  const matches = matchBlocks(older.blocks.map(comparable), newer.blocks.map(comparable), effort);
  const blocks = matches.map(({ older: one, newer: other }): BlockChange => {
    if (!one || !other) return onlyOne(one?.block, other?.block);
    const pictures = picturesBetween(one.block, other.block);
    const words = compare(one.text, other.text);
    const isSame =
      words.every(({ kind }) => kind === 'same') &&
      pictures.picturesRemoved.length + pictures.picturesAdded.length === 0;
    const both = { older: one.block, newer: other.block, words, ...pictures };
    return { kind: isSame ? 'same' : 'reworded', ...both };
  });
  const facts = factsBetween(older, newer);
  const isTitleNew = title.some(({ kind }) => kind !== 'same');
  const changed = blocks.filter(({ kind }) => kind !== 'same').length;
  return { title, facts, blocks, count: changed + facts.length + (isTitleNew ? 1 : 0) };
}

function keyOf(text: string, exact: boolean): string {
  return tokensOf(text, exact)
    .map(({ key }) => key)
    .join(' ');
}

function onlyOne(older: Block | undefined, newer: Block | undefined): BlockChange {
  const text = (newer ?? older)?.text ?? '';
  const kind = newer ? 'added' : 'removed';
  return {
    kind,
    ...(older && { older }),
    ...(newer && { newer }),
    words: text ? [{ kind, text }] : [],
    picturesRemoved: older?.pictures ?? [],
    picturesAdded: newer?.pictures ?? [],
  };
}

function picturesBetween(older: Block, newer: Block) {
  const before = new Set(pictureNames(older));
  const after = new Set(pictureNames(newer));
  return {
    picturesRemoved: (older.pictures ?? []).filter((url) => !after.has(pictureName(url))),
    picturesAdded: (newer.pictures ?? []).filter((url) => !before.has(pictureName(url))),
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
