import { machineDate, ownDay } from '../../article/page-date.ts';
import type { KeptWord } from '../database/records.ts';
import { csvRow, csvStart } from './csv.ts';

/** What the table tells of a word, in the order of its columns. */
export const wordColumns = [
  'text',
  'term',
  'reading',
  'meanings',
  'sentence',
  'translation',
  'title',
  'site',
  'address',
  'published',
  'kept',
  'tags',
] as const;

/** The columns' names in the reader's language. */
export type WordColumnNames = Readonly<Record<(typeof wordColumns)[number], string>>;

/** Kept words as a table; what is several in one cell is parted by semicolons. */
export function wordsCsv(words: readonly KeptWord[], names: WordColumnNames): string {
  const head = csvRow(wordColumns.map((column) => names[column]));
  return [csvStart, head, ...words.map((word) => csvRow(cellsOf(word)))].join('');
}

function cellsOf({ text, term, reading, meanings, ...word }: KeptWord): string[] {
  const { sentence, translation, article, keptAt, tags } = word;
  return [
    text,
    term ?? '',
    reading ?? '',
    meanings.join('; '),
    sentence,
    translation ?? '',
    article.title,
    article.siteName ?? '',
    article.url,
    machineDate(article.publishedTime)?.slice(0, 10) ?? '',
    ownDay(keptAt),
    tags.join('; '),
  ];
}
