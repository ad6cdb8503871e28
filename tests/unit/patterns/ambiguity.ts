import type { CharSet } from 'refa';
import { type Automaton, automatonOf, nameOf } from './automaton.ts';

/**
 * A text that a pattern takes more than linear time for when it is repeated, or undefined where there is none. A loop that reads one
 * text in two ways takes exponential time. Polynomial time takes a text that is read from one loop to a second (the search for a
 * match's beginning is a loop, too), after which the second goes on with it, and no match ends there: then each repetition is a
 * place to pass from one to the other, and all are tried.
 * (A. Weber and H. Seidl, On the degree of ambiguity of finite automata, 1991.)
 */
export function slowText(source: string, flags: string): string | undefined {
  const automaton = automatonOf(source, flags);
  const components = componentsOf(automaton);
  const loops = automaton.steps.flatMap((steps, at) =>
    steps.some(([, to]) => components[to] === components[at]) ? [at] : [],
  );
  for (const component of new Set(loops.map((at) => components[at]))) {
    const text = readTwice(
      automaton,
      loops.filter((at) => components[at] === component),
    );
    if (text !== undefined) return text;
  }
  for (const first of loops) {
    const reached = reachedFrom(automaton, first);
    for (const second of loops) {
      if (components[second] === components[first] || automaton.accepting[second]) continue;
      const text = reached.has(second) && pumped(automaton, components, first, second);
      if (typeof text === 'string') return text;
    }
  }
  return undefined;
}

/** A text that leads in two ways from a state of a loop to another one of it. */
function readTwice({ steps, accepting }: Automaton, loop: readonly number[]): string | undefined {
  const within = new Set(loop);
  const pairs = new Map(loop.map((at) => [`${at} ${at}`, { at: [at, at] as const, text: '' }]));
  const from = new Map<string, string[]>();
  for (const [name, { at, text }] of pairs)
    for (const [set1, a] of steps[at[0]] ?? [])
      for (const [set2, b] of steps[at[1]] ?? []) {
        if (!within.has(a) || !within.has(b)) continue;
        const letters = set1.intersect(set2);
        if (letters.isEmpty) continue;
        const next = `${a} ${b}`;
        from.set(next, [...(from.get(next) ?? []), name]);
        if (!pairs.has(next)) pairs.set(next, { at: [a, b], text: text + letterOf(letters) });
      }
  const met = new Set(loop.map((at) => `${at} ${at}`));
  for (const name of met) for (const one of from.get(name) ?? []) met.add(one);
  const apart = [...met]
    .map((name) => pairs.get(name))
    .find((one) => one && one.at[0] !== one.at[1]);
  return apart && !loop.some((at) => accepting[at]) ? apart.text : undefined;
}

/** Three readings of one text under way: within the first loop, from the first to the second, within the second. */
interface Way {
  readonly at: readonly [number, number, number];
  readonly last: CharSet | undefined;
  /** What the letter before the whole text must be. */
  readonly before: CharSet | undefined;
  readonly text: string;
}

function pumped(
  { steps, accepting }: Automaton,
  components: readonly number[],
  ...[first, second]: [number, number]
): string | undefined {
  const ways: Way[] = [
    { at: [first, first, second], last: undefined, before: undefined, text: '' },
  ];
  const seen = new Set<string>();
  const next = (way: Way): Iterable<Way> => nextWays(steps, way);
  for (const way of ways)
    for (const one of next(way)) {
      const [a, b, c] = one.at;
      if (components[a] !== components[first] || components[c] !== components[second]) continue;
      if (accepting[c]) continue;
      const isRound = a === first && b === second && c === second;
      if (isRound && !misses(one.before, one.last)) return one.text;
      const name = [...one.at, nameOf(one.last), nameOf(one.before)].join(' ');
      if (seen.has(name)) continue;
      ways.push(one);
      if (seen.add(name).size > 300_000) throw new Error('a pattern too large to judge');
    }
  return undefined;
}

function* nextWays(steps: Automaton['steps'], { at, last, before, text }: Way): Generator<Way> {
  const [within, across, beyond] = at.map((one) =>
    (steps[one] ?? []).filter(([, , need]) => !misses(need, last)),
  );
  for (const [set1, a, need1] of within ?? [])
    for (const [set3, c, need3] of beyond ?? []) {
      const both = set1.intersect(set3);
      if (both.isEmpty) continue;
      for (const [set2, b, need2] of across ?? []) {
        const letters = both.intersect(set2);
        if (letters.isEmpty) continue;
        const needs = last ? before : common([need1, need2, need3]);
        if (needs?.isEmpty) continue;
        yield { at: [a, b, c], last: letters, before: needs, text: text + letterOf(letters) };
      }
    }
}

function common(sets: readonly (CharSet | undefined)[]): CharSet | undefined {
  return sets.reduce((all, one) => (all && one ? all.intersect(one) : (all ?? one)), undefined);
}

const misses = (need: CharSet | undefined, last: CharSet | undefined): boolean =>
  need !== undefined && last !== undefined && need.intersect(last).isEmpty;

function letterOf({ ranges }: CharSet): string {
  const plain = [32, 97, 46, 48].find((one) => ranges.some((r) => r.min <= one && one <= r.max));
  return String.fromCodePoint(plain ?? ranges[0]?.min ?? 0);
}

function reachedFrom({ steps }: Automaton, from: number): ReadonlySet<number> {
  const reached = new Set((steps[from] ?? []).map(([, to]) => to));
  for (const one of reached) for (const [, to] of steps[one] ?? []) reached.add(to);
  return reached;
}

/** For each state the number of its component: states that lead to each other share it (Kosaraju's way). */
function componentsOf({ steps }: Automaton): readonly number[] {
  const from: number[][] = steps.map(() => []);
  for (const [at, list] of steps.entries()) for (const [, to] of list) from[to]?.push(at);
  const order: number[] = [];
  const visited = new Set<number>();
  for (const root of steps.keys()) {
    const stack: [number, number][] = [[root, 0]];
    if (visited.has(root)) continue;
    visited.add(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = steps[top[0]]?.[top[1]]?.[1];
      top[1] += 1;
      if (to === undefined) order.push(stack.pop()?.[0] ?? 0);
      else if (!visited.has(to)) {
        visited.add(to);
        stack.push([to, 0]);
      }
    }
  }
  const components: number[] = steps.map(() => -1);
  for (const root of order.toReversed()) {
    if (components[root] !== -1) continue;
    const group = new Set([root]);
    for (const one of group) {
      components[one] = root;
      for (const to of from[one] ?? []) if (components[to] === -1) group.add(to);
    }
  }
  return components;
}
