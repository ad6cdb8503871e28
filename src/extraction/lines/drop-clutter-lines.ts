import type { RawBlock } from '../blocks/media-blocks.ts';
import { dropLinkRuns } from '../content/link-runs.ts';
import type { Facts } from '../metadata/facts.ts';
import { dropLines, keepLines, placeDroppedLines } from '../removals.ts';
import { isCall } from './calls.ts';
import { fits, type Place, ruleFor } from './condition.ts';
import { dropHeadClutter } from './head-zone.ts';
import { type Line, lineOf } from './line.ts';
import { dropOpeningName } from './signatures.ts';
import { withStandfirst } from './standfirst.ts';
import { notice } from './tail-rules.ts';
import { dropTailClutter } from './tail-zone.ts';
import { captionRules, isTitle, placeRules, readAlso, textRules } from './text-rules.ts';
import { lineKey } from './wording.ts';

/** Drops what leaks into an article's blocks from around it: by the line's wording, its links and its place. */
export function dropClutterLines(raws: readonly RawBlock[], facts: Facts): RawBlock[] {
  const all = raws.map(lineOf);
  let lines = dropCaptions(all);
  const head = lines.findIndex((line) => line.prose) + 1;
  lines = dropLeaks(lines, facts, head);
  lines = dropReadAlso(lines);
  lines = keepLines(lines, dropLinkRuns(lines, `https://${facts.host}/`), 'links-to-own-pages');
  lines = keepLines(lines, dropUntold(lines, facts.articleBody), 'untold', 'tail');
  lines = dropHeadClutter(lines, facts);
  lines = dropTailClutter(lines, facts);
  lines = keepLines(lines, dropOpeningName(lines), 'opening-name', 'head');
  lines = keepLines(lines, dropRepeats(lines), 'repeat');
  lines = keepLines(lines, dropEmptyHeadings(lines), 'heading-over-nothing', 'tail');
  placeDroppedLines(all, lines);
  return withStandfirst(lines, head, facts.description);
}

/** A test of whether prose that is no call itself stands above a line and below it: what is said there is taken for the text's. */
function amongTextTest(lines: readonly Line[]): (line: Line) => boolean {
  const isText = (line: Line): boolean =>
    line.prose && !isCall(line, false) && !fits(notice, line, {});
  const first = lines.findIndex(isText);
  const last = lines.findLastIndex(isText);
  const among = new Set(lines.slice(first + 1, Math.max(first + 1, last)));
  return (line) => among.has(line);
}

/** Drops a picture's caption, which the picture has too, and who took it. */
function dropCaptions(lines: readonly Line[]): Line[] {
  return dropLines(lines, 'text', (line, index) =>
    line.key ? ruleFor(captionRules, line, besideOf(lines, index)) : undefined,
  );
}

/** Drops what no line of a text says, and the headline and what stands above it. */
function dropLeaks(lines: readonly Line[], facts: Facts, head: number): Line[] {
  const isOpening = (index: number): boolean => index <= head;
  const title = lines.findIndex((line, index) => isOpening(index) && isTitle(line, { facts }));
  const isAmongText = amongTextTest(lines);
  return dropLines(lines, 'text', (line, index) => {
    const place = {
      ...besideOf(lines, index),
      ...{ facts, isAmongText: isAmongText(line) },
      ...{ isOpening: isOpening(index), isAboveTitle: index < title },
    };
    const { kind, text, key } = line;
    const isMedia = kind === 'picture' || kind === 'embed' || kind === 'code';
    if (!key && !isMedia && (!/\p{S}/u.test(text) || rule.test(text))) return 'no-words';
    const worded = key && !isMedia ? ruleFor(textRules, line, place) : undefined;
    return worded ?? ruleFor(placeRules, line, place);
  });
}

/** "======", which parts a text. */
const rule = /^[\s=_~*+|<>^-]+$/;

function besideOf(lines: readonly Line[], index: number): Place {
  return { before: lines[index - 1], after: lines[index + 1] };
}

/** Drops "Read also" lines, and the links below a label. */
function dropReadAlso(lines: readonly Line[]): Line[] {
  let below = false;
  return dropLines(lines, 'text', (line, index) => {
    if (fits(readAlso, line, besideOf(lines, index))) {
      below = line.words.length <= 6 || line.text.trimEnd().endsWith(':');
      return 'read-also';
    }
    const isPicture = line.kind === 'picture';
    below &&= isPicture || (line.linked > 0.8 && line.kind !== 'embed');
    return below && !isPicture ? 'link-below-read-also' : undefined;
  });
}

/** Drops what follows the last line that the page tells machines too, where it tells them nearly all of the text and no more. */
function dropUntold(lines: readonly Line[], told: string): Line[] {
  if (told.length < 200) return [...lines];
  const isTold = (line: Line): boolean => line.words.length >= 4 && told.includes(line.key);
  const last = lines.findLastIndex(isTold);
  const length = (some: readonly Line[]): number =>
    some.reduce((sum, line) => sum + line.key.length, 0);
  const enough = length(lines.filter(isTold)) >= 0.7 * length(lines);
  const rest = lines.slice(last + 1).filter((line) => line.prose);
  if (!enough || length(rest) > 0.2 * length(lines)) return [...lines];
  const end = lines[last];
  // Many sites tell so many characters or paragraphs only: then the text goes on in the same box.
  const goesOn = rest.some((line) => isCutShort(told, line) || isBeside(line, end));
  return goesOn ? [...lines] : lines.slice(0, last + 1);
}

/** Whether what is told ends within a line, after its first words. */
function isCutShort(told: string, { words }: Line): boolean {
  const at = told.lastIndexOf(words.slice(0, 4).join(' '));
  return at >= 0 && words.join(' ').startsWith(told.slice(at).split(' ').slice(0, -1).join(' '));
}

/** Whether a line is prose of the same box as another. */
function isBeside({ text, parent, words }: Line, other: Line | undefined): boolean {
  return (
    parent !== undefined &&
    parent === other?.parent &&
    words.length >= 12 &&
    /[.!؟?۔…»”"]\s*$/.test(text)
  );
}

/** A long line that was already read: a standfirst that opens the text again, a quote pulled out of it. */
function dropRepeats(lines: readonly Line[]): Line[] {
  const seen = new Map<string, string>();
  return lines.filter(({ kind, text, key, words }) => {
    if (words.length < 8 || kind === 'picture') return true;
    const before = seen.get(key);
    // A line's key is that of its opening: what goes on beyond another says more.
    if (before !== undefined && lineKey(before).startsWith(lineKey(text))) return false;
    seen.set(key, text);
    return true;
  });
}

function dropEmptyHeadings(lines: readonly Line[]): Line[] {
  const last = lines.findLastIndex((line) => line.kind !== 'heading' || line.words.length > 8);
  return lines.slice(0, last + 1);
}
