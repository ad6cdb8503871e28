import type { TranslatedSentence } from '../../translation/translation.ts';

/** Name of the BroadcastChannel over which the background tells pages how an article's translation begins. */
export const firstSentencesChannel = 'warraq-first-sentences';

/** What goes over it: the first sentence of an article that has not been translated before. */
export interface FirstSentences {
  readonly articleId: string;
  readonly target: string;
  readonly sentences: readonly TranslatedSentence[];
}
