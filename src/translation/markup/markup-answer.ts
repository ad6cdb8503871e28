import type { Mark, MarkedText } from '../../article/html/marks.ts';
import type { WordLink } from '../../marian/word-links.ts';
import type { Answer, LinkedText, MarkupFormat } from '../engine.ts';
import { foldedText } from '../sentences.ts';
import { type ExpectedMark, type Outgoing, placeholderTokens } from './markup.ts';
import { placeMarks } from './placed-marks.ts';

/** An engine's answer: whole with its elements; only its words, where elements were lost; or unusable, where foreign tags are left in it. */
export interface Incoming {
  readonly status: 'whole' | 'words' | 'foreign';
  readonly marked: MarkedText;
  /** Which words of the source's folded text became which, where the engine says. */
  readonly links?: readonly WordLink[];
}

const htmlTokens = /<(\/?)([a-z][a-z0-9]*)((?:[^\w<>][^<>]*)?)>|&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Reads an engine's answer: its elements by the links between words, or by tags. */
export function fromEngine(outgoing: Outgoing, answer: Answer): Incoming {
  return typeof answer === 'string' ? fromText(outgoing, answer) : fromLinks(outgoing, answer);
}

/** Reads an answer by a small scanner of our own: all that is not one of our tags is text, whatever it looks like. */
function fromText(outgoing: Outgoing, answer: string): Incoming {
  const read = scan(outgoing.escaped ? unescaped(answer) : answer, outgoing);
  const whole =
    !read.damaged &&
    !(outgoing.escaped && hasTag(answer)) &&
    outgoing.inner.every((mark, i) => cameBack(mark, read, i));
  const marks = whole ? read.marks.map((mark) => numbered(mark, outgoing)) : [];
  const marked = framed(tidied({ text: read.text, marks }), outgoing);
  const muddied = !whole && outgoing.format === 'placeholders';
  if (read.foreign || muddied) return { status: 'foreign', marked };
  return { status: whole ? 'whole' : 'words', marked };
}

function fromLinks(outgoing: Outgoing, { text, links }: LinkedText): Incoming {
  const source = { text: outgoing.text, marks: outgoing.inner };
  const marks = links.length > 0 ? placeMarks(source, text, links) : [];
  const targets = links.map(({ target }, element) => ({ ...target, element }));
  const tidy = tidied({ text, marks: [...marks, ...targets] });
  const own = { text: tidy.text, marks: tidy.marks.slice(0, marks.length) };
  return {
    status: marks.length === outgoing.inner.length ? 'whole' : 'words',
    marked: framed(own, outgoing),
    links: tidy.marks.slice(marks.length).flatMap(({ start, end }, i) => {
      const source = links[i]?.source;
      return source && start < end ? [{ source, target: { start, end } }] : [];
    }),
  };
}

/** HTML text with its entities read and its tags left as they stand. */
function unescaped(html: string): string {
  return html.replace(htmlTokens, (token, ...[, tag, , entity]) =>
    tag ? token : decoded(token, entity),
  );
}

function hasTag(html: string): boolean {
  return [...html.matchAll(htmlTokens)].some(([, , tag]) => tag);
}

/** An element that came back in two pieces is made one again across this many words. */
const mostBetween = 3;

interface ReadMark {
  readonly number: number;
  readonly start: number;
  end: number;
}

interface Scanned {
  text: string;
  readonly marks: ReadMark[];
  readonly open: ReadMark[];
  damaged: boolean;
  foreign: boolean;
}

type Tag = { readonly kind: 'open' | 'close' | 'empty'; readonly number: number | undefined };

