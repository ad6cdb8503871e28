import type { Direction } from '../../../article/model.ts';
import { machineDate, ownDay } from '../../../article/page-date.ts';
import { bibtex } from '../../../library/citation/bibtex.ts';
import type { Citable } from '../../../library/citation/citable.ts';
import { cslJson } from '../../../library/citation/csl-json.ts';
import { ris } from '../../../library/citation/ris.ts';
import type { ArticleRecord } from '../../../library/database/records.ts';
import { csvRow, csvStart } from '../../../library/export/csv.ts';
import { type Book, beginBook } from '../../../library/export/epub/book.ts';
import { chapter } from '../../../library/export/epub/chapter.ts';
import { uniqueFileNames } from '../../../library/export/file-name.ts';
import { htmlExport } from '../../../library/export/html.ts';
import { markdownExport } from '../../../library/export/markdown.ts';
import { pictureFolder } from '../../../library/export/parts.ts';
import { type ZipArchive, zipArchive } from '../../../library/export/zip.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import { citableOf } from '../../shared/cite/citable-article.ts';
import {
  exportedArticle,
  exportTitle,
  type PlacePicture,
  placePictures,
  type TranslatedArticle,
  translatedTitle,
  type Wish,
} from '../../shared/export/prepare.ts';
import { onTheWeb } from '../../shared/export-article.ts';
import type { ExportFormat, ExportRequest } from './export-request.ts';
import { bookPicture, originalPicture, type PictureFile } from './picture-files.ts';

/** An article on its way into a file. */
export interface ExportSource {
  readonly record: ArticleRecord;
  readonly translated: TranslatedArticle;
  /** The language that it is translated into here; undefined where it is not. */
  readonly target: string | undefined;
}

/** A file that articles are written into one by one. */
export interface ExportWriter {
  /** Writes an article; gives the number of its pictures that are missing. */
  add(source: ExportSource): Promise<number>;
  /** Writes what stands at the end, and closes the stream. */
  close(): Promise<void>;
}

/** The ending and the MIME type of each format's file. */
export const fileTypes: Readonly<Record<ExportFormat, readonly [ending: string, type: string]>> = {
  html: ['zip', 'application/zip'],
  markdown: ['zip', 'application/zip'],
  epub: ['epub', 'application/epub+zip'],
  csv: ['csv', 'text/csv'],
  'csl-json': ['json', 'application/vnd.citationstyles.csl+json'],
  ris: ['ris', 'application/x-research-info-systems'],
  bibtex: ['bib', 'application/x-bibtex'],
};

/** Begins a file of a request's format in a stream. */
export async function beginFile(
  request: ExportRequest,
  into: WritableStream<Uint8Array>,
  messages: Messages,
): Promise<ExportWriter> {
  switch (request.format) {
    case 'html':
    case 'markdown':
      return pagesWriter(request, zipArchive(into));
    case 'epub':
      return bookWriter(request, zipArchive(into), messages);
    case 'csv':
      return tableWriter(into, messages);
    case 'csl-json':
      return citationsWriter(into, cslJson);
    case 'ris':
      return citationsWriter(into, ris);
    case 'bibtex':
      return citationsWriter(into, bibtex);
  }
}

/** One HTML or Markdown file for each article, and their pictures in a folder. */
function pagesWriter(request: ExportRequest, zip: ZipArchive): ExportWriter {
  const isMarkdown = request.format === 'markdown';
  const nameOf = uniqueFileNames(isMarkdown ? 'md' : 'html');
  let pictures = 0;
  const addPicture = async ({ blob, ending }: PictureFile): Promise<string> => {
    const path = `${pictureFolder}/${++pictures}.${ending}`;
    await zip.add(path, blob);
    return path;
  };
  return {
    async add(source) {
      const place = placeIn(addPicture, source, originalPicture);
      const web = onTheWeb(source.record.article.url);
      // A Markdown file may name what is not kept, as a single one does.
      const placeOrName: PlacePicture = async (address) => (await place(address)) ?? web(address);
      const { exported, missing } = await placePictures(
        exportedArticle(source.translated, wishOf(request, source)),
        isMarkdown ? placeOrName : place,
      );
      const text = isMarkdown ? markdownExport(exported) : htmlExport(exported, 'beside');
      await zip.add(nameOf(exportTitle(exported)), text);
      return missing;
    },
    close: () => zip.close(),
  };
}

