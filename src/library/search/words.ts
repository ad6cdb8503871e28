import { once } from '../../article/once.ts';
import { foldLetters, foldWord } from '../../article/text/arabic.ts';
import { invisibleClass, withoutInvisible } from '../../article/text/invisible.ts';

/** A word of a text, where it stands there (UTF-16 offsets), and the forms that search knows it by. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly forms: WordForms;
}

/** A word's folded letters, and beside them what else it may be written as, and what is left without clitics and the article. */
export interface WordForms {
  readonly full: string;
  readonly stripped: readonly string[];
}

const word = new RegExp(`[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}ـ'’${invisibleClass}]*`, 'gu');

/** Texts repeat their words, so their forms are remembered, up to this many. */
const remembered = 40_000;
const known = new Map<string, WordForms>();

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    forms: formsOf(found),
  }));
}

/** The forms of one word. */
export function formsOf(raw: string): WordForms {
  const found = known.get(raw);
  if (found) return found;
  if (known.size >= remembered) known.clear();
  const seen = withoutInvisible(raw).replace(/['’]/g, '');
  const full = foldWord(seen);
  // Only some words of a text are asked for these, and they take longest.
  const others = once(() => (isArabic(full) ? otherForms(full, seen, raw) : []));
  const forms: WordForms = {
    full,
    get stripped() {
      return others();
    },
  };
  known.set(raw, forms);
  return forms;
}

/**
 * The letters of a folded word that all its forms have in this order: those stay that are neither left out as a clitic's nor written
 * in one of several ways. A word is a form of another only where its own are among the other's.
 */
export function firmLetters(folded: string): string {
  return folded.replace(/[اءيوهت]/g, '');
}

function otherForms(full: string, seen: string, raw: string): string[] {
  const written = [full, ...otherSpellings(seen), ...partsOf(raw)];
  const forms = new Set(written.flatMap((form) => [form, ...withoutClitics(form, seen)]));
  forms.delete(full);
  return [...forms];
}

/** The same word without its hamza (سؤال, سوال), and with one on another seat where an alef bears it (هيأة, هيئة). */
function otherSpellings(seen: string): string[] {
  const onAlef = /(?<=\p{L}\p{L})(?<!^[وف]?[بكل]?ال)أ(?=\p{L})/gu;
  return [foldLetters(seen), ...(onAlef.test(seen) ? [foldWord(seen.replace(onAlef, 'ئ'))] : [])];
}

/** The parts of a Persian word that a joiner keeps together: the word itself stands among them without its endings. */
function partsOf(raw: string): string[] {
  const parts = raw.includes('\u200c') ? raw.split('\u200c') : [];
  return parts.map(foldWord).filter((part) => part.length > 2);
}

function isArabic(folded: string): boolean {
  return /^[\u0620-\u064a]+$/.test(folded);
}

/**
 * What a word may be without its clitics: the conjunctions و and ف, the article with or without a preposition, the
 * prepositions ب ل ك, the future's س, and the pronouns at its end. Nobody can tell the ك of كتاب from the one of كبنك by the
 * letters alone, so these stand beside the full form and count less.
 */
function withoutClitics(full: string, raw: string): string[] {
  const forms = new Set<string>();
  const starts = [full, ...stripped(full, /^[وف](.{3,})$/)];
  for (const start of starts) {
    forms.add(start);
    for (const bare of [
      ...stripped(start, /^(?:[بكل]ال|لل|ال)(.{2,})$/),
      ...stripped(start, /^[بلك](.{3,})$/),
      ...stripped(start, /^س([ياتن].{3,})$/),
    ])
      forms.add(bare);
  }
  for (const form of [...forms]) for (const bare of withoutPronoun(form, raw)) forms.add(bare);
  forms.delete(full);
  return [...forms];
}

function withoutPronoun(form: string, raw: string): string[] {
  // A final ة is folded to ه, but is no pronoun.
  const ends = /ه$/.test(raw)
    ? /^(.{3,})(?:هما|ها|هم|هن|كم|نا|ه)$/
    : /^(.{3,}?)(?:هما|ها|هم|هن|كم|نا)$/;
  return stripped(form, ends).flatMap((bare) =>
    // حكومتها is حكومة with a pronoun: its ة is written open.
    bare.endsWith('ت') && bare.length > 3 ? [bare, `${bare.slice(0, -1)}ه`] : [bare],
  );
}

function stripped(form: string, pattern: RegExp): string[] {
  const rest = form.match(pattern)?.[1];
  return rest === undefined ? [] : [rest];
}
