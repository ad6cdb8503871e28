/**
 * How near an address is, in the words of the Local Network Access specification (wicg.github.io/local-network-access): this
 * device, the network that it is in, or the open web. Told by the name alone: a public name that leads to a private address is
 * told by no extension API.
 */
export type AddressSpace = 'loopback' | 'local' | 'public';

/** The address space of a host, as `URL.hostname` writes it: that has turned decimal, octal and hexadecimal forms into dotted ones. */
export function addressSpace(hostname: string): AddressSpace {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return spaceOfV6(host.slice(1, -1));
  const v4 = /^\d+\.\d+\.\d+\.\d+$/.test(host) ? host.split('.').map(Number) : undefined;
  if (v4) return spaceOfV4(v4);
  if (/(?:^|\.)localhost$/.test(host)) return 'loopback';
  return !host.includes('.') || localNames.test(host) ? 'local' : 'public';
}

/** Endings that no public name has: RFC 6762, RFC 8375, ICANN's `.internal`, and what routers and offices use (RFC 6762, appendix G). */
const localNames =
  /\.(?:local|localdomain|internal|intranet|private|home|lan|corp|home\.arpa|in-addr\.arpa|ip6\.arpa)$/;

/** Blocks of the IANA registry of special addresses that are not globally reachable: first byte, and the range of the second. */
const localV4: readonly (readonly [number, number, number])[] = [
  [10, 0, 255],
  [100, 64, 127],
  [169, 254, 254],
  [172, 16, 31],
  [192, 168, 168],
  [198, 18, 19],
];

function spaceOfV4([first = 0, second = 0]: readonly number[]): AddressSpace {
  // 0.0.0.0/8 leads to this device in most systems.
  if (first === 127 || first === 0) return 'loopback';
  if (first >= 224) return 'local';
  const isLocal = localV4.some(([a, from, to]) => a === first && second >= from && second <= to);
  return isLocal ? 'local' : 'public';
}

function spaceOfV6(address: string): AddressSpace {
  const words = wordsOf(address);
  const [first = 0, second = 0] = words;
  if (words.slice(0, 7).every((word) => word === 0) && (words[7] ?? 0) <= 1) return 'loopback';
  const v4 = v4Within(words);
  if (v4) return spaceOfV4(v4);
  // Only 2000::/3 is given out for the web; Teredo (2001::/32) leads to a hidden IPv4 address.
  const isGlobal = first >= 0x2000 && first <= 0x3fff && !(first === 0x2001 && second === 0);
  return isGlobal ? 'public' : 'local';
}

/** The beginnings of IPv6 addresses that stand for the IPv4 address at their end: compatible, mapped, translated, NAT64 (RFC 6052). */
const beginnings = ['0:0:0:0:0:0', '0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0'];

function v4Within(words: readonly number[]): number[] | undefined {
  const beginning = words.slice(0, 6).map((word) => word.toString(16));
  if (beginnings.includes(beginning.join(':'))) return v4In(words.slice(6));
  // 6to4 (RFC 3056) has it at the beginning.
  return words[0] === 0x2002 ? v4In(words.slice(1, 3)) : undefined;
}

/** The eight 16-bit words of an IPv6 address as URLs write it. */
function wordsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const read = (part: string): number[] =>
    part ? part.split(':').map((word) => Number.parseInt(word, 16)) : [];
  const before = read(head);
  const after = tail === undefined ? [] : read(tail);
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function v4In([high = 0, low = 0]: readonly number[]): number[] {
  return [high >> 8, high & 255, low >> 8, low & 255];
}
