import type { RawBlock } from '../blocks/media-blocks.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import type { Line } from './line.ts';

/** Characters that a standfirst has at most, and words that each line of it has at least: fewer are a label. */
const longest = 700;
const fewest = 4;

/** The blocks of an article, its standfirst told as one; `head` is how many lines stand above its first running text or are it. */
export function withStandfirst(
  lines: readonly Line[],
  head: number,
  description: string | undefined,
): RawBlock[] {
  const isOne = standfirstTest(lines, collapseWhitespace(description ?? ''));
  return lines.map((line, index) => {
    if (isOne(line)) return { ...line.raw, kind: 'standfirst', element: paragraphOf(line.raw) };
    // A sentence that is set as a heading there is read as a sentence.
    if (index < head && isSentence(line))
      return { ...line.raw, kind: 'paragraph', element: paragraphOf(line.raw) };
    return line.raw;
  });
}

/** A test of whether a line is of the standfirst: the first lines of all, pictures aside, as far as the page marks them so. */
function standfirstTest(lines: readonly Line[], description: string): (line: Line) => boolean {
  const found = new Set<Line>();
  let length = 0;
  for (const [index, line] of lines.entries()) {
    if (line.raw.kind === 'picture' || line.raw.kind === 'embed') continue;
    const text = lines.slice(index + 1).find(({ prose, raw }) => prose && !raw.standfirst);
    if (!text || !isStandfirst(line, text, description)) break;
    length += line.raw.text.length;
    found.add(line);
  }
  return (line) => length <= longest && found.has(line);
}

/** Whether the page says so by a name of nothing else; or by another name, or by its description, of a line outside the text's own box. */
function isStandfirst({ raw, words }: Line, text: Line, description: string): boolean {
  if ((raw.kind !== 'paragraph' && raw.kind !== 'heading') || words.length < fewest) return false;
  if (raw.standfirst === 'sure') return true;
  const isOutside = raw.standfirst === 'between' || raw.parent !== text.raw.parent;
  return isOutside && (raw.standfirst === 'named' || raw.text === description);
}

function isSentence({ raw, words }: Line): boolean {
  return raw.kind === 'heading' && words.length >= 9 && /[.؟!۔]$/.test(raw.text);
}

function paragraphOf({ element }: RawBlock): Element {
  if (element.tagName === 'P') return element;
  const made = element.ownerDocument.createElement('p');
  made.append(...element.childNodes);
  return made;
}
