import type { Line } from './lines/line.ts';

/** Where something was dropped: anywhere in the page, in the chosen content, above its text, in it, or below it. */
export type Zone = 'page' | 'content' | 'head' | 'text' | 'tail';

/** What was taken out of a page, and why. */
export interface Removal {
  readonly unit: 'box' | 'line';
  /** A box's tag, or a line's kind. */
  readonly kind: string;
  readonly text: string;
  /** The rule that dropped it. */
  readonly rule: string;
  readonly zone: Zone;
  /** A box's own name and the one around it; a line's place among the article's blocks, 0 before the first. */
  readonly where: string;
}

/** A line that was dropped from the chosen content. */
export interface DroppedLine {
  readonly line: Line;
  readonly rule: string;
  readonly zone: Zone;
  /** How many of the article's blocks stand before it. */
  readonly at: number;
}

interface Entry {
  readonly dropped: Element | Line;
  readonly rule: string;
  readonly zone: Zone;
  where: string | number;
}

// Of the reading under way; each begins anew. One page is read at a time.
let entries: Entry[] = [];

/** Forgets what was dropped before: a page is read anew. */
export function beginRemovals(): void {
  entries = [];
}

/** Holds what was dropped in a reading, and gives what brings it back where another is begun in vain. */
export function heldRemovals(): () => void {
  const held = entries;
  return () => {
    entries = held;
  };
}

/** Takes a box out of the page's copy: every rule that drops one does it here. */
export function removeBox(box: Element, rule: string, zone: Zone = 'page'): void {
  entries.push({
    dropped: box,
    rule,
    zone,
    where: `${nameOf(box.parentElement)} > ${nameOf(box)}`,
  });
  box.remove();
}

function nameOf(element: Element | null): string {
  if (!element) return '';
  const [name = ''] = (element.getAttribute('class') || element.id).trim().split(/\s+/);
  return `${element.tagName.toLowerCase()}${name && `.${name}`}`;
}

/** The lines without those for which a rule is given. */
export function dropLines(
  lines: readonly Line[],
  zone: Zone,
  ruleFor: (line: Line, index: number) => string | undefined,
): Line[] {
  return lines.filter((line, index) => {
    const rule = ruleFor(line, index);
    if (rule !== undefined) entries.push({ dropped: line, rule, zone, where: 0 });
    return rule === undefined;
  });
}

/** The lines that a rule kept of some others, which it looked at together. */
export function keepLines(
  lines: readonly Line[],
  kept: readonly Line[],
  rule: string,
  zone: Zone = 'text',
): Line[] {
  const stays = new Set(kept);
  return dropLines(lines, zone, (line) => (stays.has(line) ? undefined : rule));
}

/** Tells the dropped lines their places: all lines in their order, and those of them that the article keeps. */
export function placeDroppedLines(lines: readonly Line[], kept: readonly Line[]): void {
  const stays = new Set(kept);
  const places = new Map<unknown, number>();
  let count = 0;
  for (const line of lines) {
    places.set(line, count);
    if (stays.has(line)) count += 1;
  }
  for (const entry of entries) {
    const place = places.get(entry.dropped);
    if (place !== undefined) entry.where = place;
  }
}

/** The lines that were dropped from the content, in the page's order. */
export function droppedLines(): DroppedLine[] {
  const lines = entries.flatMap(({ dropped, rule, zone, where }) =>
    'words' in dropped ? [{ line: dropped, rule, zone, at: Number(where) }] : [],
  );
  return lines.sort((one, other) => one.at - other.at);
}

/** All that was dropped, as a person reads it; boxes without a word are left out. */
export function allRemovals(): Removal[] {
  return entries.map(described).filter(({ text }) => text !== '');
}

function described({ dropped, rule, zone, where }: Entry): Removal {
  const about = { rule, zone, where: String(where) };
  if ('words' in dropped) return { unit: 'line', kind: dropped.kind, text: dropped.text, ...about };
  const text = dropped.textContent.replace(/\s+/g, ' ').trim();
  return { unit: 'box', kind: dropped.tagName.toLowerCase(), text, ...about };
}
