import type { Article } from '../../article/model.ts';
import { foldLetters } from '../../article/text/arabic.ts';
import type { StoredText } from '../database/records.ts';

/** Whether a page has changed since its article was saved, and what is to be remembered for its next reading. */
export interface PageChange {
  readonly isChanged: boolean;
  readonly seen?: StoredText['seen'];
}

/**
 * Compares a page's new reading with its saved text. Two readings by the same rules differ only where the page did. New rules may
 * drop lines, add them, or cut their ends, but never change words within one: then the page has changed only where a line was
 * rewritten. What new rules made of the page is remembered, so that their own next readings compare as strictly as ever.
 */
export function pageChange(
  { article: saved, seen }: Pick<StoredText, 'article' | 'seen'>,
  fresh: Article,
  print: string,
): PageChange {
  const kept = seen ? { seen } : {};
  if (sameText(saved, fresh)) return { isChanged: false, ...kept };
  const { extractor } = fresh;
  if (extractor === undefined || saved.extractor === extractor) return { isChanged: true, ...kept };
  if (seen?.extractor === extractor) return { isChanged: seen.print !== print, seen };
  if (hasRewrittenLine(saved, fresh)) return { isChanged: true, ...kept };
  return { isChanged: false, seen: { extractor, print } };
}

/** A print of what an article says: 64 hexadecimal digits of the SHA-256 of its texts. */
export async function textPrint({ title, blocks }: Article): Promise<string> {
  const text = [title, ...blocks.map((block) => block.text)].join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether two readings of a page say the same: title and text, not the markup around it. */
export function sameText(one: Article, other: Article): boolean {
  return (
    one.title === other.title &&
    one.blocks.length === other.blocks.length &&
    one.blocks.every(
      (block, at) => block.kind === other.blocks[at]?.kind && block.text === other.blocks[at]?.text,
    )
  );
}

/** Whether two texts are readings of one article, however much it was edited: they share the title or a quarter of the paragraphs. */
export function isSameStory(one: Article, other: Article): boolean {
  if (foldLetters(one.title) === foldLetters(other.title)) return true;
  const texts = ({ blocks }: Article): string[] => blocks.flatMap(({ text }) => text || []);
  const known = new Set(texts(one));
  const others = texts(other);
  const shared = others.filter((text) => known.has(text)).length;
  return shared > 0 && shared * 4 >= Math.min(known.size, others.length);
}

/** Words of a line from which its beginning and its end tell that it is the same line. */
const tellingWords = 8;
const endWords = 3;

/** Whether a line of one text stands in the other with the same beginning and end, and other words between them. */
function hasRewrittenLine(one: Article, other: Article): boolean {
  const lines = linesOf(one);
  const others = linesOf(other);
  const changed = [...others].filter(([line]) => !lines.has(line));
  const ends = new Set(changed.map(([, words]) => endsOf(words)));
  return [...lines].some(([line, words]) => !others.has(line) && ends.has(endsOf(words)));
}

function linesOf({ blocks }: Article): ReadonlyMap<string, readonly string[]> {
  const lines = blocks
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .filter(({ length }) => length >= tellingWords);
  return new Map(lines.map((words) => [words.join(' '), words]));
}

function endsOf(words: readonly string[]): string {
  return [...words.slice(0, endWords), ...words.slice(-endWords)].join(' ');
}
