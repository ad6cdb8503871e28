import { westernDigits } from '../../article/text/arabic.ts';
import type { RawBlock } from './media-blocks.ts';

/** Numbers from which those above paragraphs count parts; above headings two do. */
const fewest = 3;

/** Characters of the shortest paragraph that is a part and no value beside its label. */
const shortest = 40;

const number = /^[(#]?\s*(\d{1,3})\s*[).:،\-–]?$/;

/** Makes headings of numbers that stand alone and count the parts of a text, up or down: with the heading that follows, or by themselves. */
export function joinNumbers(blocks: RawBlock[]): RawBlock[] {
  const heads = new Map<RawBlock, RawBlock>();
  for (const [index, block] of blocks.entries()) {
    const next = blocks.slice(index + 1, index + 4).find(({ kind }) => kind !== 'picture');
    if (numberOf(block) && next && isPart(next)) heads.set(block, next);
  }
  if (!areCounted([...heads.keys()].map(numberOf), [...heads.values()])) return blocks;
  const labels = new Map([...heads].map(([label, part]) => [part, label]));
  return blocks.flatMap((block) => {
    const [part, label] = [heads.get(block), labels.get(block)];
    if (part) return part.kind === 'heading' ? [] : [asHeading(block)];
    return label && block.kind === 'heading' ? [withNumber(block, label.text)] : [block];
  });
}

/** The number that a paragraph is; 0 where it says anything else. */
function numberOf({ kind, text }: RawBlock): number {
  return kind === 'paragraph' ? Number(number.exec(westernDigits(text))?.[1] ?? 0) : 0;
}

function isPart(block: RawBlock): boolean {
  return block.kind === 'heading' || (block.kind === 'paragraph' && block.text.length >= shortest);
}

/** Whether numbers go up or down by one, and stand above parts of the same kind. */
function areCounted(
  [first = 0, ...others]: readonly number[],
  parts: readonly RawBlock[],
): boolean {
  const step = (others[0] ?? 0) - first;
  const isHeaded = parts.every(({ kind }) => kind === 'heading');
  if (Math.abs(step) !== 1 || parts.length < (isHeaded ? 2 : fewest)) return false;
  return others.every((one, at) => one === first + step * (at + 1));
}

function asHeading(block: RawBlock): RawBlock {
  const element = block.element.ownerDocument.createElement('h3');
  element.append(...block.element.childNodes);
  return { ...block, kind: 'heading', element };
}

function withNumber(heading: RawBlock, label: string): RawBlock {
  const mark = /[\p{Nd}]$/u.test(label) ? `${label}. ` : `${label} `;
  heading.element.prepend(mark);
  return { ...heading, text: mark + heading.text };
}
