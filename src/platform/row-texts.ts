import { dayText } from '../article/page-date.ts';
import { readingMinutes } from '../article/reading-time.ts';
import type { ArticleSummary } from '../library/database/records.ts';
import type { Messages } from './i18n.ts';
import { languageName } from './language-name.ts';

/** What a row of the library says of its article in the interface's language. */
export interface RowTexts {
  /** BCP 47 tag of that language. */
  readonly language: string;
  readonly day: string;
  readonly minutes: string;
  /** Names of the languages that it is translated into. */
  readonly targets: readonly string[];
}

/** Writes the texts of a row. The first time in a process it takes the browser 40 ms to make ready dates, numbers and names of languages. */
export function rowTexts(article: ArticleSummary, messages: Messages): RowTexts {
  const { publishedTime, savedAt, readAt, words, lang, targets } = article;
  const { language } = messages;
  return {
    language,
    day: dayText(publishedTime, savedAt ?? readAt, language),
    minutes: messages.count('library_minutes', Math.max(1, readingMinutes(words, lang))),
    targets: targets.map((tag) => languageName(tag, language)),
  };
}
