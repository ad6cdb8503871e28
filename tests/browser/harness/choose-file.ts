import type { View } from './types.ts';

/** Chooses a file in the field of a page, as its reader does. */
export async function chooseFile(
  page: View,
  field: string,
  name: string,
  file: Uint8Array,
): Promise<void> {
  await page.until((css: string) => document.querySelector(css), { args: [field], what: field });
  await page.evaluate(
    (css: string, named: string, data: string) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], named));
      const input = document.querySelector<HTMLInputElement>(css);
      if (!input) return;
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    field,
    name,
    Buffer.from(file).toString('base64'),
  );
}
