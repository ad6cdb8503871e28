import type { BlockKind } from '../../article/model.ts';
import { has } from '../elements.ts';

const tagsOf = (names: string): readonly string[] => names.toUpperCase().split(' ');

/** Elements that an article keeps, with all that they hold. */
export const structural = new Set(
  tagsOf(
    'h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption thead tbody tfoot tr th td blockquote pre',
  ),
);

/** Elements that are boxes of a page's, and paragraphs in a quote or an item. */
export const boxes = new Set(
  tagsOf('div section article header footer main center figure figcaption details summary'),
);

const flowTags = new Set([
  ...structural,
  ...boxes,
  ...tagsOf('address aside dialog embed fieldset form hr iframe nav object video audio'),
]);
const flow = [...flowTags].join();

/** Whether an element stands on lines of its own, or holds one that does. */
export function isFlow(element: Element): boolean {
  if (flowTags.has(element.tagName)) return true;
  return element.childElementCount > 0 && has(element, flow);
}

const kinds: ReadonlyMap<string, BlockKind> = new Map([
  ['UL', 'list'],
  ['OL', 'list'],
  ['DL', 'list'],
  ['TABLE', 'table'],
  ['BLOCKQUOTE', 'quote'],
  ['PRE', 'code'],
]);

/** The kind of block that an element is by its tag; undefined for boxes and paragraphs. */
export function kindOf({ tagName }: Element): BlockKind | undefined {
  return /^H[1-6]$/.test(tagName) ? 'heading' : kinds.get(tagName);
}