async function bookWriter(
  request: ExportRequest,
  zip: ZipArchive,
  messages: Messages,
): Promise<ExportWriter> {
  const { language } = messages;
  const facts = { title: request.name, language, contents: messages('reader_contents') };
  let begun: Promise<Book> | undefined;
  // Pages are turned as the first article reads: what follows is mostly of the same direction.
  const begin = (dir: Direction): Promise<Book> => {
    begun ??= beginBook(zip, { ...facts, dir });
    return begun;
  };
  return {
    async add(source) {
      const whole = exportedArticle(source.translated, wishOf(request, source));
      const isTranslated = whole.content === 'translation';
      const lang = isTranslated ? whole.target : whole.article.lang;
      const dir = isTranslated ? whole.targetDir : whole.article.dir;
      const book = await begin(dir);
      const place = placeIn(({ blob }) => book.addPicture(blob), source, bookPicture);
      const { exported, missing } = await placePictures(whole, place);
      await book.addPage({ title: exportTitle(exported), lang, dir }, chapter(exported));
      return missing;
    },
    close: async () => (await begin(messages.dir)).close(),
  };
}

/** What of an article is written: where it is not translated, the original. */
function wishOf({ content }: ExportRequest, { target }: ExportSource): Wish {
  return target === undefined ? { content: 'original', target: '' } : { content, target };
}

/** Places the pictures of one article, each once. */
function placeIn(
  add: (picture: PictureFile) => Promise<string>,
  { record }: ExportSource,
  read: (articleId: string, address: string) => Promise<PictureFile | undefined>,
): PlacePicture {
  const placed = new Map<string, string>();
  return async (address) => {
    const known = placed.get(address);
    if (known !== undefined) return known;
    const picture = await read(record.id, address);
    if (!picture) return undefined;
    const path = await add(picture);
    placed.set(address, path);
    return path;
  };
}

const columns: readonly MessageName[] = [
  'export_column_title',
  'export_column_translated_title',
  'export_column_site',
  'export_column_author',
  'export_column_published',
  'export_column_saved',
  'export_column_state',
  'export_column_tags',
  'export_column_language',
  'export_column_words',
  'export_column_address',
];

const states = {
  unread: 'export_state_unread',
  reading: 'export_state_reading',
  read: 'export_state_read',
  archived: 'export_state_archived',
} as const satisfies Record<ArticleRecord['state'], MessageName>;

async function tableWriter(
  into: WritableStream<Uint8Array>,
  messages: Messages,
): Promise<ExportWriter> {
  const file = textWriter(into);
  await file.write(csvStart + csvRow(columns.map((name) => messages(name))));
  return {
    async add({ record, translated }) {
      const { title, siteName, site, byline, publishedTime, savedAt, readAt, words } = record;
      await file.write(
        csvRow([
          title,
          translatedTitle(translated.sentences) ?? '',
          siteName ?? site,
          byline ?? '',
          machineDate(publishedTime)?.slice(0, 10) ?? '',
          ownDay(savedAt ?? readAt),
          messages(states[record.state]),
          record.tags.join(messages.dir === 'rtl' ? '، ' : ', '),
          record.lang,
          `${words}`,
          record.url,
        ]),
      );
      return 0;
    },
    close: () => file.close(),
  };
}

function citationsWriter(
  into: WritableStream<Uint8Array>,
  write: (list: readonly Citable[]) => string,
): ExportWriter {
  const file = textWriter(into);
  const list: Citable[] = [];
  return {
    async add({ record, translated, target }) {
      list.push(citableOf(record, translated, target));
      return 0;
    },
    async close() {
      await file.write(write(list));
      await file.close();
    },
  };
}

function textWriter(into: WritableStream<Uint8Array>) {
  const writer = into.getWriter();
  const encoder = new TextEncoder();
  return {
    write: (text: string) => writer.write(encoder.encode(text)),
    close: () => writer.close(),
  };
}
