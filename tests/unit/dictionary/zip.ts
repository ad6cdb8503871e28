import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';

/** A dictionary's zip file of JSON values, by file name. */
export async function dictionaryFile(files: Readonly<Record<string, unknown>>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, value] of Object.entries(files))
    await writer.add(
      name,
      new TextReader(typeof value === 'string' ? value : JSON.stringify(value)),
    );
  return writer.close();
}

export const index = { title: 'قاموس التجربة', revision: '1', format: 3 };

/** A row of a term bank. */
export const term = (
  word: string,
  reading: string,
  ...definitions: readonly unknown[]
): unknown[] => [word, reading, 'noun', '', 0, definitions, 1, ''];
