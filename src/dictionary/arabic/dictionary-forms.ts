import { foldWord, stripDiacritics, stripTatweel } from '../../article/text/arabic.ts';
import type { PartName, Rule, WordClass } from './rule.ts';
import { stages } from './rules.ts';

/** A part that was taken off a word, or a change inside it. */
export interface Step {
  readonly name: PartName;
  /** The letters that stood at the beginning, or at the end; neither for a change inside. */
  readonly start?: string;
  readonly end?: string;
}

/** A form that a word of a text may be listed under in a dictionary. */
export interface DictionaryForm {
  /** The form in its own spelling, without diacritics. */
  readonly text: string;
  /** The form as dictionaries' entries are compared with it (`foldWord`). */
  readonly key: string;
  /** What was taken off or changed, from the word inwards; empty for the word itself. */
  readonly steps: readonly Step[];
  /** 0 for the word itself; the higher, the less likely. */
  readonly cost: number;
}

interface Candidate {
  readonly text: string;
  readonly as?: WordClass;
  readonly hasArticle?: boolean;
  readonly hasPronoun?: boolean;
  readonly steps: readonly Step[];
  readonly cost: number;
}

/** Longer ones are no words that have entries, in letters. */
const longest = 30;

/** Forms under which a dictionary may list a word, the most likely first. */
export function dictionaryForms(word: string): DictionaryForm[] {
  const text = stripTatweel(stripDiacritics(word.normalize('NFKC'))).trim();
  if (!text) return [];
  const itself: Candidate = { text, steps: [], cost: 0 };
  const candidates = text.length > longest ? [itself] : stages.reduce(withStage, [itself]);
  const best = new Map<string, DictionaryForm>();
  for (const { text: form, steps, cost } of candidates.sort(
    (one, other) => one.cost - other.cost,
  )) {
    const key = foldWord(form);
    if (key && !best.has(key)) best.set(key, { text: form, key, steps, cost });
  }
  return [...best.values()];
}

function withStage(candidates: readonly Candidate[], rules: readonly Rule[]): Candidate[] {
  return [
    ...candidates,
    ...candidates.flatMap((one) => rules.flatMap((rule) => applyRule(rule, one))),
  ];
}

/** What a rule makes of a candidate; nothing where it does not apply. */
export function applyRule(rule: Rule, candidate: Candidate): Candidate[] {
  const { as, hasArticle, hasPronoun, steps, cost } = candidate;
  if (rule.of && as && !rule.of.includes(as)) return [];
  if (rule.afterPronoun && !hasPronoun) return [];
  if (rule.marks === 'pronoun' && hasArticle) return [];
  return changed(rule, candidate.text).map((text) => ({
    text,
    steps: [...steps, stepOf(rule)],
    cost: cost + rule.cost,
    ...(rule.as || as ? { as: rule.as ?? as } : {}),
    hasArticle: hasArticle || rule.marks === 'article',
    hasPronoun: hasPronoun || rule.marks === 'pronoun',
  }));
}

function changed({ start = '', end = '', shape, becomes = [''] }: Rule, text: string): string[] {
  if (shape) return shape.test(text) ? becomes.map((form) => text.replace(shape, form)) : [];
  if (!text.startsWith(start) || !text.endsWith(end)) return [];
  const rest = text.slice(start.length, text.length - end.length);
  if (rest.length < 2) return [];
  return becomes.map((letters) => (start ? letters + rest : rest + letters));
}

function stepOf({ name, start, end, becomes = [''] }: Rule): Step {
  // Of لل, which stands for ل and ال, only the first letter goes here.
  const taken = start && becomes[0] && start.startsWith('ل') ? 'ل' : start;
  return { name, ...(taken ? { start: taken } : {}), ...(end ? { end } : {}) };
}
