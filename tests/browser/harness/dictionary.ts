import { zipOf } from '../../../scripts/zip.mjs';
import { chooseFile } from './choose-file.ts';
import type { Browser, View } from './types.ts';

/** The zip file of the project's own small dictionary. */
export const sampleDictionary = (): Uint8Array => zipOf('tests/sample-dictionary');

/** Chooses a dictionary file on the options page, as its reader does. */
export const chooseDictionary = (options: View, file: Uint8Array): Promise<void> =>
  chooseFile(options, '.dictionaries input[type=file]', 'dictionary.zip', file);

/** Adds the small dictionary by the options page. */
export async function addSampleDictionary(browser: Browser): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await chooseDictionary(options, sampleDictionary());
  await options.waitFor('.dictionaries li');
  await options.close();
}