function scan(answer: string, { format, inner }: Outgoing): Scanned {
  const read: Scanned = { text: '', marks: [], open: [], damaged: false, foreign: false };
  const tokens = format === 'html' ? htmlTokens : placeholderTokens;
  let at = 0;
  if (
    format === 'text' ||
    format === 'word-links' ||
    (format === 'placeholders' && inner.length === 0)
  ) {
    read.text = answer;
    return read;
  }
  for (const match of answer.matchAll(tokens)) {
    read.text += answer.slice(at, match.index);
    at = match.index + match[0].length;
    if (format === 'html' && match[4]) read.text += decoded(match[0], match[4]);
    else take(read, match[0], tagOf(match, format, inner));
  }
  read.text += answer.slice(at);
  if (read.open.length > 0) read.damaged = true;
  return read;
}

/** What a token says, if it is one of the tags that were sent. */
function tagOf(
  match: RegExpExecArray,
  format: MarkupFormat,
  inner: readonly ExpectedMark[],
): Tag | undefined {
  const [, close, name = '', rest = ''] = match;
  const html = format === 'html';
  if (html && !/^(?:a|img)$/i.test(name)) return undefined;
  if (html && close) return inner.length > 0 ? { kind: 'close', number: undefined } : undefined;
  const digits = html ? /^\s*id\s*=\s*["']?(\d{1,4})["']?\s*(?:\/\s*)?$/i.exec(rest)?.[1] : name;
  const number = digits === undefined ? -1 : Number(digits);
  if (!inner[number]) return undefined;
  if (close) return { kind: 'close', number };
  const empty = html ? /^img$/i.test(name) : rest !== '';
  return { kind: empty ? 'empty' : 'open', number };
}

function take(read: Scanned, token: string, tag: Tag | undefined): void {
  if (!tag) {
    read.text += token;
    read.foreign = true;
  } else if (tag.kind === 'close') closeMark(read, tag.number);
  else if (tag.number !== undefined) openMark(read, tag.number, tag.kind === 'empty');
}

function openMark(read: Scanned, number: number, empty: boolean): void {
  const known = read.marks.find((mark) => mark.number === number);
  const last = read.marks.at(-1);
  if (known && known === last && !empty && wordsIn(read.text.slice(known.end)) <= mostBetween) {
    read.open.push(known);
    return;
  }
  if (known) read.damaged = true;
  const mark = { number, start: read.text.length, end: read.text.length };
  read.marks.push(mark);
  if (!empty) read.open.push(mark);
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

function closeMark(read: Scanned, number: number | undefined): void {
  const mark = read.open.pop();
  if (!mark || (number !== undefined && mark.number !== number)) read.damaged = true;
  if (mark) mark.end = read.text.length;
}

function cameBack(expected: ExpectedMark, read: Scanned, number: number): boolean {
  const mark = read.marks.find((one) => one.number === number);
  return !!mark && (expected.empty || !!read.text.slice(mark.start, mark.end).trim());
}

function numbered({ number, start, end }: ReadMark, { inner }: Outgoing): Mark {
  return { element: inner[number]?.element ?? 0, start, end };
}

function decoded(token: string, entity: string): string {
  const name = entity.toLowerCase();
  if (!name.startsWith('#')) return entities[name] ?? token;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : token;
}

/** White space folded and cut at the ends. */
function tidied({ text, marks }: MarkedText): MarkedText {
  const { text: folds, places } = foldedText(text);
  const lead = folds.length - folds.trimStart().length;
  const cut = folds.trim();
  const at = (offset: number): number =>
    Math.min(Math.max((places[offset] ?? folds.length) - lead, 0), cut.length);
  return {
    text: cut,
    marks: marks.map((mark) => ({ ...mark, start: at(mark.start), end: at(mark.end) })),
  };
}

/** Puts back what was taken off around the sentence. */
function framed({ text, marks }: MarkedText, { before, after }: Outgoing): MarkedText {
  const around = before.map(({ element, start, end }) => ({
    element,
    start: 0,
    end: start === end ? 0 : text.length,
  }));
  const behind = after.map(({ element }) => ({ element, start: text.length, end: text.length }));
  return { text, marks: [...around, ...marks, ...behind] };
}
