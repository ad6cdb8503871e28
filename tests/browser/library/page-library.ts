// What inLibrary runs inside a page: a module, so that the compiler sees it when a file moves.

export { deleteDB } from 'idb';
export * from '../../../src/library/articles/articles.ts';
export * from '../../../src/library/articles/changes.ts';

import { backupStream } from '../../../src/library/backup/backup.ts';

export * from '../../../src/library/check.ts';
export { libraryId } from '../../../src/library/database/database.ts';
export * from '../../../src/library/lists/list.ts';
export * from '../../../src/library/pictures/picture-queue.ts';
export * from '../../../src/library/translations/translations.ts';
export * from '../../../src/library/versions/versions.ts';
export * from './churn.ts';
export * from './illustrated.ts';

/** A backup of the whole library, in base64. */
export async function backupBase64(): Promise<string> {
  const bytes = new Uint8Array(await new Response(backupStream({})).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
