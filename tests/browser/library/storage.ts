import type { View } from '../harness/index.ts';

/** Opens what the library page says of its storage; by script, since a notice that comes late would push it away from under a mouse. */
export async function openStorage(library: View): Promise<void> {
  await library.waitFor('.library-storage summary');
  await pressed(library, '.library-storage summary');
  await library.waitFor('.library-storage dl');
}

/** Deletes everything from the library page whose storage is open, and confirms it. */
export async function deleteEverything(library: View): Promise<void> {
  await pressed(library, '.library-storage > .danger');
  await library.waitFor('.library-dialog .danger');
  await pressed(library, '.library-dialog .danger');
  await library.waitFor('.library-empty');
}

function pressed(library: View, css: string): Promise<void> {
  return library.evaluate((one: string) => document.querySelector<HTMLElement>(one)?.click(), css);
}
