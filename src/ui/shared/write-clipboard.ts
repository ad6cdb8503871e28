/** What is put on the clipboard: a text, and the same as HTML for programs that take that. */
export interface Copied {
  readonly plain: string;
  readonly html?: string;
}

/** Puts one piece on the clipboard in all its forms; fails where the browser does not let it. */
export function writeClipboard({ plain, html }: Copied): Promise<void> {
  const forms = { 'text/plain': plain, ...(html === undefined ? {} : { 'text/html': html }) };
  const blobs = Object.entries(forms).map(
    ([type, text]) => [type, new Blob([text], { type })] as const,
  );
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
