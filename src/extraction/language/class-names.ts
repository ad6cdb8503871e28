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
  const listed = (list: ClassNameList): string[] => boxNames.lists[list]?.split('|') ?? [];
  const names = once(() => new Set(lists.flatMap(listed).filter(Boolean)));
  const patterns = once(() => lists.flatMap((list) => wholeWord(boxNames.patterns[list]) ?? []));
  // Pages repeat their class names hundreds of times.
  const known = new Map<string, boolean>();
  return {
    test: (name) => {
      const answer =
        known.get(name) ??
        (candidatesIn(name).some((one) => names().has(one)) ||
          patterns().some((one) => one.test(name)));
      known.set(name, answer);
      return answer;
    },
  };
}

function wholeWord(pattern: string | undefined): RegExp | undefined {
  return pattern ? new RegExp(`(?:^|[ _-])(?:${pattern})(?:$|[ _-])`) : undefined;
}

const candidates = new Map<string, readonly string[]>();

/** What a list may have of a box's name: its words, and what some of their parts between hyphens make. All tests ask for them. */
function candidatesIn(name: string): readonly string[] {
  const known = candidates.get(name);
  if (known) return known;
  const found = name.split(/[ _]/).flatMap((word) => {
    const parts = word.split('-');
    const ends = (from: number): string[] =>
      parts
        .slice(from, from + longest)
        .map((_, count) => parts.slice(from, from + count + 1).join('-'));
    return parts.length === 1 ? parts : parts.flatMap((_, from) => ends(from));
  });
  candidates.set(name, found);
  return found;
}
