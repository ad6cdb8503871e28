import type { Direction } from '../../article/model.ts';
import { textDirection } from '../../article/text/direction.ts';
import { textLanguage } from '../../article/text/language.ts';
import type { Mark, StoredTranslation } from '../database/records.ts';
import type { QueryPart } from './query.ts';
import type { Passage } from './search.ts';
import { firmLetters, type Word, wordsOf } from './words.ts';

/** Words of a passage before its first match, and in all. */
const before = 6;
const longest = 32;

/** A text that a passage may be cut from. */
export interface PassageText {
  readonly text: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly isNote?: boolean;
}

/** The passage that has most of a query's words, or undefined where nothing of it is there. */
export function passageOf(
  texts: readonly PassageText[],
  parts: readonly QueryPart[],
): Passage | undefined {
  const isMatch = matcher(parts);
  const wanted = new Set(parts.flatMap(({ words }) => words.map(({ full }) => full))).size;
  let best: { text: PassageText; words: readonly Word[]; at: number; score: number } | undefined;
  for (const text of texts) {
    const words = wordsOf(text.text);
    for (const { at, score } of windows(words, isMatch))
      if (score > (best?.score ?? 0)) best = { text, words, at, score };
    if (best && best.score >= wanted) break;
  }
  return best && cut(best.text, best.words, best.at, isMatch);
}

/** The sentences of translations, to cut a passage from. */
export function translatedTexts(translations: readonly StoredTranslation[]): PassageText[] {
  return translations.flatMap(({ target, sentences }) => {
    const dir: Direction = /^(?:ar|fa|ur|he|ps|ckb)\b/.test(target) ? 'rtl' : 'ltr';
    return sentences.map(({ translation }) => ({ text: translation.text, lang: target, dir }));
  });
}

/** The notes of marks, to cut a passage from. */
export function noteTexts(marks: readonly Mark[]): PassageText[] {
  return marks.flatMap(({ note }) => {
    if (!note) return [];
    return {
      text: note,
      lang: textLanguage(note, undefined),
      dir: textDirection(note, 'ltr'),
      isNote: true,
    };
  });
}

type Matcher = (word: Word) => string | undefined;

/** Tells which of the query's words a word of a text is. */
function matcher(parts: readonly QueryPart[]): Matcher {
  const forms = new Map<string, string>();
  for (const { words } of parts)
    for (const { full, stripped } of words) {
      for (const form of words.length > 1 ? [] : stripped) forms.set(form, full);
      forms.set(full, full);
    }
  const open = parts.flatMap(({ words, isOpen }) => (isOpen ? words.slice(-1) : []));
  const starts = open.flatMap(({ full, stripped }) => [
    ...(full.length > 1 ? [full] : []),
    ...stripped.filter((form) => form.length > 3),
  ]);
  const which = (form: string): string | undefined =>
    forms.get(form) ?? starts.find((start) => form.startsWith(start));
  const firm = [...new Set([...forms.keys(), ...starts].map(firmLetters))];
  return ({ forms: word }) => {
    const found = which(word.full);
    if (found !== undefined) return found;
    const letters = firmLetters(word.full);
    if (!firm.some((wanted) => letters.includes(wanted))) return undefined;
    return word.stripped.map(which).find((one) => one !== undefined);
  };
}

/** For each match in a text, how many different words of the query the passage from there has. */
function windows(words: readonly Word[], isMatch: Matcher): { at: number; score: number }[] {
  const matches = words.flatMap((word, at) => {
    const which = isMatch(word);
    return which === undefined ? [] : [{ at, which }];
  });
  return matches.map(({ at }, first) => {
    const within = matches.slice(first).filter((match) => match.at < at + longest - before);
    return { at, score: new Set(within.map(({ which }) => which)).size };
  });
}

function cut(
  { text, lang, dir, isNote }: PassageText,
  words: readonly Word[],
  at: number,
  isMatch: Matcher,
): Passage {
  const first = Math.max(0, at - before);
  const shown = words.slice(first, first + longest);
  const parts: { text: string; isMatch: boolean }[] = [];
  let end = first === 0 ? 0 : (shown[0]?.start ?? 0);
  const add = (to: number, isLit: boolean): void => {
    if (to > end) parts.push({ text: text.slice(end, to), isMatch: isLit });
    end = Math.max(end, to);
  };
  if (first > 0) parts.push({ text: '… ', isMatch: false });
  for (const word of shown) {
    if (isMatch(word) === undefined) continue;
    add(word.start, false);
    add(word.end, true);
  }
  const isWhole = first + longest >= words.length;
  add(isWhole ? text.length : (shown.at(-1)?.end ?? text.length), false);
  if (!isWhole) parts.push({ text: ' …', isMatch: false });
  return { lang, dir, parts, ...(isNote && { isNote }) };
}
