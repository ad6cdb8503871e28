type Signature = readonly [type: string, at: number, bytes: string];

/** First bytes as the MIME Sniffing standard (mimesniff.spec.whatwg.org, 6.1) has them, and AVIF's brand (ISO 14496-12). */
const signatures: readonly Signature[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBPVP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/avif', 4, 'ftypavis'],
  ['image/bmp', 0, 'BM'],
  ['image/x-icon', 0, '\x00\x00\x01\x00'],
];

/** How far into a drawing its first element is looked for, in bytes: past a declaration, a doctype and an editor's comment. */
const prologue = 2000;

/** How many bytes tell a text from other files. */
const looked = 512;

/**
 * The type of a picture, told by its first bytes as browsers do for `<img>`, whatever its server says (`named`: a MIME type, or
 * nothing). Of a form that is not known here it is the type named, if that is a picture's; never of a text, such as a page.
 */
export function pictureType(bytes: Uint8Array, named = ''): string | undefined {
  const beginning = bytes.subarray(0, looked);
  const head = String.fromCharCode(...beginning);
  const found = signatures.find(([, at, letters]) => head.startsWith(letters, at));
  if (found && (found[0] !== 'image/webp' || head.startsWith('RIFF'))) return found[0];
  if (isDrawing(new TextDecoder().decode(bytes.subarray(0, prologue)))) return 'image/svg+xml';
  const type = named.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^image\/[\w.+-]{1,40}$/.test(type) && beginning.some(isNoText) ? type : undefined;
}

/** Whether a byte stands in no text (mimesniff.spec.whatwg.org, 3: a binary data byte). */
function isNoText(byte: number): boolean {
  return byte <= 8 || byte === 11 || (byte >= 14 && byte <= 26) || (byte >= 28 && byte <= 31);
}

/** Whether the first element of a text is an `svg`. */
function isDrawing(text: string): boolean {
  let rest = text.trimStart();
  for (const [start, end] of [
    ['<?xml', '?>'],
    ['<!--', '-->'],
    ['<!DOCTYPE svg', '>'],
    ['<!--', '-->'],
  ] as const) {
    if (rest.startsWith(start)) rest = rest.slice(endOf(rest, end)).trimStart();
  }
  return /^<(?:svg:)?svg[\s>]/.test(rest);
}

function endOf(text: string, mark: string): number {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at + mark.length;
}
