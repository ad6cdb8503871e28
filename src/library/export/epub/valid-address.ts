/** An address as strict readers of RFC 3986 take it, or a place of the same page; undefined where it is neither. */
export function validAddress(address: string): string | undefined {
  if (/^#(?:note|reader-note|reader-mark)-\d+$/.test(address)) return address;
  const url = URL.parse(address);
  if (!url || !/^(?:https?|mailto|tel):$/.test(url.protocol)) return undefined;
  if (/^https?:$/.test(url.protocol) && !/^(?:[\w.-]+|\[[\da-f:.]+\])$/i.test(url.hostname))
    return undefined;
  const start = url.href.indexOf(':') + 1;
  const host = /^\/\/[^/?#]*/.exec(url.href.slice(start))?.[0] ?? '';
  const rest = url.href.slice(start + host.length);
  const [before = '', ...fragment] = rest.split('#');
  const encoded = [before, ...(fragment.length ? [fragment.join('%23')] : [])].map(percentEncoded);
  return `${url.protocol}${host}${encoded.join('#')}`;
}

function percentEncoded(text: string): string {
  return text
    .toWellFormed()
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, encodeURIComponent);
}
