import type { TranslationEvent } from '../../translation/translation.ts';

/** Name of the BroadcastChannel over which the background tells the full page how an article's translation begins. */
export const firstSentencesChannel = 'warraq-first-sentences';

/** What goes over it: the first sentence of an article that has not been translated before, as a page hears it of the article's job too. */
export type FirstSentences = Extract<TranslationEvent, { type: 'sentences' }> & {
  readonly articleId: string;
};
