import type { TranslatedSentence } from './translation.ts';

/** The text of a block's translation from its sentences: one space between two. Places of marks are counted in it. */
export function translationText(sentences: readonly Pick<TranslatedSentence, 'target'>[]): string {
  return sentences.map(({ target }) => target.text).join(' ');
}
