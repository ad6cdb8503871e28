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

/** A pattern that finds one of some lists' names in a box's class or id, as a whole word; these are given in lower case. */
export function classNames(...lists: readonly ClassNameList[]): RegExp {
  const names = lists.map((list) => boxNames[list] ?? '(?!)').join('|');
  return new RegExp(`(?:^|[ _-])(?:${names})(?:$|[ _-])`);
}
