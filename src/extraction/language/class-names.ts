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
        known.get(name) ?? (holds(name, names()) || patterns().some((one) => one.test(name)));
      known.set(name, answer);
      return answer;
    },
  };
}

function wholeWord(pattern: string | undefined): RegExp | undefined {
  return pattern ? new RegExp(`(?:^|[ _-])(?:${pattern})(?:$|[ _-])`) : undefined;
}

function holds(name: string, names: ReadonlySet<string>): boolean {
  return name.split(/[ _]/).some((word) => {
    const parts = word.split('-');
    return parts.some((_, from) => {
      for (let to = from + 1; to <= Math.min(parts.length, from + longest); to += 1)
        if (names.has(parts.slice(from, to).join('-'))) return true;
      return false;
    });
  });
}
