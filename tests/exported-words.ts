/** A file for Anki as Anki reads it: header lines `#key:value` up to the first other line, then rows of its separator. */
export function ankiNotes(text: string): {
  readonly headers: Readonly<Record<string, string>>;
  readonly notes: readonly (readonly string[])[];
} {
  const headers: Record<string, string> = {};
  let rest = text;
  for (
    let line = /^#([^:\n]*):([^\n]*)\n/.exec(rest);
    line;
    line = /^#([^:\n]*):([^\n]*)\n/.exec(rest)
  ) {
    headers[line[1] ?? ''] = line[2] ?? '';
    rest = rest.slice(line[0].length);
  }
  return { headers, notes: rows(rest, headers['separator'] === 'tab' ? '\t' : ',') };
}

/** The rows of a CSV file (RFC 4180). */
export function csvRows(text: string): readonly (readonly string[])[] {
  return rows(text.replace(/^\ufeff/, ''), ',');
}

function rows(text: string, separator: string): string[][] {
  const found: string[][] = [];
  let row: string[] = [];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`,
    'y',
  );
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    if (!match) throw new Error(`no row at ${at}: ${text.slice(at, at + 40)}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === separator) continue;
    found.push(row);
    row = [];
  }
  return found;
}
