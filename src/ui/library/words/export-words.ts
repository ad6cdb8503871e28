import { ownDay } from '../../../article/page-date.ts';
import type { KeptWord } from '../../../library/database/records.ts';
import { ankiFile } from '../../../library/export/anki.ts';
import { fileName } from '../../../library/export/file-name.ts';
import { wordsCsv } from '../../../library/export/words-csv.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { download, textFile } from '../../shared/download.ts';

/** Lets the browser save words as a file for Anki. */
export function saveForAnki(words: readonly KeptWord[], messages: Messages): void {
  download(textFile(nameOf(messages, 'txt'), ankiFile(words), 'text/plain'));
}

/** Lets the browser save words as a table. */
export function saveAsTable(words: readonly KeptWord[], messages: Messages): void {
  const csv = wordsCsv(words, {
    text: messages('words_column_text'),
    term: messages('words_column_term'),
    reading: messages('words_column_reading'),
    meanings: messages('words_column_meanings'),
    sentence: messages('words_column_sentence'),
    translation: messages('words_column_translation'),
    title: messages('export_column_title'),
    site: messages('export_column_site'),
    address: messages('export_column_address'),
    published: messages('export_column_published'),
    kept: messages('words_column_kept'),
    tags: messages('export_column_tags'),
  });
  download(textFile(nameOf(messages, 'csv'), csv, 'text/csv'));
}

function nameOf(messages: Messages, ending: string): string {
  return fileName(`${messages('words_title')} ${ownDay(Date.now())}`, ending);
}
