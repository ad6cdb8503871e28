import { readMarked, writeMarked } from '../../article/html/marked-text.ts';
import { type Segment, segmentsOf } from '../../article/html/segments.ts';
import type { Direction } from '../../article/model.ts';
import type { TranslatedSentence } from '../../translation/translation.ts';
import { isolateText } from './isolate.ts';

/** A translated sentence's text nodes in the page, in order. */
export interface PlacedSentence {
  readonly sentence: TranslatedSentence;
  readonly nodes: readonly Text[];
}

/** A block in translation: a copy of its structure with the translated sentences in it. */
export interface TranslatedBlock {
  readonly root: Element;
  readonly placed: readonly PlacedSentence[];
}

/** What stands where a sentence is not translated: a place kept for it, or the source's own words. */
export type Missing = 'waiting' | 'source';

/** Builds a block's translation out of its sanitised template. */
export function translatedBlock(
  template: Element,
  sentences: readonly TranslatedSentence[],
  options: { readonly missing: Missing; readonly dir: Direction },
): TranslatedBlock {
  const root = template.cloneNode(true) as Element;
  for (const element of [root, ...root.querySelectorAll('[dir], [lang]')]) {
    element.removeAttribute('dir');
    element.removeAttribute('lang');
  }
  // Notes lead to the original, which stands beside.
  for (const place of root.querySelectorAll('[id]')) place.removeAttribute('id');
  const bySegment = new Map<number, TranslatedSentence[]>();
  for (const sentence of sentences) {
    const own = bySegment.get(sentence.segment) ?? [];
    bySegment.set(sentence.segment, own);
    own.push(sentence);
  }
  const placed = segmentsOf(root).flatMap((segment, index) =>
    fillSegment(segment, bySegment.get(index) ?? [], options),
  );
  // Only now: marks count a segment's pictures among its elements.
  for (const picture of root.querySelectorAll('img')) picture.remove();
  return { root, placed };
}

function fillSegment(
  segment: Segment,
  sentences: readonly TranslatedSentence[],
  { missing, dir }: { readonly missing: Missing; readonly dir: Direction },
): PlacedSentence[] {
  if (sentences.length === 0 && missing === 'source') return [];
  const { marked, elements } = readMarked(segment.nodes);
  const content = document.createDocumentFragment();
  const between = (start: number, end: number): void =>
    content.append(...gap(marked.text.slice(start, end), start > 0, missing));
  const placed: PlacedSentence[] = [];
  let at = 0;
  for (const sentence of sentences) {
    between(at, sentence.start);
    const written = writeMarked(sentence.target, elements);
    isolateText(written, dir);
    placed.push({ sentence, nodes: textNodes(written) });
    content.append(written);
    at = sentence.end;
  }
  between(at, marked.text.length);
  segment.nodes[0]?.parentNode?.insertBefore(content, segment.nodes[0]);
  for (const node of segment.nodes) segment.container.removeChild(node);
  return placed;
}

/** What stands between two translated sentences: a space, and room for what is still to come. */
function gap(source: string, after: boolean, missing: Missing): Node[] {
  const text = source.trim();
  const space = after && (text || source) ? [new Text(' ')] : [];
  if (!/[\p{L}\p{N}]/u.test(text)) return space;
  const room = missing === 'waiting' ? placeholder(text.length) : new Text(text);
  return [...space, room, new Text(' ')];
}

/** Lines of about the length that the translation will have, so that nothing jumps when it comes. */
function placeholder(characters: number): HTMLElement {
  const element = document.createElement('span');
  element.className = 'waiting';
  element.setAttribute('aria-hidden', 'true');
  element.textContent = '\u2007'
    .repeat(6)
    .concat(' ')
    .repeat(Math.ceil(characters / 6));
  return element;
}

/** The text nodes below a node, in order. */
export function textNodes(root: Node): Text[] {
  if (root instanceof Text) return [root];
  return [...root.childNodes].flatMap(textNodes);
}
