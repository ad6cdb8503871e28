/**
 * A typed web address with the scheme that was left out: `http` for this very machine, `https` for any other. What
 * cannot be an address stays as it was typed.
 */
export function typedAddress(typed: string): string {
  const text = typed.trim();
  if (text === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text;
  const isHere = /^(?:localhost|127\.[\d.]+|\[::1\])(?:[:/]|$)/i.test(text);
  const address = `${isHere ? 'http' : 'https'}://${text}`;
  return URL.canParse(address) ? address : text;
}
