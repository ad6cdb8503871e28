import { isFalseBoundary } from './sentence-boundaries.ts';

/** A stretch of a text, in UTF-16 offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Quotations and brackets up to this many characters stay in one piece; longer ones are split at their own sentences. */
const shortEnclosure = 100;

const enclosures = /"[^"]*"|“[^”]*”|«[^»]*»|\([^()]*\)/g;

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
  const enclosed = shortEnclosures(flat);
  const ranges: TextRange[] = [];
  let start = 0;
  for (const end of candidateEnds(flat, lang)) {
    const inside = enclosed.some((range) => range.start < end && end < range.end);
    if (end < flat.length && (inside || isFalseBoundary(flat.slice(start, end), flat.slice(end))))
      continue;
    const range = trimmed(flat, start, end);
    if (range.end > range.start) ranges.push(range);
    start = end;
  }
  return ranges;
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
  const ends: number[] = [];
  for (const { index, segment } of segmenterFor(lang).segment(text)) {
    const end = index + segment.length;
    const note = segment.trimEnd().endsWith('[') && /^\d{1,3}\]\s*/.exec(text.slice(end));
    ends.push(note ? end + note[0].length : end);
  }
  for (const pause of text.matchAll(/…["'»”’)\]]*\s+/g)) ends.push(pause.index + pause[0].length);
  return [...new Set(ends)].sort((a, b) => a - b);
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
