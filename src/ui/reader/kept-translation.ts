import { type Article, readingBlocks } from '../../article/article.ts';
import { segmentsOf } from '../../article/segments.ts';
import type { KeptSentence } from '../../translation/kept.ts';
import { matchKept, sentencesOf } from '../../translation/sentences.ts';
import type { SourceSentence, TranslatedSentence } from '../../translation/translation.ts';
import { blockTemplate } from './article-html.tsx';

/** Blocks whose kept sentences are looked up in one turn. */
const perTurn = 8;

/** Finds an article's kept sentences in its blocks, a few blocks a turn so that the page stays responsive. */
export async function showKept(
  article: Article,
  kept: readonly KeptSentence[],
  ...[add, signal]: [(found: readonly TranslatedSentence[]) => void, AbortSignal]
): Promise<void> {
  const blocks = readingBlocks(article);
  for (let from = 0; from < blocks.length && !signal.aborted; from += perTurn) {
    const sentences = blocks.slice(from, from + perTurn).flatMap((block, offset) =>
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
    add(matchKept(sentences, kept));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
