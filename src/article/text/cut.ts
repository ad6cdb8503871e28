/** Marks that one letter is given at most; what has more is no writing. */
const mostMarks = 20;

/** A text's first part, of at most so many UTF-16 units; a letter is not parted from its marks, nor one of two units in half. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = length;
  while (end > length - mostMarks && /[\p{M}\udc00-\udfff]/u.test(text.charAt(end))) end -= 1;
  return text.slice(0, end);
}
