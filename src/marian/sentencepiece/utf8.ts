/** A text as UTF-8. `units` has the UTF-16 position of the character that each byte belongs to, and that of the end. */
export interface Utf8Text {
  readonly bytes: Uint8Array;
  readonly units: Int32Array;
}

const encoder = new TextEncoder();

/** Encodes a text; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Utf8Text {
  const bytes = encoder.encode(text);
  const units = new Int32Array(bytes.length + 1);
  let unit = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = leadingLength(bytes, at);
    units.fill(unit, at, at + length);
    at += length;
    unit += length === 4 ? 2 : 1;
  }
  units[bytes.length] = unit;
  return { bytes, units };
}

/** How many bytes the character takes that starts at a byte, by that byte alone; a continuation byte counts as one. */
export function leadingLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte < 0xc0) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The character that starts at a byte, and its bytes; undefined where they are no valid UTF-8. */
export function characterAt(
  bytes: Uint8Array,
  at: number,
): { readonly character: string; readonly length: number } | undefined {
  const length = leadingLength(bytes, at);
  try {
    return { character: decoder.decode(bytes.subarray(at, at + length)), length };
  } catch {
    return undefined;
  }
}
