import { zipOf } from '../../../scripts/zip.mjs';
import type { Browser, View } from './types.ts';

/** The zip file of the project's own small dictionary. */
export const sampleDictionary = (): Uint8Array => zipOf('tests/sample-dictionary');

/** Chooses a dictionary file on the options page, as its reader does. */
export async function chooseDictionary(options: View, file: Uint8Array): Promise<void> {
  await options.until(() => document.querySelector('.dictionaries input[type=file]'));
  await options.evaluate((data: string) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], 'dictionary.zip'));
    const input = document.querySelector<HTMLInputElement>('.dictionaries input[type=file]');
    if (!input) return;
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, Buffer.from(file).toString('base64'));
}

/** Adds the small dictionary by the options page. */
export async function addSampleDictionary(browser: Browser): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await chooseDictionary(options, sampleDictionary());
  await options.waitFor('.dictionaries li');
  await options.close();
}
