import { diffArrays } from 'diff';
import { type Token, tokensOf } from './tokens.ts';

/** A run of words that both texts have, or that only one has; of what both have, as the newer text writes it. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** Whether it is no word, but where one paragraph ends and the next begins; its text is ¶. */
  readonly isBreak?: true;
}

/** A text, or its paragraphs. */
type Paragraphs = string | readonly string[];

/** No word has such a key. */
const paragraphBreak: Token = { text: '¶', space: '', key: '\n' };

/** What may still be spent on comparing, in steps of the algorithm; shared by all the parts of one comparison. */
export interface Effort {
  left: number;
}

/** Some half a second's work: a page is shown at once, whatever two texts are compared. */
export function newEffort(): Effort {
  return { left: 3_000_000 };
}

/**
 * What was added and removed between two texts, word by word. Where they are so different that finding it out would take too
 * long, the whole of the one is removed and the whole of the other added.
 */
export function compareWords(
  older: Paragraphs,
  newer: Paragraphs,
  { exact = false, effort = newEffort() } = {},
): readonly WordChange[] {
  const one = tokensOfAll(older, exact);
  const other = tokensOfAll(newer, exact);
  if (!one.length || !other.length)
    return runs([...changes('removed', one), ...changes('added', other)]);
  // Myers' algorithm takes as many steps as the square of the number of edits.
  const maxEditLength = Math.floor(Math.sqrt(Math.max(0, effort.left)));
  const parts = diffArrays(keysOf(one), keysOf(other), { maxEditLength });
  if (!parts) {
    effort.left -= maxEditLength ** 2;
    return runs([...changes('removed', one), ...changes('added', other)]);
  }
  const edits = parts.reduce((sum, part) => sum + (part.added || part.removed ? part.count : 0), 0);
  effort.left -= edits ** 2;
  let from = 0;
  let at = 0;
  const found: WordChange[] = [];
  for (const { count, added, removed } of parts) {
    if (removed) found.push(...changes('removed', one.slice(from, from + count)));
    else found.push(...changes(added ? 'added' : 'same', other.slice(at, at + count)));
    if (!added) from += count;
    if (!removed) at += count;
  }
  return runs(found);
}

function tokensOfAll(text: Paragraphs, exact: boolean): Token[] {
  return [text].flat().flatMap((paragraph, at) => {
    const tokens = tokensOf(paragraph, exact);
    return at ? [paragraphBreak, ...tokens] : tokens;
  });
}

function keysOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ key }) => key);
}

function changes(kind: WordChange['kind'], tokens: readonly Token[]): WordChange[] {
  return tokens.map((token) => ({
    ...{ kind, text: token.text + token.space },
    ...(token === paragraphBreak && { isBreak: true }),
  }));
}

/** Neighbours of one kind as one; what was removed stands before what was added in its place. */
function runs(found: readonly WordChange[]): WordChange[] {
  const made: WordChange[] = [];
  for (const word of found) {
    const last = made.at(-1);
    if (last?.kind === word.kind && !last.isBreak && !word.isBreak)
      made.splice(-1, 1, { kind: word.kind, text: last.text + word.text });
    else made.push(word);
  }
  return made;
}
