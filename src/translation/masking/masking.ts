import type { Mark, MarkedText } from '../../article/html/marks.ts';
import { westernDigits } from '../../article/text/arabic.ts';
import type { TextRange } from '../../article/text/sentences.ts';
import type { WordLink } from '../../marian/word-links.ts';
import { type Edit, edited, inverse } from '../markup/edits.ts';
import { folded, foldedText } from '../sentences.ts';
import type { SourceSentence, TextRole } from '../translation.ts';
import { bareEdits } from './bare-text.ts';
import { untranslatable } from './untranslatable.ts';

/**
 * A sentence without what engines damage: what reads the same in every language stands there as a short name (`QX1`), notes'
 * numbers as an element without text, and what nobody sees, tatweel and full vowels not at all.
 */
export interface MaskedSentence {
  readonly sent: MarkedText;
  /** The whole sentence with its white space folded. */
  readonly source: MarkedText;
  readonly kept: readonly KeptText[];
  readonly notes: readonly Note[];
  /** Where a range of the sent text stands in the source. */
  sourceRange(sent: TextRange): TextRange;
}

/** A text that goes through unchanged, with its own elements. */
interface KeptText {
  readonly name: string;
  /** Its name's place in the sent text. */
  readonly range: TextRange;
  /** Its offsets begin at its own text. */
  readonly own: MarkedText;
}

interface Note {
  readonly own: MarkedText;
  /** The element that stands for it in the sent text. */
  readonly element: number;
  /** The number that it stands behind, in digits 0–9. */
  readonly number: string | undefined;
}

/** A translation with all that was kept. */
export interface Unmasked {
  readonly marked: MarkedText;
  readonly links?: readonly WordLink[];
}

/** Beginnings of the names: the first that the text does not hold is taken. */
const beginnings = ['QX', 'XQ', 'ZQ', 'QZ', 'QJX', 'XJQ'];

/** What stands for a note's number while addresses are looked for: a character of no address, word or number. */
const gap = '\ufffc';

/** Makes a sentence ready for any engine. */
export function maskSentence(sentence: Pick<SourceSentence, 'source' | 'roles'>): MaskedSentence {
  const source = folded(sentence.source);
  const roles = foldedRoles(sentence);
  const notes = roles.filter(({ role }) => role === 'note');
  const keptRanges = rangesToKeep(source.text, roles);
  const beginning = beginnings.find((one) => !source.text.toUpperCase().includes(one)) ?? 'QXJ';
  const names = keptRanges.map((_, i) => `${beginning}${i + 1}`);
  const free = roles.filter(
    (role) => role.role === 'raised' && !keptRanges.some((range) => holds(range, role)),
  );
  const given: Edit[] = [
    ...keptRanges.map((range, i) => ({ ...range, text: names[i] ?? '' })),
    ...notes.map((note) => ({ ...withSpace(source.text, note), text: '' })),
    ...free.map(({ start, end, sign = '' }) => ({ start, end, text: sign })),
  ];
  const bare = bareEdits(source.text).filter(
    (edit) => !given.some(({ start, end }) => edit.start < end && start < edit.end),
  );
  const edits = [...given, ...bare].sort((a, b) => a.start - b.start || a.end - b.end);
  const { text, range } = edited(source.text, edits);
  const away = [...keptRanges, ...notes, ...free];
  const stands = source.marks.filter((mark) => !away.some((one) => isOwn(mark, one)));
  const noteOwn = notes.map((note) => ownText(source, note));
  const noteMarks = notes.flatMap((note, i) => {
    const { start } = range(note);
    const [first] = noteOwn[i]?.marks ?? [];
    return first ? [{ start, end: start, element: first.element }] : [];
  });
  const back = edited(text, inverse(source.text, edits));
  return {
    source,
    sent: {
      text,
      marks: inOrder([...stands.map((mark) => ({ ...mark, ...range(mark) })), ...noteMarks]),
    },
    kept: keptRanges.map((one, i) => ({
      name: names[i] ?? '',
      range: range(one),
      own: ownText(source, one),
    })),
    notes: notes.map((note, i) => ({
      own: noteOwn[i] ?? { text: '', marks: [] },
      element: noteOwn[i]?.marks[0]?.element ?? -1,
      number: numberBefore(source.text.slice(0, note.start)),
    })),
    sourceRange: back.range,
  };
}

