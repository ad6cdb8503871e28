import { segmentsOf } from '../../../article/html/segments.ts';
import { type Article, readingBlocks } from '../../../article/model.ts';
import type { MemoryEntry } from '../../../translation/memory/translation-memory.ts';
import { sentencesOf } from '../../../translation/segment-sentences.ts';
import { translationMemory } from '../../../translation/sentences.ts';
import type { SourceSentence, TranslatedSentence } from '../../../translation/translation.ts';
import { blockTemplate } from '../../render/article-html.tsx';

/** What is kept of an article's translation into a language, found a few blocks at a time, from the top. */
export type KeptTranslation = (
  article: Article,
  target: string,
) => Iterator<readonly TranslatedSentence[], void>;

/** Blocks whose sentences are looked up in one piece: those that the reader puts into the page at once, and as many again. */
const perPiece = 16;

/** Kept sentences in the form that a reader takes them. */
export function keptTranslation(kept: readonly MemoryEntry[]): KeptTranslation {
  return (article, target) =>
    pieces(
      article,
      kept.filter((one) => one.target === target),
    );
}

function* pieces(
  article: Article,
  kept: readonly MemoryEntry[],
): Generator<readonly TranslatedSentence[], void> {
  if (kept.length === 0) return;
  const match = translationMemory(kept);
  const blocks = readingBlocks(article);
  for (let from = 0; from < blocks.length; from += perPiece) {
    const sentences = blocks.slice(from, from + perPiece).flatMap((block, offset) =>
      block.kind === 'code'
        ? []
        : segmentsOf(blockTemplate(block)).flatMap((segment, place) =>
            sentencesOf(segment, block.lang).map(
              (sentence): SourceSentence => ({
                block: from + offset,
                segment: place,
                ...sentence,
              }),
            ),
          ),
    );
    yield match(sentences);
  }
}
