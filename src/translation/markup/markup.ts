import type { Mark, MarkedText } from '../../article/html/marks.ts';
import type { MarkupFormat } from '../engine.ts';
import { folded } from '../sentences.ts';

/** A sentence made ready for an engine, with what is needed to read the answer. */
export interface Outgoing {
  readonly text: string;
  readonly format: MarkupFormat;
  /** Whether the placeholders travel as HTML text, since the engine reads HTML. */
  readonly escaped?: boolean;
  /** Marks that were written into the text as tags, numbered by their place here; or that are placed by links. */
  readonly inner: readonly ExpectedMark[];
  /** Elements around the whole sentence or without text at its edges: they need not travel. */
  readonly before: readonly Mark[];
  readonly after: readonly Mark[];
}

/** A mark that is expected back. */
export interface ExpectedMark extends Mark {
  readonly empty: boolean;
}

/** Numbered placeholders, such as `<0>`, `</0>` and `<1/>`. */
export const placeholderTokens = /<\s?(\/?)\s?(\d{1,4})\s?(\/?)\s?>/g;

/** A sentence as text for an engine, with its elements as tags of ours in the engine's format. */
export function toEngine(source: MarkedText, format: MarkupFormat): Outgoing {
  const whole = folded(source);
  const { text } = whole;
  const { before, middle, after } = peeled(whole);
  const clash = format === 'placeholders' && source.text.search(placeholderTokens) >= 0;
  const marks = format === 'text' || clash ? [] : middle;
  return {
    text: format === 'word-links' ? text : written({ text, marks }, format),
    format,
    inner: marks.map((mark) => ({ ...mark, empty: !text.slice(mark.start, mark.end).trim() })),
    before,
    after,
  };
}

/** A sentence with numbered placeholders, for an engine that reads HTML and damaged its tags. */
export function placeholdersInHtml(source: MarkedText): Outgoing {
  const outgoing = toEngine(source, 'placeholders');
  return { ...outgoing, text: escapeHtml(outgoing.text), escaped: true };
}

/** A sentence's words alone, for an engine that damaged its elements; those around the whole still come back. */
export function plainToEngine(source: MarkedText, format: MarkupFormat): Outgoing {
  const whole = folded(source);
  const { before, after } = peeled(whole);
  const text = written({ text: whole.text, marks: [] }, format);
  return { text, format, inner: [], before, after };
}

/** Text as HTML text: nothing in it can be read as a tag. */
function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Takes off what surrounds a sentence as a whole. */
function peeled({ text, marks }: MarkedText): {
  before: Mark[];
  middle: Mark[];
  after: Mark[];
} {
  const first = marks.findIndex(
    ({ start, end }) => !(start === 0 && (end === text.length || end === 0)),
  );
  const inside = first < 0 ? [] : marks.slice(first);
  const atEnd = ({ start, end }: Mark): boolean => start === end && start === text.length;
  return {
    before: first < 0 ? [...marks] : marks.slice(0, first),
    middle: inside.filter((mark) => !atEnd(mark)),
    after: inside.filter(atEnd),
  };
}

/** A marked text with its marks as tags, numbered by their place. */
function written({ text, marks }: MarkedText, format: MarkupFormat): string {
  const html = format === 'html';
  const out: string[] = [];
  const open: { end: number; number: number }[] = [];
  let at = 0;
  const writeTo = (offset: number): void => {
    const piece = text.slice(at, offset);
    out.push(html ? escapeHtml(piece) : piece);
    at = offset;
  };
  const closeTo = (offset: number): void => {
    for (let top = open.at(-1); top && top.end <= offset; top = open.at(-1)) {
      writeTo(top.end);
      out.push(html ? '</a>' : `</${top.number}>`);
      open.pop();
    }
  };
  marks.forEach((mark, number) => {
    closeTo(mark.start);
    writeTo(mark.start);
    if (mark.start === mark.end) out.push(html ? `<img id="${number}">` : `<${number}/>`);
    else {
      out.push(html ? `<a id="${number}">` : `<${number}>`);
      open.push({ end: mark.end, number });
    }
  });
  closeTo(text.length);
  writeTo(text.length);
  return out.join('');
}
