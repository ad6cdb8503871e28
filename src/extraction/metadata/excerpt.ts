import { splitPlainly } from '../../article/text/sentences.ts';
import type { RawBlock } from '../blocks/media-blocks.ts';

/** Characters that an excerpt has at most, unless its first sentence is longer. */
const usual = 280;

/** Characters in which an excerpt's end is looked for. */
const looked = 2000;

/** The first sentences of an article's text, whole; undefined where it has no running text. */
export function excerptOf(blocks: readonly RawBlock[]): string | undefined {
  const text = blocks.find(({ kind }) => kind === 'standfirst' || kind === 'paragraph')?.text;
  if (!text || text.length <= usual) return text || undefined;
  const ends = splitPlainly(text.slice(0, looked)).map(({ end }) => end);
  const end = ends.findLast((one) => one <= usual) ?? ends[0];
  return text.slice(0, end);
}
