const trackers =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|ref_src|ocid|cmpid|at_(?:medium|campaign|custom.*)|amp|outputtype|usqp)$/i;

/** An absolute http(s), mail or telephone address; undefined for any other. */
export function safeAddress(
  value: string | null | undefined,
  base: string,
  picture = false,
): string | undefined {
  const trimmed = value?.trim();
  if (!trimmed) return undefined;
  if (picture && /^data:image\/(?:png|jpe?g|gif|webp|avif);/i.test(trimmed))
    return trimmed.length > 2000 ? trimmed : undefined;
  const url = parse(trimmed, base);
  if (!url) return undefined;
  const allowed = picture ? /^https?:$/ : /^(?:https?|mailto|tel):$/;
  return allowed.test(url.protocol) ? url.href : undefined;
}

/** Whether a text is the whole address of a page that an article can come from: http, https or a file. */
export function isPageAddress(address: string): boolean {
  return /^(?:https?|file):\/\//i.test(address) && URL.canParse(address);
}

/** A srcset with absolute, safe addresses; undefined where none is left. */
export function safeSrcset(value: string | null, base: string): string | undefined {
  if (!value) return undefined;
  const entries = value
    .split(/,\s+|,(?=https?:|\/)/)
    .map((entry) => entry.trim().split(/\s+/))
    .flatMap(([address, size]) => {
      const url = safeAddress(address, base, true);
      if (!url || url.startsWith('data:')) return [];
      return [/^[\d.]+[wx]$/.test(size ?? '') ? `${url} ${size}` : url];
    });
  return entries.length > 0 ? entries.join(', ') : undefined;
}

/** A page's address without fragment, tracking parameters and AMP marks. */
export function plainAddress(address: string): string {
  const url = parse(address, address);
  if (!url) return address;
  url.hash = '';
  const names: string[] = [];
  // In Firefox's content scripts the iterators of a page's URLSearchParams cannot be iterated; forEach can.
  url.searchParams.forEach((_, name) => void names.push(name));
  for (const name of names) if (trackers.test(name)) url.searchParams.delete(name);
  if (url.pathname.length > 5) url.pathname = url.pathname.replace(/\/amp\/?$/, '/');
  return url.href;
}

/** The address that an article is kept under: the page's canonical one where it is on the same site and not its root. */
export function articleAddress(address: string, canonical: string | undefined): string {
  const own = parse(address, address);
  const named = canonical ? parse(canonical, address) : undefined;
  if (!own || !named || !/^https?:$/.test(named.protocol)) return plainAddress(address);
  const sameSite = siteOf(own.hostname) === siteOf(named.hostname);
  const isRoot = named.pathname === '/' && !named.search;
  return plainAddress(sameSite && !isRoot ? named.href : address);
}

/** What two spellings of one page's address have in common: no scheme, `www.` or end slash, letters instead of %-codes; undefined for what is no web address. */
export function addressKey(address: string): string | undefined {
  const trimmed = address.trim();
  const url = parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`, 'https://a/');
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined;
  const { hostname, port, pathname, searchParams } = new URL(plainAddress(url.href));
  searchParams.sort();
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  const host = `${siteOf(hostname)}${port && `:${port}`}`;
  return `${host}${readable(pathname).replace(/\/+$/, '')}${query}`.replace(/\s/g, '+');
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}

const files = /\.(?:pdf|docx?|xlsx?|zip|mp[34]|jpe?g|png|webp|gif)$/i;

/** Whether an address leads to a page, not to a file, of the site that another address is on. */
export function isSitePage(address: string, base: string): boolean {
  // Most links of a page are such: a path of the site's own.
  if (/^\/[\w%\u0600-\u06ff-][\w%/\u0600-\u06ff-]*(?:[?#]|$)/.test(address)) return true;
  const own = siteAt(base);
  if (!own) return false;
  const url = parse(address, base);
  return url !== undefined && !files.test(url.pathname) && siteOf(url.hostname) === own;
}

let last: { readonly base: string; readonly site: string | undefined } | undefined;

// Asked for each link of a page.
function siteAt(base: string): string | undefined {
  if (last?.base !== base) {
    const url = parse(base, base);
    last = { base, site: url && siteOf(url.hostname) };
  }
  return last.site;
}

function siteOf(host: string): string {
  return host.replace(/^(?:www|m|amp|mobile)\./, '');
}

function parse(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
