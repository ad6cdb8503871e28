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
    if (isOne(line)) return { ...line, kind: 'standfirst', element: paragraphOf(line) };
    // A sentence that is set as a heading there is read as a sentence.
    if (index < head && isSentence(line))
      return { ...line, kind: 'paragraph', element: paragraphOf(line) };
    return line;
  });
}

/** A test of whether a line is of the standfirst: the first lines of all, pictures aside, as far as the page marks them so. */
function standfirstTest(lines: readonly Line[], description: string): (line: Line) => boolean {
  const found = new Set<Line>();
  let length = 0;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'picture' || line.kind === 'embed') continue;
    const below = lines.slice(index + 1).find(({ standfirst, prose }) => prose && !standfirst);
    if (!below || !isStandfirst(line, below, description)) break;
    length += line.text.length;
    found.add(line);
  }
  return (line) => length <= longest && found.has(line);
}

/** Whether the page says so by a name of nothing else; or by another name, or by its description, of a line outside the text's own box. */
function isStandfirst(line: Line, below: Line, description: string): boolean {
  const { kind, standfirst } = line;
  if ((kind !== 'paragraph' && kind !== 'heading') || line.words.length < fewest) return false;
  if (standfirst === 'sure') return true;
  const isOutside = standfirst === 'between' || line.parent !== below.parent;
  return isOutside && (standfirst === 'named' || line.text === description);
}

function isSentence({ kind, text, words }: Line): boolean {
  return kind === 'heading' && words.length >= 9 && /[.؟!۔]$/.test(text);
}

function paragraphOf({ element }: RawBlock): Element {
  if (element.tagName === 'P') return element;
  const made = element.ownerDocument.createElement('p');
  made.append(...element.childNodes);
  return made;
}
