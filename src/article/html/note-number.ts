const above: Readonly<Record<string, string>> = {
  ...digitsFrom('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ',
};
const below: Readonly<Record<string, string>> = {
  ...digitsFrom('₀₁₂₃₄₅₆₇₈₉'),
  '+': '₊',
  '-': '₋',
  '−': '₋',
};

function digitsFrom(signs: string): Record<string, string> {
  return Object.fromEntries(
    [...signs].flatMap((sign, i) => [
      [`${i}`, sign],
      [String.fromCharCode(0x660 + i), sign],
    ]),
  );
}

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
  const signs = element.tagName === 'SUP' ? above : element.tagName === 'SUB' ? below : undefined;
  const text = signs && element.textContent?.trim();
  if (!text) return undefined;
  const raised = [...text].map((sign) => signs[sign]);
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
