import { keptWordId } from '../../../src/library/database/keys.ts';
import type { KeptWord } from '../../../src/library/database/records.ts';

/** A kept word of an invented article; parts of it may be replaced. */
export function keptWord(text: string, part: Partial<KeptWord> = {}): KeptWord {
  const { article = articleFacts('a'), sentence = `قرأت ${text} في الخبر.` } = part;
  return {
    ...{ text, meanings: ['meaning'], sentence, start: sentence.indexOf(text) },
    ...{ tags: [], keptAt: 1000, ...part },
    ...{ article, id: keptWordId(article.id, text) },
  };
}

/** What a word keeps of an article. */
export function articleFacts(id: string): KeptWord['article'] {
  return { id, url: `https://www.news.example/${id}`, title: `خبر ${id}` };
}
