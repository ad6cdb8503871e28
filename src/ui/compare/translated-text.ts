import { segmentsOf } from '../../article/html/segments.ts';
import type { Block } from '../../article/model.ts';
import { keptSentences } from '../../library/translations/translations.ts';
import { sentencesOf } from '../../translation/segment-sentences.ts';
import { translationMemory } from '../../translation/sentences.ts';
import { translationText } from '../../translation/translation-text.ts';
import { blockTemplate } from '../render/article-html.tsx';

/** Gives the kept translation of a block as plain text; undefined where a sentence of it was never translated. */
export type TranslatedText = (block: Block) => string | undefined;

/** What the library has of an article's translation into a language, whatever version a block is of. */
export async function keptTranslation(articleId: string, target: string): Promise<TranslatedText> {
  const memory = translationMemory(await keptSentences(articleId, target));
  return (block) => {
    if (block.kind === 'code' || !block.text) return undefined;
    const sentences = segmentsOf(blockTemplate(block)).flatMap((segment, place) =>
      sentencesOf(segment, block.lang).map((sentence) => ({
        ...{ block: 0, segment: place },
        ...sentence,
      })),
    );
    const found = memory(sentences);
    if (!found.length || found.length < sentences.length) return undefined;
    return translationText(found);
  };
}
