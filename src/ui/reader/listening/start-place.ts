import type { SentencePlace } from '../../../translation/translation.ts';
import { behindBar, isInSight, topBlock } from '../scroll/scroller.ts';
import type { SentenceHighlighter } from '../sentences/sentence-highlighter.ts';
import type { Pane } from '../sentences/sentence-places.ts';
import type { HeardSentence, ReadingOrder } from './reading-order.ts';

/** A point of the page's text, as of a selection. */
export interface TextPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Where the reader looks and points. */
export interface Looking {
  readonly room: HTMLElement;
  readonly light: SentenceHighlighter;
  readonly order: ReadingOrder;
}

/** The sentence at a point of either pane; undefined where there is none of the article's. */
export function sentenceAt(
  { node, offset }: TextPoint,
  { light, order }: Looking,
): HeardSentence | undefined {
  const point = light.sourceAt(node, offset);
  if (point) return order.at(point);
  const place = light.at(node, offset)?.sentence;
  return place && order.at({ ...place, at: place.start });
}

/** The sentence in which the reader's selection begins. */
export function selectedSentence(looking: Looking): HeardSentence | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !looking.room.contains(selection.anchorNode))
    return undefined;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  return sentenceAt(firstText(startContainer, startOffset), looking);
}

/** The sentence under the pointer, or that keys have come to. */
export function litSentence({ light, order }: Looking): HeardSentence | undefined {
  const place = light.lit()?.place;
  return place && order.at({ ...place, at: place.start });
}

/** The first sentence of which something is seen. */
export function firstSeenSentence(looking: Looking): HeardSentence | undefined {
  const { room, order } = looking;
  const block = topBlock(room);
  const { top } = behindBar(room);
  const seen = order.of(block).find((sentence) => {
    const range = shownRanges(looking.light, sentence)[0];
    return range && range.getBoundingClientRect().bottom > top;
  });
  return seen ?? order.from(block);
}

/** Whether a sentence is seen in one of the panes. */
export function isSentenceInSight(
  { room, light }: Pick<Looking, 'room' | 'light'>,
  place: SentencePlace,
): boolean {
  return shownRanges(light, place).some((range) => isInSight(room, range));
}

/** Where a sentence stands in the panes that are shown, one pane first. */
export function shownRanges(
  light: SentenceHighlighter,
  place: SentencePlace,
  first: Pane = 'source',
): Range[] {
  const panes: readonly Pane[] = [first, first === 'source' ? 'translation' : 'source'];
  return panes
    .map((pane) => light.range(place, pane))
    .filter((range) => range !== undefined)
    .filter((range) => range.getClientRects().length > 0);
}

/** The text at a place that may be between elements. */
function firstText(node: Node, offset: number): TextPoint {
  if (node instanceof Text) return { node, offset };
  const from = node.childNodes[offset] ?? node;
  const text = document.createTreeWalker(from, NodeFilter.SHOW_TEXT).nextNode();
  return { node: from instanceof Text ? from : (text ?? node), offset: 0 };
}