/** A sentence's words for engines that read what stands around others. */
export function textAround(sentence: Pick<SourceSentence, 'source' | 'roles'>): string {
  const { sent, kept } = maskSentence(sentence);
  return edited(
    sent.text,
    kept.map(({ range, own }) => ({ ...range, text: own.text })),
  ).text;
}

/** Whether nothing of a masked sentence is to be translated: of figures alone engines make words. */
export function isAllKept({ sent, kept }: MaskedSentence): boolean {
  const ranges = kept.map(({ range }) => range);
  return !rests(sent.text, ranges).some(({ start, end }) =>
    /\p{L}/u.test(sent.text.slice(start, end)),
  );
}

/** A text that was not sent as the translation shows it: figures alone in the digits that all target languages read. */
export function unsent({ text, marks }: MarkedText): MarkedText {
  return { text: /\p{L}/u.test(text) ? text : inLatinFigures(text), marks };
}

const arabicSigns: Readonly<Record<string, string>> = { '٪': '%', '٫': '.', '٬': ',' };

function inLatinFigures(text: string): string {
  return westernDigits(text).replace(/[٪٫٬]/g, (sign) => arabicSigns[sign] ?? sign);
}

/** Puts back what was kept, letter for letter; undefined where a name did not come back exactly once. */
export function unmaskSentence(sentence: MaskedSentence, answer: Unmasked): Unmasked | undefined {
  const places = sentence.kept.map(({ name }) => onlyPlace(answer.marked.text, name));
  if (!places.every((place) => place !== undefined)) return undefined;
  return unmaskedAt(sentence, answer, places);
}

/** Puts back what was kept where its names are known to stand. */
export function unmaskedAt(
  { kept, notes, source, sourceRange }: MaskedSentence,
  { marked, links }: Unmasked,
  places: readonly TextRange[],
): Unmasked {
  const inserted = notes.map((note) => ({ note, at: placeOfNote(note, marked, places) }));
  const edits = [
    ...kept.map(({ own }, i) => ({ own, start: 0, end: 0, ...places[i], text: own.text })),
    ...inserted.map(({ note: { own }, at }) => ({ own, start: at, end: at, text: own.text })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const { text, range } = edited(marked.text, edits);
  const noteElements = new Set(notes.map(({ element }) => element));
  const marks = marked.marks
    .filter(({ element }) => !noteElements.has(element))
    .map((mark) => ({ ...mark, ...range(mark) }));
  let shift = 0;
  const own = edits.flatMap(({ own: { text: piece, marks: inside }, start, end }) => {
    const from = start + shift;
    shift += piece.length - (end - start);
    return inside.map((mark) => ({ ...mark, start: from + mark.start, end: from + mark.end }));
  });
  return {
    marked: { text, marks: inOrder([...marks, ...own]) },
    ...(links
      ? {
          links: links.map((link) => ({
            source: withSigns(source.text, sourceRange(link.source)),
            target: range(link.target),
          })),
        }
      : {}),
  };
}

/** What lies before, between and behind some ranges of a text. */
export function rests(text: string, ranges: readonly TextRange[]): TextRange[] {
  const starts = [0, ...ranges.map(({ end }) => end)];
  return starts.map((start, i) => ({ start, end: ranges[i]?.start ?? text.length }));
}

/** Marks outer before inner, as elements stand in a document. */
export function inOrder(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end || a.element - b.element);
}

function foldedRoles({ source, roles = [] }: Pick<SourceSentence, 'source' | 'roles'>): TextRole[] {
  const { text, places } = foldedText(source.text);
  const at = (offset: number): number => places[offset] ?? text.length;
  return roles.map((role) => ({ ...role, start: at(role.start), end: at(role.end) }));
}

/** Code, powers and formulas with what they are written at, and what reads the same in every language; in order. */
function rangesToKeep(text: string, roles: readonly TextRole[]): TextRange[] {
  const seen = edited(
    text,
    roles
      .filter(({ role }) => role !== 'raised')
      .map(({ start, end }) => ({ start, end, text: gap.repeat(end - start) })),
  ).text;
  const found: TextRange[] = [];
  const powers = roles.filter(({ role }) => role === 'raised').map((role) => around(seen, role));
  const code = roles.filter(({ role }) => role === 'code');
  for (const range of [...code, ...untranslatable(seen), ...powers])
    if (range && !found.some(({ start, end }) => start < range.end && range.start < end))
      found.push({ start: range.start, end: range.end });
  return found.sort((a, b) => a.start - b.start);
}

/** The most letters that a raised sign can belong to. */
const mostBefore = 100;

/** A raised sign with the Latin letters and figures that it belongs to; undefined behind an Arabic letter, as in the sign of a unit. */
function around(text: string, { start, end }: TextRange): TextRange | undefined {
  const before =
    /[A-Za-z0-9٠-٩)](?:[A-Za-z0-9٠-٩.,×]*[A-Za-z0-9٠-٩])?$|[A-Za-z0-9٠-٩.,×]*[A-Za-z0-9٠-٩)]$/.exec(
      text.slice(Math.max(0, start - mostBefore), start),
    );
  if (!before) return undefined;
  const after = /^[A-Za-z0-9]*/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: Math.max(0, start - mostBefore) + before.index, end: end + after };
}

