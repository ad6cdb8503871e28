import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { CharSet } from 'refa';
import { Chars, toUnicodeSet } from 'regexp-ast-analysis';

/** A step: the letters it takes, the state it leads to, and what the letter before must be, where a lookbehind asks. */
export type Step = readonly [letters: CharSet, to: number, before: CharSet | undefined];

/** A pattern as an automaton that searches a text: states are numbers. */
export interface Automaton {
  readonly steps: readonly (readonly Step[])[];
  /** Whether a match may end in a state, whatever follows. */
  readonly accepting: readonly boolean[];
}

type Flags = AST.Flags;

/** States and what leads from each: by a letter, by nothing, by nothing where the rest must fit (`$`, lookaheads), by nothing behind some letters. */
interface Drawing {
  readonly flags: Flags;
  readonly letters: [CharSet, number][][];
  readonly skips: number[][];
  readonly asked: number[][];
  readonly behind: [number, CharSet][][];
}

const parser = new RegExpParser({ ecmaVersion: 2025 });

/** Draws a pattern. Lookarounds of more than one letter count as met, so that no danger is missed; throws for a lookbehind without bound. */
export function automatonOf(source: string, flagText: string): Automaton {
  const flags = parser.parseFlags(flagText);
  const pattern = parser.parsePattern(source, 0, source.length, flags);
  const drawing: Drawing = { flags, letters: [], skips: [], asked: [], behind: [] };
  const [start, search, end] = [state(drawing), state(drawing), state(drawing)];
  if (!flags.sticky) {
    const any = setOf(Chars.all(flags));
    for (const from of [start, search]) drawing.letters[from]?.push([any, search]);
    drawing.skips[drawn(drawing, pattern, search, flags.multiline)]?.push(end);
  }
  drawing.skips[drawn(drawing, pattern, start, true)]?.push(end);
  return {
    steps: drawing.letters.map((_, from) => stepsFrom(drawing, from)),
    accepting: drawing.letters.map((_, from) => freely(drawing, from).has(end)),
  };
}

function state({ letters, skips, asked, behind }: Drawing): number {
  for (const list of [letters, skips, asked, behind]) (list as unknown[][]).push([]);
  return letters.length - 1;
}

function skip(drawing: Drawing, from: number): number {
  const to = state(drawing);
  drawing.skips[from]?.push(to);
  return to;
}

/** Draws a part from a state, and gives the state behind it. */
function drawn(drawing: Drawing, node: AST.Node, from: number, atStart: boolean): number {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return either(drawing, node.alternatives, from, atStart);
    case 'Alternative':
      return node.elements.reduce((at, one) => drawn(drawing, one, at, atStart), from);
    case 'Quantifier':
      return repeated(drawing, node, from, atStart);
    case 'Assertion':
      return asserted(drawing, node, from, atStart);
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass': {
      const to = state(drawing);
      drawing.letters[from]?.push([setOf(toUnicodeSet(node, drawing.flags)), to]);
      return to;
    }
    case 'Backreference':
      return from;
    default:
      throw new Error(`a pattern with ${node.type} is not understood`);
  }
}

function either(
  drawing: Drawing,
  alternatives: readonly AST.Alternative[],
  ...[from, atStart]: [number, boolean]
): number {
  const to = state(drawing);
  for (const one of alternatives) drawing.skips[drawn(drawing, one, from, atStart)]?.push(to);
  return to;
}

function repeated(
  drawing: Drawing,
  { min, max, element }: AST.Quantifier,
  ...[from, atStart]: [number, boolean]
): number {
  let at = from;
  for (let n = 0; n < min; n += 1) at = drawn(drawing, element, at, atStart);
  const to = skip(drawing, at);
  if (max === Number.POSITIVE_INFINITY) {
    drawing.skips[drawn(drawing, element, to, atStart)]?.push(to);
    return to;
  }
  for (let n = min; n < max; n += 1) {
    at = drawn(drawing, element, at, atStart);
    drawing.skips[at]?.push(to);
  }
  return to;
}

function asserted(
  drawing: Drawing,
  node: AST.Assertion,
  ...[from, atStart]: [number, boolean]
): number {
  const to = state(drawing);
  if (node.kind === 'start' && !drawing.flags.multiline) {
    if (atStart) drawing.skips[from]?.push(to);
    return to;
  }
  const before = node.kind === 'lookbehind' ? letterBefore(node, drawing.flags) : undefined;
  if (before) {
    drawing.behind[from]?.push([to, before]);
    return to;
  }
  if (node.kind === 'lookbehind' && hasLoop(node)) throw new Error('a lookbehind without bound');
  // What is looked at ahead is read from here, and leads nowhere.
  if (node.kind === 'lookahead') either(drawing, node.alternatives, from, atStart);
  const isAlways = node.kind === 'lookahead' && !node.negate && node.alternatives.some(isEmptyToo);
  (isAlways ? drawing.skips : drawing.asked)[from]?.push(to);
  return to;
}

/** What the letter before must be, where a lookbehind looks at one only. */
function letterBefore(node: AST.LookbehindAssertion, flags: Flags): CharSet | undefined {
  let all = setOf(Chars.empty(flags));
  for (const { elements } of node.alternatives) {
    const [one, more] = elements;
    if (!one || more || !/^Character(?:Set|Class)?$/.test(one.type)) return undefined;
    all = all.union(setOf(toUnicodeSet(one as AST.Character, flags)));
  }
  return node.negate ? all.negate() : all;
}

const hasLoop = ({ raw }: AST.Node): boolean => /[*+]|,\}/.test(raw.replace(/\\.|\[[^\]]*\]/g, ''));

const isEmptyToo = ({ elements }: AST.Alternative): boolean =>
  elements.every((one) => one.type === 'Quantifier' && one.min === 0);

/** States that are reached by nothing, whatever follows. */
function freely({ skips, behind }: Drawing, from: number): ReadonlySet<number> {
  const seen = new Set([from]);
  for (const one of seen)
    for (const to of [...(skips[one] ?? []), ...(behind[one] ?? []).map(([next]) => next)])
      seen.add(to);
  return seen;
}

function stepsFrom({ letters, skips, asked, behind }: Drawing, from: number): Step[] {
  const ways = new Map<string, readonly [number, CharSet | undefined]>();
  const add = (to: number, before: CharSet | undefined): void => {
    const name = `${to} ${nameOf(before)}`;
    if (!before?.isEmpty && !ways.has(name)) ways.set(name, [to, before]);
  };
  add(from, undefined);
  for (const [at, before] of ways.values()) {
    for (const to of [...(skips[at] ?? []), ...(asked[at] ?? [])]) add(to, before);
    for (const [to, set] of behind[at] ?? []) add(to, before?.intersect(set) ?? set);
  }
  return [...ways.values()].flatMap(([at, before]) =>
    (letters[at] ?? []).map(([set, to]): Step => [set, to, before]),
  );
}

/** A set of letters in words, to tell it from others. */
export function nameOf(set: CharSet | undefined): string {
  return set?.ranges.map(({ min, max }) => `${min}-${max}`).join() ?? '';
}

function setOf(set: CharSet | { readonly chars: CharSet }): CharSet {
  return 'chars' in set ? set.chars : set;
}
