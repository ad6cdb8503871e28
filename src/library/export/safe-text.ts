/** Characters that order text rather than being seen: out of place in a file's facts, where they would reorder what stands beside. */
const directionControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text without halves of characters, and without what XML 1.0 (2.2, Char) forbids. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** A text as one line that can stand among others: white space folded, no control or direction characters. */
export function oneLine(text: string): string {
  return xmlText(text)
    .replace(directionControls, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
