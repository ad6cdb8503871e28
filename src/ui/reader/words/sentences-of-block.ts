import { segmentsOf } from '../../../article/html/segments.ts';
import type { Block } from '../../../article/model.ts';
import { sentencesOf } from '../../../translation/segment-sentences.ts';
import { foldedText } from '../../../translation/sentences.ts';
import type { SentencePlace } from '../../../translation/translation.ts';
import { blockTemplate } from '../../render/article-html.tsx';

/** A sentence of an article with its text, white space folded. */
export interface PlacedText {
  readonly place: SentencePlace;
  readonly text: string;
  /** Where each offset of the sentence as written stands in the text. */
  readonly places: Uint32Array;
}

/** The sentences of a block, whether they are translated or not; those of one segment alone where it is given. */
export function sentencesOfBlock(block: Block, index: number, only?: number): PlacedText[] {
  return segmentsOf(blockTemplate(block)).flatMap((segment, at) =>
    only !== undefined && only !== at
      ? []
      : sentencesOf(segment, block.lang).map(({ start, end, source }) => ({
          place: { block: index, segment: at, start, end },
          ...foldedText(source.text),
        })),
  );
}
