import type { BlockKind } from '../../article/model.ts';
import type { Phrases } from '../language/language.ts';
import type { Facts } from '../metadata/facts.ts';
import type { Line } from './line.ts';
import { lineKey } from './wording.ts';

/** A test of a text. */
type Tester = Pick<RegExp, 'test'>;

/** Where a line stands. */
export interface Place {
  /** Whether prose stands above and below it: what is said there is taken for the text's. */
  readonly isAmongText?: boolean;
  /** The lines beside it. */
  readonly before?: Line | undefined;
  readonly after?: Line | undefined;
  /** Whether it stands above the first running text, or is it, and whether it stands above the headline there. */
  readonly isOpening?: boolean;
  readonly isAboveTitle?: boolean;
  /** Words of the names that stand in bylines and date lines. */
  readonly names?: readonly string[];
  readonly facts?: Facts;
  /** The text's own box. */
  readonly home?: Element | undefined;
  /** Day of publication, as ISO 8601, where one line alone may give it. */
  readonly day?: string | undefined;
}

/** What a line must have, all of it; what is not said is not asked. */
export interface Condition {
  readonly kind?: BlockKind;
  /** Words, at least and at most. */
  readonly fewest?: number;
  readonly most?: number;
  /** Whether it ends as a sentence does. */
  readonly ended?: boolean;
  /** Share of its text in links that it has more than, 0 to 1. */
  readonly linked?: number;
  /** The whole line is one of some phrases, or begins with any of them, or with one of two words or more. */
  readonly is?: Phrases;
  readonly leads?: Phrases;
  readonly starts?: Phrases;
  /** How its text is written, and what is not in it. */
  readonly form?: RegExp;
  readonly never?: RegExp;
  /** What the form's first group is one of. */
  readonly part?: Phrases;
  /** Lists of which each has a phrase or a pattern in the line, and those that have none. */
  readonly has?: readonly Tester[];
  readonly without?: Tester;
  /** What the words of one of its links are. */
  readonly link?: Tester;
  /** What is more than that. */
  readonly test?: (line: Line, place: Place) => boolean;
  /** Of which one at least holds. */
  readonly any?: readonly Condition[];
}

/** What a condition is asked of: a line, or as much of one as it asks for. */
type Asked = Pick<Line, 'text' | 'key' | 'words'> & Partial<Line>;

/** Whether a line has all that a condition asks for. */
export function fits(asked: Condition, line: Asked, place: Place): boolean {
  if (!hasForm(asked, line) || asked.test?.(line as Line, place) === false) return false;
  // Last, since the patterns of a list are compiled when it is first asked.
  if (!hasWords(asked, line) || (asked.link && !hasLink(line as Line, asked.link))) return false;
  return asked.any?.some((one) => fits(one, line, place)) ?? true;
}

function hasForm(asked: Condition, { kind, text, words, endsSentence, linked = 0 }: Asked) {
  const { fewest = 0, most = words.length } = asked;
  if (words.length > most || words.length < fewest || linked <= (asked.linked ?? -1)) return false;
  if ((asked.kind ?? kind) !== kind || (asked.ended ?? endsSentence) !== endsSentence) return false;
  return asked.form?.test(text) !== false && !asked.never?.test(text);
}

function hasWords(asked: Condition, { text, key }: Asked): boolean {
  const { is, leads, starts, form, part, has, without } = asked;
  if (is?.is(key) === false || leads?.leads(key) === false) return false;
  if (starts?.starts(key) === false || without?.test(key)) return false;
  if (part?.is(lineKey(form?.exec(text)?.[1] ?? '')) === false) return false;
  return has?.every((list) => list.test(key)) !== false;
}

function hasLink({ element }: Line, words: Tester): boolean {
  return [...element.querySelectorAll('a')].some(({ textContent }) =>
    words.test(lineKey(textContent)),
  );
}

/** What lines are dropped, and the name of the rule that says so; without a name, what stays whatever the rules below say. */
export interface Rule extends Condition {
  readonly id: string;
}

/** The first of some rules that fits a line, by its name; undefined where none does. */
export function ruleFor(rules: readonly Rule[], line: Line, place: Place): string | undefined {
  return rules.find((rule) => fits(rule, line, place))?.id || undefined;
}