const holds = (outer: TextRange, inner: TextRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether a mark belongs to a stretch's own text; one without text at its edge does not. */
function isOwn(mark: Mark, range: TextRange): boolean {
  if (!holds(range, mark)) return false;
  return mark.start < mark.end || (range.start < mark.start && mark.end < range.end);
}

function ownText({ text, marks }: MarkedText, range: TextRange): MarkedText {
  const { start, end } = range;
  return {
    text: text.slice(start, end),
    marks: marks
      .filter((mark) => isOwn(mark, range))
      .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  };
}

/** A note's number with the space before it where another follows. */
function withSpace(text: string, { start, end }: TextRange): TextRange {
  const between = text[start - 1] === ' ' && (end === text.length || text[end] === ' ');
  return { start: between ? start - 1 : start, end };
}

function numberBefore(text: string): string | undefined {
  return /[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*$/
    .exec(text.slice(-mostBefore))
    ?.map(westernDigits)[0];
}

/** Where a name stands in a translation: alone, once, in whatever case and digits. */
function onlyPlace(text: string, name: string): TextRange | undefined {
  const [, letters = '', number = ''] = /^(\D+)(\d+)$/.exec(name) ?? [];
  const digits = [...number].map(
    (digit) => `[${digit}${String.fromCharCode(0x660 + Number(digit), 0x6f0 + Number(digit))}]`,
  );
  const pattern = `${letters}[ \\u00a0_-]?${digits.join('')}`;
  const all = [...text.matchAll(new RegExp(pattern, 'giu'))];
  const alone = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}_])${pattern}(?![\\p{Script=Latin}\\p{N}_])`,
    'giu',
  );
  const own = [...text.matchAll(alone)];
  const others = all.filter(
    ({ index, 0: match }) => !/^\p{N}/u.test(text.slice(index + match.length)),
  );
  const [only] = own;
  if (!only || own.length > 1 || others.length > 1) return undefined;
  return { start: only.index, end: only.index + only[0].length };
}

/** A note stands behind its number where the translation has that once; else where its element came back, or at the end. */
function placeOfNote(
  { element, number }: Note,
  { text, marks }: MarkedText,
  kept: readonly TextRange[],
): number {
  if (number) {
    const same = [...westernDigits(text).matchAll(/\p{N}+(?:[.,٫٬]\p{N}+)*/gu)].filter(
      ({ 0: found }) => found === number,
    );
    if (same.length === 1 && same[0]) return same[0].index + number.length;
  }
  const back = marks.filter((mark) => mark.element === element);
  const at = back.length === 1 && back[0] ? back[0].start : text.length;
  const inside = kept.find(({ start, end }) => start < at && at < end);
  return inside?.end ?? text.slice(0, at).trimEnd().length;
}

/** A range with the signs on its last letter. */
function withSigns(text: string, { start, end }: TextRange): TextRange {
  const behind = /^[\p{M}ـ]*/u.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + behind };
}
