/** A file ready to be saved. */
export interface ExportedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Lets the browser save a file where the reader keeps downloads. */
export function download({ name, blob }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser takes the file after the click; a minute is plenty even for a slow dialog.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A text as a file. */
export function textFile(name: string, text: string, type: string): ExportedFile {
  return { name, blob: new Blob([text], { type: `${type};charset=utf-8` }) };
}
