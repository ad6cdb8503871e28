import type { Mark, MarkedText } from '../article/html/marks.ts';
import type { ExtractedArticle } from '../article/model.ts';
import { segmentSentences, type TextRange } from '../article/text/sentences.ts';
import type { EngineId } from './engine.ts';
import { edited } from './markup/edits.ts';
import { untranslatable } from './masking/untranslatable.ts';
import type { MemoryEntry } from './memory/translation-memory.ts';
import type { SourceSentence, TextRole, TranslatedSentence } from './translation.ts';

// Sentences without the elements that they stand in: the background has no DOM.

/** A sentence of a segment: its range in the segment's text, and its own text, marks and roles. */
export type SegmentSentence = Omit<SourceSentence, 'block' | 'segment'>;

/** A segment's text with what its elements say of it. */
interface SegmentText {
  readonly marked: MarkedText;
  /** Where its line breaks stand. */
  readonly breaks: readonly number[];
  readonly roles: readonly TextRole[];
}

/** The sentences of a segment's text. */
export function sentencesIn(
  { marked, breaks, roles }: SegmentText,
  lang: string,
): SegmentSentence[] {
  const ranges = rangesOf(marked.text, { lang, breaks, roles }).filter(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(marked.text.slice(start, end)),
  );
  const marksUntil = sweep(marked.marks);
  const rolesUntil = sweep(roles);
  return ranges.map(({ start, end }, i) => {
    const next = ranges[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = rolesUntil(next).filter((role) => start <= role.start && role.end <= end);
    const near = { text: marked.text, marks: marksUntil(next) };
    return {
      start,
      end,
      source: clippedSentence(near, { start, end }, [i === 0 ? 0 : start, next]),
      ...(own.length > 0
        ? {
            roles: own.map((role) => ({
              ...role,
              start: role.start - start,
              end: role.end - start,
            })),
          }
        : {}),
    };
  });
}

/** The sentences of an article's title; none where they cannot be told without a DOM. */
export function titleSentences({ title, lang }: ExtractedArticle): SourceSentence[] {
  // A parser changes these.
  if (/[\r\0]/.test(title)) return [];
  const text: SegmentText = { marked: { text: title, marks: [] }, breaks: [], roles: [] };
  return sentencesIn(text, lang).map((sentence) => ({ block: 0, segment: 0, ...sentence }));
}

/** The sentences of a text. None ends within an address or code; a note's number is a gap for them, and goes with the sentence that it touches. */
function rangesOf(
  text: string,
  { lang, breaks, roles }: { lang: string } & Pick<SegmentText, 'breaks' | 'roles'>,
): TextRange[] {
  const notes = roles.filter(({ role }) => role === 'note');
  const gaps = notes.map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) }));
  const apart = edited(text, gaps).text;
  const code = roles.filter(({ role }) => role === 'code');
  const whole = [...code, ...untranslatable(apart).filter(outside(code))]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      start,
      end,
      text: apart.slice(start, end).replace(/[.!?؟۔…‼⁇\s]/g, '_'),
    }));
  const ranges = segmentSentences(edited(apart, whole).text, lang, breaks);
  if (ranges.length === 0) return segmentSentences(text, lang, breaks);
  let behind = 0;
  for (const note of notes) {
    while ((ranges[behind]?.start ?? note.end) < note.end) behind += 1;
    const before = ranges[behind - 1];
    const next = ranges[behind];
    if (before?.end === note.start) ranges[behind - 1] = { ...before, end: note.end };
    else if (next && !text.slice(note.end, next.start).trim() && !(before && within(note, before)))
      ranges[behind] = { start: note.start, end: next.end };
  }
  return ranges;
}

/** Whether a range lies in another. */
export const within = (one: TextRange, other: TextRange): boolean =>
  other.start <= one.start && one.end <= other.end;

/** Tells of one range after another whether it touches none of some others; both in order, and none within another. */
function outside(others: readonly TextRange[]): (range: TextRange) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while ((others[next]?.end ?? start + 1) <= start) next += 1;
    return (others[next]?.start ?? end) >= end;
  };
}

/**
 * Gives, for the start of one sentence after another, what begins before it and ends not before the sentence before, in
 * order: each is looked at in its own sentences only.
 */
function sweep<Range extends TextRange>(all: readonly Range[]): (until: number) => Range[] {
  let next = 0;
  let open: readonly Range[] = [];
  return (until) => {
    const from = next;
    while ((all[next]?.start ?? until) < until) next += 1;
    const here = [...open, ...all.slice(from, next)];
    open = here.filter(({ end }) => end > until);
    return here;
  };
}

