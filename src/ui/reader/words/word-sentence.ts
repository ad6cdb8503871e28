import { type Article, readingBlocks } from '../../../article/model.ts';
import { stripDiacritics } from '../../../article/text/arabic.ts';
import type { SentencePlace } from '../../../translation/translation.ts';
import type { SentencePlaces } from '../sentences/sentence-places.ts';
import type { PlacedWord } from './placed-word.ts';
import { sentencesOfBlock } from './sentences-of-block.ts';

/** A word as the article has it, in its sentence. */
export interface WordInSentence {
  readonly place: SentencePlace;
  /** The word as written, with the vowels that the reader may have hidden. */
  readonly text: string;
  /** The sentence, white space folded, and where in it the word begins (UTF-16). */
  readonly sentence: string;
  readonly start: number;
}

/** The sentence that a word stands in; undefined where its block is not shown as it is. */
export function sentenceAround(
  { range }: PlacedWord,
  article: Article,
  places: Pick<SentencePlaces, 'sourceAt'>,
): WordInSentence | undefined {
  const from = places.sourceAt(range.startContainer, range.startOffset);
  const to = places.sourceAt(range.endContainer, range.endOffset);
  const block = from && readingBlocks(article)[from.block];
  if (!block || !to) return undefined;
  const found = sentencesOfBlock(block, from.block, from.segment).find(
    ({ place }) => place.start <= from.at && from.at < place.end,
  );
  if (!found) return undefined;
  const { place, text: sentence, places: folded } = found;
  const offset = (at: number): number => folded[at - place.start] ?? sentence.length;
  const start = offset(from.at);
  let end = offset(to.at);
  // Vowels that are hidden stand behind the last letter that is seen.
  while (end < sentence.length && stripDiacritics(sentence.charAt(end)) === '') end += 1;
  return { place, text: sentence.slice(start, end), sentence, start };
}
