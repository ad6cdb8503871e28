import { isHeadingOfAWord } from './calls.ts';
import type { Line } from './line.ts';
import { bareLabel, endings, forSubscribers, isRelatedLabel, related, sources } from './wording.ts';

/** Cuts at the first closing label after which little of the text comes. */
export function cutAtEnding(lines: readonly Line[]): Line[] {
  const lengths = lines.map((line) => (line.prose ? line.text.length : 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  let read = 0;
  for (const [index, line] of lines.entries()) {
    const behind = lines.slice(index + 1);
    const ends =
      (isEnding(line) && !headsAPart(line, behind, lines)) || isOverReferences(line, behind);
    if (index > 0 && read > 0 && ends && all - read <= shareBehind(line, behind) * all)
      return lines.slice(0, index);
    read += lengths[index] ?? 0;
  }
  return [...lines];
}

/** How much of a text may stand behind a label and be none of it. */
function shareBehind(label: Line, behind: readonly Line[]): number {
  if (endings.is(bareLabel(label.key))) return 0.5;
  if (isOverReferences(label, behind) && behind.every(isCitations)) return 0.7;
  return label.kind === 'heading' && isRelatedLabel(label.key) && areTeasers(behind) ? 0.7 : 0.25;
}

/** Headlines, each with a sentence at most: what a text that goes on is not. */
function areTeasers(lines: readonly Line[]): boolean {
  const headings = lines.filter((line) => line.kind === 'heading');
  const goesOn = lines.some((line, index) => line.prose && lines[index + 1]?.prose);
  return headings.length >= 3 && !goesOn && lines.every((line) => line.words.length <= 40);
}

function isEnding({ kind, key, words, endsInColon }: Line): boolean {
  if (kind !== 'heading' && kind !== 'paragraph') return false;
  if (endings.is(bareLabel(key)) || (words.length <= 12 && forSubscribers.test(key))) return true;
  if (kind === 'heading') return related.starts(key) && words.length <= 8;
  return sources.is(key) && endsInColon;
}

/** "Comments", "More bad news awaits the farmers": a heading that is no whole label of some words, in the text's own box over a paragraph of it. */
function headsAPart(line: Line, behind: readonly Line[], lines: readonly Line[]): boolean {
  const { kind, parent, key, words } = line;
  const below = behind[0];
  if (!below?.prose || !(kind === 'heading' || isHeadingOfAWord(line))) return false;
  if (words.length > 1 && (endings.is(bareLabel(key)) || isRelatedLabel(key))) return false;
  const home = lines.find(({ prose }) => prose)?.parent;
  return parent === home && below.parent === home;
}

/** Whether a label stands alone over what a text refers to, and over no more of the text. */
function isOverReferences({ kind, key }: Line, below: readonly Line[]): boolean {
  if (!/^(?:heading|paragraph)$/.test(kind) || !sources.is(key) || below.length === 0) return false;
  return below.every((line) => !line.prose || line.kind === 'list' || line.linked > 0.3);
}

/** Whether each of a list's points, or a line, has a link, an address or a year: what a text refers to. */
function isCitations({ kind, element }: Line): boolean {
  const points = kind === 'list' ? [...element.children] : [element];
  return points.every(
    (point) =>
      point.querySelector('a[href]') !== null ||
      /https?:|www\.|(?:1[89]|20)\d\d/.test(point.textContent),
  );
}
