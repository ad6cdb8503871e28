import type { View } from '../harness/index.ts';

/** A file that the reader was given. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** What a page's scope holds once a download was begun; the blob stands under its address. */
interface Saved {
  readonly saved?: { readonly name: string; readonly address: string };
}

/** Exports the article in a row of the library (counted from 1) by the dialog, and gives the file that the browser would save. */
export async function exportRow(
  library: View,
  row: number,
  format: 'html' | 'markdown',
): Promise<ExportedFile> {
  await library.evaluate(catchDownloads);
  await click(library, `.library-row:nth-child(${row}) .library-buttons .button:nth-last-child(2)`);
  await library.waitFor('.library-dialog select');
  await library.evaluate((chosen: string) => {
    const select = document.querySelector<HTMLSelectElement>('.library-dialog select');
    if (!select) return;
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, format);
  await click(library, '.library-dialog .dialog-buttons .button.primary');
  const name = await library.until(() => (globalThis as never as Saved).saved?.name ?? '');
  const text = await library.evaluate(async () => {
    const { saved } = globalThis as never as Saved;
    const blob = (globalThis as never as Record<string, Blob>)[saved?.address ?? ''];
    return (await blob?.text()) ?? '';
  });
  await click(library, '.library-dialog > .button');
  return { name, text };
}

/** Runs in the page: keeps what a download would write, and begins none. */
function catchDownloads(): void {
  HTMLAnchorElement.prototype.click = function click() {
    Object.assign(globalThis, { saved: { name: this.download, address: this.href } });
  };
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob: Blob) => {
    const address = make(blob);
    Object.assign(globalThis, { [address]: blob });
    return address;
  };
  Object.assign(globalThis, { saved: undefined });
}

// Not with the mouse: the page may stand behind one that was open before.
async function click(view: View, css: string): Promise<void> {
  await view.waitFor(css);
  await view.evaluate(
    (button: string) => document.querySelector<HTMLElement>(button)?.click(),
    css,
  );
}