/**
 * The part of a marked text in a range; an element that goes on beyond is closed there and opened again in the next
 * part. Elements without text come along from the wider stretch `around`.
 */
export function clippedSentence(
  marked: MarkedText,
  { start, end }: TextRange,
  around: readonly [number, number],
): MarkedText {
  const marks = marked.marks.flatMap((mark): Mark[] => {
    const { element } = mark;
    if (mark.start === mark.end) {
      if (mark.start < around[0] || mark.start >= around[1]) return [];
      const at = Math.min(Math.max(mark.start, start), end) - start;
      return [{ start: at, end: at, element }];
    }
    const from = Math.max(mark.start, start);
    const to = Math.min(mark.end, end);
    return to > from ? [{ start: from - start, end: to - start, element }] : [];
  });
  return { text: marked.text.slice(start, end), marks };
}

/** A text with each run of white space as one space, and where in it each offset of the text stands. */
export function foldedText(text: string): {
  readonly text: string;
  readonly places: Uint32Array;
} {
  const places = new Uint32Array(text.length + 1);
  let length = 0;
  let spaced = false;
  for (let i = 0; i < text.length; i++) {
    places[i] = length;
    const space = isSpace.test(text.charAt(i));
    if (!space || !spaced) length += 1;
    spaced = space;
  }
  places[text.length] = length;
  return { text: text.replace(/\s+/g, ' '), places };
}

/** A marked text with each run of white space as one space. */
export function folded({ text, marks }: MarkedText): MarkedText {
  const { text: out, places } = foldedText(text);
  const at = (offset: number): number => places[offset] ?? out.length;
  return {
    text: out,
    marks: marks.map((mark) => ({
      ...mark,
      start: at(mark.start),
      end: Math.max(at(mark.start), at(mark.end)),
    })),
  };
}

const isSpace = /\s/;

/** Elements of a marked text in the order of their first mark. */
function elementOrder(marked: MarkedText): number[] {
  return [...new Set(marked.marks.map((mark) => mark.element))];
}

/** The numbers that kept sentences use for a marked text's elements: their places in that order. */
function elementNumbers(marked: MarkedText): (element: number) => number {
  const numbers = new Map(elementOrder(marked).map((element, number) => [element, number]));
  return (element) => numbers.get(element) ?? -1;
}

function renumbered(marked: MarkedText, numberOf: (element: number) => number): MarkedText {
  return {
    text: marked.text,
    marks: marked.marks.map((mark) => ({ ...mark, element: numberOf(mark.element) })),
  };
}

/** What a kept sentence is found by: its text (NFC, white space folded) and the places of its elements, wherever it stands. */
export function sentenceKey(source: MarkedText): string {
  const { text, marks } = folded(source);
  const numberOf = elementNumbers(source);
  const skeleton = marks.map(({ start, end, element }) => `${start}-${end}:${numberOf(element)}`);
  return [text.normalize('NFC'), ...skeleton].join('\n');
}

/** A finished sentence in the form that the library keeps. */
export function toMemoryEntry(
  sentence: SourceSentence,
  translated: TranslatedSentence,
  articleId: string,
  target: string,
): MemoryEntry {
  return {
    articleId,
    target,
    source: sentenceKey(sentence.source),
    engine: translated.engine,
    model: translated.model,
    translation: renumbered(translated.target, elementNumbers(sentence.source)),
    ...(translated.links ? { links: translated.links } : {}),
  };
}

/** Finds the translations kept of some of an article's sentences, at their present places; with an engine named, only that one's. */
export function translationMemory(
  kept: readonly MemoryEntry[],
  engine: EngineId | 'automatic' = 'automatic',
): (sentences: readonly SourceSentence[]) => TranslatedSentence[] {
  const bySource = new Map(
    kept
      .filter((one) => engine === 'automatic' || one.engine === engine)
      .map((one) => [one.source, one]),
  );
  if (bySource.size === 0) return () => [];
  return (sentences) =>
    sentences.flatMap((sentence): TranslatedSentence[] => {
      const found = bySource.get(sentenceKey(sentence.source));
      if (!found) return [];
      const order = elementOrder(sentence.source);
      const target = renumbered(found.translation, (element) => order[element] ?? element);
      return [toTranslated(sentence, target, found)];
    });
}

/** A translation at its sentence's place. */
export function toTranslated(
  { block, segment, start, end }: SourceSentence,
  target: MarkedText,
  { engine, model, links }: Pick<MemoryEntry, 'engine' | 'model' | 'links'>,
): TranslatedSentence {
  const place = { block, segment, start, end };
  return { ...place, target, engine, model, ...(links ? { links } : {}) };
}
