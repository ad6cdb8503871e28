import * as v from 'valibot';
import type { Article } from '../../article/model.ts';
import type {
  ArticleSummary,
  KeptWord,
  Mark,
  SavedSearch,
  StoredPicture,
  StoredTranslation,
  StoredVersion,
} from '../database/records.ts';

// A backup is a gzip file of lines in UTF-8. Each line is the first 16 hexadecimal digits of the SHA-256 of a record's JSON, a
// space, and that JSON. The first record is the header, the last one the end; between them stand the saved searches, the kept
// words and, for each article, the article, its earlier texts, its translations, its marks and its pictures. A reader takes every
// line whose digits agree, and passes over record types it does not know. There are no file names in it, so none can lead anywhere.

/** Version of the format; a reader refuses a higher one. */
export const backupVersion = 1;

/** The longest line that is read, in UTF-16 units: a picture of 32 MiB, and more than any article. */
export const longestLine = 48 * 2 ** 20;

/** One record of a backup. */
export type BackupRecord =
  | {
      readonly type: 'header';
      readonly format: 'warraq-backup';
      readonly version: number;
      /** ISO 8601. */
      readonly createdAt: string;
      readonly settings: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: 'article';
      readonly article: Article;
      readonly update?: Article;
      /** When the page was first read with these texts; milliseconds since 1970. */
      readonly at?: number;
      readonly updateAt?: number;
      readonly summary: Pick<
        ArticleSummary,
        'keep' | 'readAt' | 'savedAt' | 'addedAt' | 'state' | 'favourite' | 'tags' | 'position'
      >;
    }
  | ({ readonly type: 'search' } & SavedSearch)
  | ({ readonly type: 'word' } & KeptWord)
  | ({ readonly type: 'version' } & StoredVersion)
  | ({ readonly type: 'translation' } & StoredTranslation)
  | ({ readonly type: 'mark' } & Mark)
  | {
      readonly type: 'picture';
      readonly articleId: string;
      readonly url: string;
      readonly role: StoredPicture['role'];
      readonly mime: string;
      /** The file in base64. */
      readonly data: string;
    }
  | { readonly type: 'end'; readonly articles: number };

/** A record as a line of the file. */
export async function lineOf(record: BackupRecord): Promise<string> {
  const json = JSON.stringify(record);
  return `${await checksum(json)} ${json}\n`;
}

/** What a line holds, a record of any form, or undefined where the line is damaged. */
export async function recordOf(line: string): Promise<{ readonly type: string } | undefined> {
  const json = line.slice(17);
  if (line[16] !== ' ' || (await checksum(json)) !== line.slice(0, 16)) return undefined;
  try {
    const { output, success } = v.safeParse(anyRecord, JSON.parse(json));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}

const anyRecord = v.looseObject({ type: v.string() });

async function checksum(json: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json));
  return Array.from(new Uint8Array(digest, 0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
