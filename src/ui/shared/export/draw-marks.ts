import { type Article, readingBlocks } from '../../../article/model.ts';
import type { Mark } from '../../../library/database/records.ts';
import { markNotes } from '../../../library/export/notes.ts';
import {
  type ExportBlock,
  type ExportNote,
  markClass,
  noteIds,
  noteReferenceClass,
} from '../../../library/export/parts.ts';
import { anchorMarks } from '../../../library/marks/anchor.ts';
import { blockSpans, type PaneText, paneText } from '../../../library/marks/pane-text.ts';
import type { TranslatedSentence } from '../../../translation/translation.ts';
import { translationText } from '../../../translation/translation-text.ts';
import { alignedText, type WrittenNode } from '../../render/aligned-text.ts';
import { type PlacedSentence, textNodes } from '../../render/translated-block.ts';
import { type MarkedSpan, numbersAtEnds, wrapSpans } from '../../render/wrap-marks.ts';

interface Marked {
  readonly article: Article;
  readonly sentences: readonly TranslatedSentence[];
  readonly marks?: readonly Mark[];
}

/**
 * Draws the reader's marks into an export's elements, with references to their notes; gives these, and the marks that stand
 * nowhere in what is exported.
 */
export function drawMarks(
  blocks: readonly ExportBlock[],
  placed: readonly (readonly PlacedSentence[])[],
  { article, sentences, marks = [] }: Marked,
  target: string,
): readonly ExportNote[] {
  const shown = {
    source: blocks.map(({ original }) => (original ? written(textNodes(original)) : [])),
    translation: blocks.map(({ translation }, at) =>
      translation ? written(placed[at]?.flatMap(({ nodes }) => nodes) ?? []) : [],
    ),
  };
  const texts = {
    source: paneText(readingBlocks(article).map(({ text }) => text)),
    translation: paneText(
      blocks.map((_, at) => translationText(sentences.filter(({ block }) => block === at))),
    ),
  };
  const own = (pane: Mark['pane']): Mark[] =>
    marks.filter((mark) => mark.pane === pane && (pane === 'source' || mark.lang === target));
  const spans = (['source', 'translation'] as const).flatMap((pane) =>
    spansOf(own(pane), texts[pane], shown[pane]),
  );
  const drawn = new Set(spans.map(({ id }) => id));
  const noted = new Set(marks.filter(({ note }) => note).map(({ id }) => id));
  const nodes = blocks.flatMap((_, at) => [
    ...(shown.source[at] ?? []),
    ...(shown.translation[at] ?? []),
  ]);
  const numbers = numbersAtEnds(
    noted,
    spans,
    nodes.map(({ node }) => node),
  );
  const references = [...numbers].map(([id, number]) => [id, reference(number)] as const);
  wrapSpans(spans, markElement, new Map(references));
  const isLost = ({ id }: Mark): boolean => !drawn.has(id);
  return markNotes(marks, numbers, isLost);
}

function written(nodes: readonly Text[]): readonly WrittenNode[] {
  return nodes.map((node) => ({ node, written: node.data }));
}

function spansOf(
  marks: readonly Mark[],
  pane: PaneText,
  shown: readonly (readonly WrittenNode[])[],
): MarkedSpan[] {
  const found = anchorMarks(pane, marks);
  return [...found].flatMap(([id, span]) =>
    blockSpans(pane, span).flatMap(({ block, start, end }) => {
      const from = pane.starts[block] ?? 0;
      const to = (pane.starts[block + 1] ?? pane.text.length + 1) - 1;
      const text = pane.text.slice(from, to);
      return alignedText(shown[block] ?? [], text)
        .spans(start, end)
        .map((one) => ({ id, ...one }));
    }),
  );
}

function markElement(): HTMLElement {
  const element = document.createElement('mark');
  element.className = markClass;
  return element;
}

function reference(number: number): HTMLElement {
  const raised = document.createElement('sup');
  raised.className = noteReferenceClass;
  raised.dataset['note'] = `${number}`;
  raised.id = noteIds.reference(number);
  const link = document.createElement('a');
  link.href = `#${noteIds.note(number)}`;
  link.textContent = `✎${number}`;
  raised.append(link);
  return raised;
}
