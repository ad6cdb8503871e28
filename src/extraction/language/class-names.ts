import { once } from '../../article/once.ts';
import { boxNames } from './loaded.ts';

/** The lists of class-names.yaml, where each says what it is. */
type ClassNameList =
  | 'other-articles'
  | 'sharing'
  | 'readers-words'
  | 'about-the-article'
  | 'adverts-and-notices'
  | 'site-around'
  | 'text-beside-clutter'
  | 'clutter-around-a-block'
  | 'head-of-site'
  | 'of-an-article'
  | 'text-box'
  | 'caption'
  | 'picture-box'
  | 'list-of-articles'
  | 'outside-the-article'
  | 'standfirst'
  | 'sure-standfirst';

/** A test of what a box is named: some lower-case words. */
export interface NameTest {
  test(name: string): boolean;
}

/** Parts of the longest name between hyphens. */
const longest = 4;

/** Whether a box's class or id, in lower case, holds one of some lists' names as a whole word. */
export function classNames(...lists: readonly ClassNameList[]): NameTest {
  const patterns = lists.flatMap((list) => wholeWord(boxNames.patterns[list]) ?? []);
  const asked = once(() => lists.reduce((sum, list) => sum | bitOf(list), 0));
  return {
    test: (name) =>
      (listsOf(name) & asked()) !== 0 || patterns.some((pattern) => pattern.test(name)),
  };
}

function wholeWord(pattern: string | undefined): RegExp | undefined {
  return pattern ? new RegExp(`(?:^|[ _-])(?:${pattern})(?:$|[ _-])`) : undefined;
}

/** The bit that stands for a list in a number that stands for several. */
function bitOf(list: string): number {
  return 1 << Object.keys(boxNames.lists).indexOf(list);
}

/** The lists of each name. */
const listed = once(() => {
  const found = new Map<string, number>();
  for (const [list, names] of Object.entries(boxNames.lists)) {
    const bit = bitOf(list);
    for (const name of names.split('|')) found.set(name, (found.get(name) ?? 0) | bit);
  }
  found.delete('');
  return found;
});

// Pages repeat their class names hundreds of times.
const known = new Map<string, number>();

/** The lists that have a box's name: one of its words, or what some of a word's parts between hyphens make. */
function listsOf(name: string): number {
  let lists = known.get(name);
  if (lists !== undefined) return lists;
  lists = 0;
  for (const word of name.split(/[ _]/)) {
    const parts = word.split('-');
    for (const from of parts.keys())
      for (let to = from + 1; to <= Math.min(from + longest, parts.length); to += 1)
        lists |= listed().get(parts.slice(from, to).join('-')) ?? 0;
  }
  known.set(name, lists);
  return lists;
}
