import * as limits from '../limits.ts';
import { isFalseBoundary } from './sentence-boundaries.ts';

/** A stretch of a text, in UTF-16 offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Quotations and brackets up to this many characters stay in one piece; longer ones are split at their own sentences. */
const shortEnclosure = 100;

/** Straight quotes are paired off as they come, so long ones are found too. */
const enclosures = new RegExp(
  `"[^"]*"|“[^”]{0,${shortEnclosure}}”|«[^»]{0,${shortEnclosure}}»|\\([^()]{0,${shortEnclosure}}\\)`,
  'g',
);

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang);
  if (known) return known;
  let made: Intl.Segmenter;
  try {
    made = new Intl.Segmenter(lang || 'ar', { granularity: 'sentence' });
  } catch {
    made = new Intl.Segmenter('ar', { granularity: 'sentence' });
  }
  segmenters.set(lang, made);
  return made;
}

/** The sentences of a text, in order, without the white space around them; a line break counts as a space. */
export function splitSentences(text: string, lang: string): TextRange[] {
  const flat = text.replace(/\s/g, ' ');
  return rangesAt(flat, candidateEnds(flat, lang));
}

/** What most sentences end with, and the white space behind it. */
const plainEnd = /(?<![.!?؟۔…‼⁇])[.!?؟۔…‼⁇]+["'»”’)\]]*\s+/g;

/** The same without the browser's segmenter, which takes tens of milliseconds to load: for texts of which some sentences are enough. */
export function splitPlainly(text: string): TextRange[] {
  const flat = text.replace(/\s/g, ' ');
  const ends = Array.from(flat.matchAll(plainEnd), (match) => match.index + match[0].length);
  return rangesAt(flat, ends.at(-1) === flat.length ? ends : [...ends, flat.length]);
}

/** The sentences of a text without line breaks, which end at some of these places. */
function rangesAt(flat: string, ends: readonly number[]): TextRange[] {
  const enclosed = shortEnclosures(flat);
  const ranges: TextRange[] = [];
  let start = 0;
  let next = 0;
  for (const end of ends) {
    while ((enclosed[next]?.end ?? end) < end) next += 1;
    const inside = (enclosed[next]?.start ?? end) < end && end < (enclosed[next]?.end ?? end);
    if (end < flat.length && (inside || isFalseBoundary(flat.slice(start, end), flat.slice(end))))
      continue;
    ranges.push(...pieces(flat, trimmed(flat, start, end)));
    start = end;
  }
  return ranges;
}

/** A sentence, or the pieces of one that is longer than is translated as one, cut at spaces where it has any. */
function pieces(text: string, { start, end }: TextRange): TextRange[] {
  const cut: TextRange[] = [];
  let at = start;
  while (end - at > limits.sentence) {
    const space = text.slice(at, at + limits.sentence).lastIndexOf(' ');
    const to = at + (space > 0 ? space : limits.sentence);
    cut.push(trimmed(text, at, to));
    at = to;
  }
  const last = trimmed(text, at, end);
  return last.end > last.start ? [...cut, last] : cut;
}

/** The sentences of a segment's text, which also end where its line breaks stand. */
export function segmentSentences(
  text: string,
  lang: string,
  lineBreaks: readonly number[],
): TextRange[] {
  const cuts = [0, ...lineBreaks, text.length];
  return cuts.slice(1).flatMap((end, i) => {
    const from = cuts[i] ?? 0;
    return splitSentences(text.slice(from, end), lang).map((range) => ({
      start: range.start + from,
      end: range.end + from,
    }));
  });
}

/** Ends of the segmenter's sentences, with a footnote's number such as `[1]` left to the sentence before it. */
function candidateEnds(text: string, lang: string): number[] {
  const ends = segmentEnds(text, lang).map((end) => {
    const note =
      /\[\s*$/.test(text.slice(Math.max(0, end - 10), end)) &&
      /^\d{1,3}\]\s*/.exec(text.slice(end));
    return note ? end + note[0].length : end;
  });
  for (const pause of text.matchAll(/…["'»”’)\]]*\s+/g)) ends.push(pause.index + pause[0].length);
  return [...new Set(ends)].sort((a, b) => a - b);
}

/** Characters that the segmenter is given at once: V8's takes a time for each sentence that grows with the text around it. */
const stretch = 1000;

/** What the segmenter ends sentences at. */
const terminator = /[\p{STerm}\u0085]/u;

/** Ends of the segmenter's sentences; one longer than a stretch is not looked through as a whole. */
function segmentEnds(text: string, lang: string): number[] {
  // Most headlines end no sentence, and the browser takes a while to load its segmenter.
  if (text.search(terminator) < 0) return [text.length];
  const segmenter = segmenterFor(lang);
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    const piece = text.slice(at, at + stretch);
    const starts = Array.from(segmenter.segment(piece), ({ index }) => index).slice(1);
    for (const start of starts) ends.push(at + start);
    // The stretch's own end is none of the text's, so the last sentence is looked at again from its start.
    if (at + stretch >= text.length) break;
    at += starts.at(-1) ?? (piece.lastIndexOf(' ') + 1 || stretch);
  }
  return [...ends, text.length];
}

function shortEnclosures(text: string): TextRange[] {
  return [...text.matchAll(enclosures)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((range) => range.end - range.start <= shortEnclosure);
}

function trimmed(text: string, start: number, end: number): TextRange {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + piece.trimEnd().length) };
}
