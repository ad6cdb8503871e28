import { oneLine } from './safe-text.ts';

/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const csvStart = '\ufeff';

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), in its wide forms too. */
const formulaStart = /^[=+\-@＝＋－＠]/;

/** A row of a CSV file (RFC 4180), every cell quoted, on one line, and none a formula. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  const text = oneLine(value);
  // Spreadsheets show what follows an apostrophe as it stands.
  return `"${formulaStart.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
