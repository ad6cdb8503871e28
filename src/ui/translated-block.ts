import type { Direction } from '../article/article.ts';
import { readMarked, writeMarked } from '../article/marked-text.ts';
import type { MarkedText } from '../article/marks.ts';
import { type Segment, segmentsOf } from '../article/segments.ts';
import type { TranslatedSentence } from '../translation/translation.ts';
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
  for (const picture of root.querySelectorAll('img')) picture.remove();
  const placed = segmentsOf(root).flatMap((segment, index) => {
    const own = sentences.filter((sentence) => sentence.segment === index);
    return fillSegment(segment, own, options);
  });
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
  const placed: PlacedSentence[] = [];
  let at = 0;
  for (const sentence of sentences) {
    content.append(...gap(marked, at, sentence.start, elements, missing));
    const written = writeMarked(sentence.target, elements);
    isolateText(written, dir);
    placed.push({ sentence, nodes: textNodes(written) });
    content.append(written);
    at = sentence.end;
  }
  content.append(...gap(marked, at, marked.text.length, elements, missing));
  segment.nodes[0]?.parentNode?.insertBefore(content, segment.nodes[0]);
  for (const node of segment.nodes) segment.container.removeChild(node);
  return placed;
}

/** What stands between two translated sentences: line breaks, and room for what is still to come. */
function gap(
  marked: MarkedText,
  ...[start, end, elements, missing]: [number, number, readonly Element[], Missing]
): Node[] {
  const breaks = marked.marks
    .filter((mark) => mark.start === mark.end && mark.start >= start && mark.end <= end)
    .map((mark) => elements[mark.element])
    .filter((element) => element?.tagName === 'BR');
  const nodes: Node[] = breaks.map(() => document.createElement('br'));
  const text = marked.text.slice(start, end).trim();
  if (text) nodes.push(missing === 'waiting' ? placeholder(text.length) : new Text(text));
  if (start > 0 && breaks.length === 0) nodes.unshift(new Text(' '));
  if (text) nodes.push(new Text(' '));
  return nodes;
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
