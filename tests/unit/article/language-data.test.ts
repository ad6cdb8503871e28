import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formsOf } from '../../../scripts/name-forms.mjs';
import { triggersOf } from '../../../scripts/pattern-triggers.mjs';
import { foldPattern, patternSource } from '../../../src/extraction/language/folding.ts';
import { calendarNames, matcher, phrases } from '../../../src/extraction/language/language.ts';
import { lineKey } from '../../../src/extraction/language/line-key.ts';

interface Example {
  readonly like: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

interface LanguageFile {
  readonly lists: Readonly<Record<string, string>>;
  readonly patterns?: Readonly<Record<string, readonly Example[]>>;
}

const folder = join(import.meta.dirname, '../../../src/extraction/language');
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml') && file !== 'class-names.yaml')
  .map((file) => [file, parse(textOf(file)) as LanguageFile] as const);

const phrasesIn = (list: string): string[] =>
  list.split(/[,،\n]/).filter((phrase) => phrase.trim());

const known = new Set(
  [...textOf('list-names.ts').matchAll(/^ {2}\| '([\w-]+)'/gm)].map(([, name]) => name),
);

describe.each(files)('%s', (_, { lists, patterns = {} }) => {
  it('names only lists that list-names.ts explains', () => {
    const names = [...Object.keys(lists), ...Object.keys(patterns)];
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('has each phrase once in a list, whatever its spelling', () => {
    const twice = Object.entries(lists).flatMap(([name, list]) => {
      const keys = phrasesIn(list).map(lineKey);
      return keys.filter((key, at) => keys.indexOf(key) < at).map((key) => [name, key]);
    });
    expect(twice).toEqual([]);
  });

  it('has no phrase that folds to nothing, or is longer than phrases are looked for', () => {
    const odd = Object.values(lists)
      .flatMap(phrasesIn)
      .filter((phrase) => !lineKey(phrase) || lineKey(phrase).split(' ').length > 7);
    expect(odd).toEqual([]);
  });

  it('has examples beside every pattern, and they are as it says', () => {
    const wrong = Object.values(patterns)
      .flat()
      .flatMap(({ like, yes, no }) => {
        const pattern = new RegExp(patternSource(foldPattern(like)), 'u');
        const missed = yes.filter((text) => !pattern.test(lineKey(text)));
        const hit = no.filter((text) => pattern.test(lineKey(text)));
        return yes.length && no.length ? [...missed, ...hit] : [like];
      });
    expect(wrong).toEqual([]);
  });
});

describe('list-names.ts', () => {
  it('names no list that no language has', () => {
    const used = new Set(
      files.flatMap(([, file]) => [
        ...Object.keys(file.lists),
        ...Object.keys(file.patterns ?? {}),
      ]),
    );
    expect([...known].filter((name) => !used.has(name ?? ''))).toEqual([]);
  });
});

describe('a list', () => {
  it('meets every spelling of a label', () => {
    const related = phrases('related-label');
    for (const label of ['اقرأ أيضاً', 'إقرأ ايضا', 'اقـــرأ أيضًا:', 'أقرأ أيضا…'])
      expect(related.is(lineKey(label))).toBe(true);
    expect(related.starts(lineKey('اقرأ الكتاب أيضا'))).toBe(false);
  });

  it('is matched by its phrases and its patterns', () => {
    const note = matcher('ai-summary-note');
    expect(note.test(lineKey('AI summary'))).toBe(true);
    expect(note.test(lineKey('The council met.'))).toBe(false);
  });
});

describe('a calendar', () => {
  it.each([
    ['gregorian', 12],
    ['islamic', 12],
    ['persian', 12],
    ['weekdays', 7],
  ] as const)('%s has %i parts, and no name of two', (calendar, count) => {
    const names = calendarNames(calendar);
    expect(names).toHaveLength(count);
    expect(names.filter((some) => some.length === 0)).toEqual([]);
    const parts = names.map((some) => [...new Set(some)]);
    expect(new Set(parts.flat()).size).toBe(parts.flat().length);
  });
});

describe('a pattern', () => {
  it.each([
    ['كتاب', 'قرأت كتاب الأمس', 'قرأت الكتاب'],
    ['+كتاب', 'قرأت والكتاب', 'قرأت مكتاب'],
    ['كتاب~', 'قرأت كتابهم', 'قرأت مكتابهم'],
    ['~كتاب', 'قرأت مكتاب', 'قرأت كتابهم'],
    ['^كتاب$', 'كتاب', 'كتاب قديم'],
    ['كتاب|قلم', 'هذا قلم', 'هذا قلمه'],
    ['قرأت _ أمس', 'قرأت كتابا أمس', 'قرأت أمس'],
    ['قرأت … أمس', 'قرأت في البيت كتابا أمس', 'قرأت اليوم'],
    ['إضاءة', 'اضاءه', 'ضاءة'],
  ])('%s matches %s and not %s', (like, yes, no) => {
    const pattern = new RegExp(patternSource(foldPattern(like)), 'u');
    expect(pattern.test(lineKey(yes))).toBe(true);
    expect(pattern.test(lineKey(no))).toBe(false);
  });
});

describe("the names that a box's pattern stands for", () => {
  it.each([
    ['tags?', ['tag', 'tags']],
    ['see-?also', ['seealso', 'see-also']],
    ['(top|main)-?menu', ['topmenu', 'mainmenu', 'top-menu', 'main-menu']],
    ['desc(ription)?', ['desc', 'description']],
    ['sponsor\\w*', undefined],
  ])('%s', (pattern, names) => {
    expect(formsOf(pattern)?.sort()).toEqual(names?.sort());
  });
});

describe('what is looked for before a pattern is compiled', () => {
  it.each([
    ['كتاب قديم', ['كتاب قديم']],
    ['^(اقرا|اقراوا) ايضا$', ['ايضا']],
    ['(ادعم|ادعموا) _', ['ادعم']],
    ['(كتاب)? _ صحيفه~', ['صحيفه']],
    ['كتاب|قلم', ['كتاب', 'قلم']],
  ])('stands in whatever %s matches', (folded, triggers) => {
    expect(triggersOf(patternSource(folded))).toEqual(triggers);
  });

  it('stands in every example, and is there for every pattern', () => {
    const all = files.flatMap(([, { patterns = {} }]) => Object.values(patterns).flat());
    const missed = all.filter(({ like, yes }) => {
      const triggers = triggersOf(patternSource(foldPattern(like)));
      return !yes.every((text) => triggers.some((trigger) => lineKey(text).includes(trigger)));
    });
    expect(missed.map(({ like }) => like)).toEqual([]);
  });
});
