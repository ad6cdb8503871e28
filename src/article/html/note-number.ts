/** Digits and signs, and below them how each is written raised and lowered; no n is lowered. */
const level = '0123456789٠١٢٣٤٥٦٧٨٩+-−n';
const shifted: Readonly<Record<string, string>> = {
  SUP: '⁰¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ',
  SUB: '₀₁₂₃₄₅₆₇₈₉₀₁₂₃₄₅₆₇₈₉₊₋₋',
};

/** Whether an element is the number or sign of a note: raised, and a link. It is none of the sentence that it stands in: "1931" and a 2 make no 19312. */
export function isNoteNumber(element: Element): boolean {
  if (element.tagName !== 'SUP') return false;
  const linked = element.querySelector('a') ?? element.closest('a');
  return (
    !!linked &&
    /^\s*[[(]?(?:\p{N}{1,3}|\p{L}|[*†‡§]{1,3})[\])]?\s*$/u.test(element.textContent ?? '')
  );
}

/** The raised or lowered digits and signs of an element as characters (10⁶, CO₂); undefined where it has others. */
export function raisedText(element: Element): string | undefined {
  const signs = shifted[element.tagName];
  const text = signs && element.textContent?.trim();
  if (!text) return undefined;
  const raised = Array.from(text, (sign) => signs[level.indexOf(sign)]);
  return raised.includes(undefined) ? undefined : raised.join('');
}

/** A raised or lowered sign as bare text shows it: a note's number in brackets, a power as a character. */
function signText(sign: Element): string {
  const text = sign.textContent ?? '';
  if (isNoteNumber(sign)) return /^\s*[[(]/.test(text) ? text : `[${text.trim()}]`;
  return raisedText(sign) ?? text;
}

/** An element with its raised and lowered signs as bare text shows them: as bare text "1931" and a note's 2 would be 19312. */
export function withSigns(element: Element): Element {
  for (const sign of element.querySelectorAll('sup, sub')) sign.replaceWith(signText(sign));
  return element;
}
