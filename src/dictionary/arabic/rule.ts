/**
 * What a word is taken for: a noun (adjectives and participles too), a verb in the present, such a verb without its prefix,
 * a verb in the past.
 */
export type WordClass = 'noun' | 'present' | 'stem' | 'past';

/** What is told of a part of a word; `_locales` has the words for each (`dictionary_part_…`). */
export type PartName =
  | 'accusative'
  | 'and'
  | 'defective'
  | 'do'
  | 'doubled'
  | 'feminine'
  | 'for'
  | 'form_iv'
  | 'form_vii'
  | 'form_viii'
  | 'hamza'
  | 'he_does'
  | 'her'
  | 'him'
  | 'hollow'
  | 'i_do'
  | 'initial_waw'
  | 'like'
  | 'me'
  | 'my'
  | 'nisba'
  | 'passive'
  | 'plural_men'
  | 'plural_women'
  | 'she_did'
  | 'she_does'
  | 'so'
  | 'spelling'
  | 'the'
  | 'them'
  | 'them_two'
  | 'them_women'
  | 'they_did'
  | 'they_do'
  | 'to'
  | 'two'
  | 'two_did'
  | 'two_do'
  | 'us'
  | 'we_did'
  | 'we_do'
  | 'weak'
  | 'will'
  | 'with'
  | 'women_did'
  | 'women_do'
  | 'you'
  | 'you_all'
  | 'you_all_did'
  | 'you_do'
  | 'you_two'
  | 'you_two_did'
  | 'you_women'
  | 'you_women_did';

/**
 * One step from a word in a text to the form that a dictionary lists it under. A step is taken in the order of the stages,
 * at most one of each stage; a stage may be left out.
 */
export interface Rule {
  /** What was taken off or changed, by the name that `_locales` explains it with (`dictionary_part_…`). */
  readonly name: PartName;
  /** What the word begins with, or ends in; neither stays. */
  readonly start?: string;
  readonly end?: string;
  /** What stands in its place; one candidate for each. */
  readonly becomes?: readonly string[];
  /** What the whole word looks like, for changes inside it; `becomes` then names its groups. */
  readonly shape?: RegExp;
  /** What the word must be taken for so far; nothing said: anything. */
  readonly of?: readonly WordClass[];
  /** What the word is taken for afterwards. */
  readonly as?: WordClass;
  /** The word has the article, or a pronoun at its end: it cannot have the other too. */
  readonly marks?: 'article' | 'pronoun';
  /** Only where a pronoun was taken off. */
  readonly afterPronoun?: true;
  /** How much less likely the result is: 0 is as likely as the word itself. */
  readonly cost: number;
  /** Word and result; each is a test. */
  readonly examples: Readonly<Record<string, string>>;
}
