import type { RawBlock } from '../blocks/media-blocks.ts';
import { linkShare } from '../content/prose.ts';
import { isMetaWord } from './meta-words.ts';
import { endsSentence } from './sentence.ts';
import { lineKey, type Phrases } from './wording.ts';

/** A block with what the rules ask of it, told once. */
export interface Line extends RawBlock {
  /** Its text, folded for comparing. */
  readonly key: string;
  readonly words: readonly string[];
  /** Share of its text in links, 0 to 1. */
  readonly linked: number;
  /** Whether it reads as running text rather than as a label. */
  readonly prose: boolean;
  /** Whether it ends as a sentence does. */
  readonly endsSentence: boolean;
  /** Whether it ends in a colon: what it speaks of stands below. */
  readonly endsInColon: boolean;
}

/** A block as the rules see it. */
export function lineOf(raw: RawBlock): Line {
  // The opening of a long paragraph tells it from any other.
  const key = lineKey(raw.text.slice(0, 250));
  const words = key ? key.split(' ') : [];
  const unlinked =
    raw.kind === 'picture' || raw.kind === 'embed' || raw.element.childElementCount === 0;
  const linked = unlinked ? 0 : linkShare(raw.element);
  const prose = isProse(raw, words, linked);
  return {
    ...raw,
    ...{ key, words, linked, prose },
    endsSentence: endsSentence(raw.text),
    endsInColon: /[:：]\s*$/.test(raw.text),
  };
}

function isProse(raw: RawBlock, words: readonly string[], linked: number): boolean {
  if (raw.kind === 'table' || raw.kind === 'code') return words.length > 3;
  if (!/^(?:paragraph|quote|list)$/.test(raw.kind) || linked > 0.6 || raw.chips) return false;
  if (words.length <= 24 && words.filter(isMetaWord).length > 0.6 * words.length) return false;
  if (raw.kind === 'list' && !hasLongItem(raw)) return words.length >= 20;
  if (words.length <= 24 && isDated(raw)) return false;
  if (words.length >= 20) return true;
  return words.length >= 8 && /[.،,؛;:!؟?…۔"”»]/.test(raw.text);
}

/** Whether a line gives a date and little else; a sentence may say when, too. */
function isDated({ element, text }: RawBlock): boolean {
  const dates = [...element.querySelectorAll('time')].map((time) => time.textContent);
  if (dates.length === 0) return false;
  const rest = text.length - dates.join('').length;
  return !/[.!؟?۔…]["»”]?\s*$/.test(text) || rest < 40;
}

/** The items of a list, folded for comparing. */
export function itemKeys({ text }: RawBlock): string[] {
  return text.split('\n').map(lineKey);
}

function hasLongItem({ text }: RawBlock): boolean {
  return text.split('\n').some((item) => item.split(' ').length >= 8);
}

/**
 * Whether a line is one of some labels, or opens with one and goes on behind a colon, in links or in a few words: "Tags: bridge,
 * river". "Part 1: the first night" and "Signs of age show on the bridge." are none.
 */
export function isLabelLine(line: Line, labels: Phrases): boolean {
  const { kind, text, key, words, linked, endsSentence } = line;
  if (labels.is(key)) return true;
  if (!labels.leads(key) || words.length > 40) return false;
  if (linked > 0.3) return true;
  const [, label] = /^([^:：]{2,24})[:：]/.exec(text) ?? [];
  if (label !== undefined) return labels.is(lineKey(label));
  return kind !== 'heading' && words.length <= 12 && !endsSentence;
}

/** Share of the words of one text that stand in another, 0 to 1. */
export function overlap(words: readonly string[], others: readonly string[]): number {
  if (words.length === 0) return 0;
  const known = new Set(others);
  return words.filter((word) => known.has(word)).length / words.length;
}

/** Whether one key is the beginning of a longer one, be it cut within a word. */
export function isBeginning(key: string, whole: string): boolean {
  return key.length > 0 && key.length < whole.length && whole.startsWith(key);
}

/** Whether two texts say the same but for a word or two. */
export function sameText(words: readonly string[], others: readonly string[]): boolean {
  if (words.length === 0 || others.length === 0) return false;
  if (words.join(' ') === others.join(' ')) return true;
  return (
    Math.min(words.length, others.length) >= 4 &&
    overlap(words, others) >= 0.8 &&
    overlap(others, words) >= 0.8
  );
}

/** A test of whether an element says what one of some titles does. */
export function titleMatcher(titles: readonly string[]): (element: Element) => boolean {
  const keys = titles.map((title) => lineKey(title).split(' '));
  return ({ textContent }) => {
    const words = lineKey(textContent).split(' ');
    return keys.some((key) => sameText(words, key));
  };
}
