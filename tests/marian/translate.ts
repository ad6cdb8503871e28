import type { TranslatedSentence, Translator } from '../../src/marian/translator.ts';

/** All of some sentences' translations, in order. */
export function translateAll(
  translator: Translator,
  texts: readonly string[],
  lengthFactor?: number,
): readonly TranslatedSentence[] {
  const found = new Map<number, TranslatedSentence>();
  const options = lengthFactor === undefined ? {} : { lengthFactor };
  for (const one of translator.translate(texts, options)) if (one) found.set(...one);
  return texts.map((_, index) => found.get(index) as TranslatedSentence);
}
