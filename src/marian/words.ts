import type { Range } from './sentencepiece/vocabulary.ts';

let segmenter: Intl.Segmenter | undefined;

/**
 * The words of a text, in any script: what has letters or digits and, where none stand between two spaces, the signs that
 * stand there.
 */
export function wordsOf(text: string): Range[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  const words: Range[] = [];
  for (const { 0: chunk, index } of text.matchAll(/\S+/g)) {
    const found = [...segmenter.segment(chunk)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index: start, segment }) => ({ start, end: start + segment.length }));
    const inChunk = found.length > 0 ? found : [{ start: 0, end: chunk.length }];
    for (const { start, end } of inChunk) words.push({ start: index + start, end: index + end });
  }
  return words;
}
