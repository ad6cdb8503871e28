import type { View } from '../harness/index.ts';

/** A file that the reader was given. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** A file with its bytes, and what the dialog says of it. */
export interface ExportedBytes {
  readonly name: string;
  readonly bytes: Buffer;
  readonly said: string;
}

/** How articles are to be exported: the values of the dialog's controls. */
export interface ExportWish {
  readonly format: string;
  /** Number of the content's radio button, from 1. */
  readonly content?: number;
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
  const { name, bytes } = await exportBy(library, { format });
  return { name, text: bytes.toString() };
}

/** Exports all articles that are selected in the library. */
export async function exportSelected(library: View, wish: ExportWish): Promise<ExportedBytes> {
  await library.evaluate(catchDownloads);
  await click(library, '.library-bar.selecting .button[data-action="export"]');
  return exportBy(library, wish);
}

/** Exports all that the library's list shows. */
export async function exportList(library: View, wish: ExportWish): Promise<ExportedBytes> {
  await library.evaluate(catchDownloads);
  await click(library, '.library-bar .button[data-action="export-list"]');
  return exportBy(library, wish);
}

async function exportBy(library: View, wish: ExportWish): Promise<ExportedBytes> {
  await chooseExport(library, wish);
  const name = await library.until(() => (globalThis as never as Saved).saved?.name ?? '', {
    timeout: 60_000,
  });
  const said = await library.until(() => {
    const parts = document.querySelectorAll('.library-dialog [role="status"], .library-dialog li');
    return [...parts].map(({ textContent }) => textContent).join('; ');
  });
  const bytes = await savedBytes(library);
  await click(library, '.library-dialog > .button');
  return { name, bytes, said };
}

/** The bytes of the file that a page would save, after `catchDownloads`. */
export async function savedBytes(page: View): Promise<Buffer> {
  const data = await page.evaluate(async () => {
    const { saved } = globalThis as never as Saved;
    const blob = (globalThis as never as Record<string, Blob>)[saved?.address ?? ''];
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
    let letters = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
      letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(letters);
  });
  return Buffer.from(data, 'base64');
}

/** Fills in the dialog and presses its button. */
export async function chooseExport(library: View, wish: ExportWish): Promise<void> {
  await library.waitFor('.library-dialog select');
  await library.evaluate((chosen: string) => {
    const select = document.querySelector<HTMLSelectElement>('.library-dialog select');
    if (!select) return;
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, wish.format);
  if (wish.content)
    await click(library, `.library-dialog .export-choice label:nth-of-type(${wish.content}) input`);
  await click(library, '.library-dialog .dialog-buttons .button.primary');
}

/** Runs in the page: keeps what a download would write, and begins none. */
export function catchDownloads(): void {
  HTMLAnchorElement.prototype.click = function click() {
    Object.assign(globalThis, { saved: { name: this.download, address: this.href } });
  };
  const scope = globalThis as never as { makeAddress?: typeof URL.createObjectURL };
  scope.makeAddress ??= URL.createObjectURL.bind(URL);
  const make = scope.makeAddress;
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
