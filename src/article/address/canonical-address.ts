import { pictureSizes } from '../html/srcset.ts';
import { addressSpace } from './address-space.ts';

/** Parameters that say where a reader came from, by services and makers of statistics; none of them makes another page. */
const trackers = new RegExp(
  `^(?:${[
    '(?:utm|at|pk|mtm|matomo|piwik|hsa|_branch|amp)_.*|_hs(?:enc|mi)|fbclid|gclid|gclsrc|[gw]braid|dclid|srsltid',
    'gad_(?:source|campaignid)|msclkid|ys?clid|twclid|ttclid|li_fat_id|igsh(?:id)?|mibextid|sfnsn|mc_[ce]id|mkt_tok',
    '_ga|_gl|xtor|ref_(?:src|url)|ocid|ncid|cmpid|epik|fb_(?:action_ids|action_types|source|ref)|__twitter_impression',
    's_kwcid|guc(?:counter|e_.*)|vero_id|oly_(?:enc|anon)_id|amp|outputtype|usqp',
  ].join('|')})$`,
  'i',
);

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
  // As browsers do with the pictures of a secure page (w3.org/TR/mixed-content, 4.1).
  if (picture && url.protocol === 'http:' && !url.port && isSecure(base)) url.protocol = 'https:';
  const allowed = picture ? /^https?:$/ : /^(?:https?|mailto|tel):$/;
  return allowed.test(url.protocol) ? url.href : undefined;
}

/** Whether a text is the whole address of a page that an article can come from: http, https or a file. */
export function isPageAddress(address: string): boolean {
  return /^(?:https?|file):\/\//i.test(address) && URL.canParse(address);
}

/** A srcset with absolute, safe addresses; undefined where none is left. */
export function safeSrcset(value: string | null, base: string): string | undefined {
  const entries = pictureSizes(value).flatMap(({ url, width, density }) => {
    const address = safeAddress(url, base, true);
    if (!address || address.startsWith('data:')) return [];
    if (width) return [`${address} ${width}w`];
    return [density ? `${address} ${density}x` : address];
  });
  return entries.length > 0 ? entries.join(', ') : undefined;
}

/** A page's address without fragment, tracking parameters and AMP marks; a fragment that names a page of a script's stays. */
export function plainAddress(address: string): string {
  const url = parse(address, address);
  if (!url) return address;
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  const names: string[] = [];
  // In Firefox's content scripts the iterators of a page's URLSearchParams cannot be iterated; forEach can.
  url.searchParams.forEach((_, name) => void names.push(name));
  for (const name of names) if (trackers.test(name)) url.searchParams.delete(name);
  if (url.pathname.length > 5) url.pathname = url.pathname.replace(/\/amp\/?$/, '/');
  return url.href;
}

/** One form for all spellings of a page's address: scheme, `www.`, closing slashes, escapes and the order of parameters do not count. */
export function addressKey(address: string): string {
  const url = parse(plainAddress(address), address);
  if (!url) return address;
  url.searchParams.sort();
  const host = siteOf(url.host).replace(/:(?:80|443)$/, '');
  const path = url.pathname.replace(/%[0-9a-f]{2}/gi, plainEscape).replace(/(?<!\/)\/+$/, '');
  return `${host}${path}${url.search}${url.hash}`;
}

// RFC 3986, 6.2.2: escapes in capitals, and none for letters that need none.
function plainEscape(written: string): string {
  const letter = String.fromCharCode(Number.parseInt(written.slice(1), 16));
  return /[\w.~-]/.test(letter) ? letter : written.toUpperCase();
}

/**
 * The address that an article is kept under: the one that the page names as its own, where its address bears that out, else the
 * page's own. A page saved as a file has no other than the one it names.
 */
export function articleAddress(address: string, canonical: string | undefined): string {
  const own = parse(address, address);
  const named = canonical ? parse(canonical, address) : undefined;
  const isNamed = own && named && /^https?:$/.test(named.protocol);
  if (own?.protocol === 'file:')
    return isNamed && addressSpace(named.hostname) === 'public'
      ? plainAddress(named.href)
      : address;
  return plainAddress(isNamed && isBorneOut(own, named) ? named.href : address);
}

/** Whether a page's own address leads to the same article as the one that it names. */
function isBorneOut(own: URL, named: URL): boolean {
  if (siteOf(own.hostname) !== siteOf(named.hostname)) return false;
  if (addressKey(own.href) === addressKey(named.href)) return true;
  if (named.pathname === '/' && !named.search) return false;
  const parts = new Set(named.href.split(/[/?&=#._-]+/));
  const dropped = pageMakers(own).filter((value) => !parts.has(value));
  const [ownPath, namedPath] = [own, named].map((url) => addressKey(url.origin + url.pathname));
  if (ownPath === namedPath) return dropped.length === 0;
  if (isFurtherPage(own.pathname, named.pathname) || dropped.length > 0) return false;
  const known = new Set(marksOf(named));
  return marksOf(own).some((mark) => known.has(mark));
}

/** Values of the parameters that make a page: numbers, and those named so. */
function pageMakers(url: URL): string[] {
  const values: string[] = [];
  url.searchParams.forEach((value, name) => {
    const isNamed = /^(?:id|p|pg|paged?|part|article|story|news|item|slug|\w*id)$/i.test(name);
    if (!trackers.test(name) && (isNamed || /^\d+$/.test(value))) values.push(value);
  });
  return values;
}

/** Whether a path is another's with the number of a page behind it. */
function isFurtherPage(path: string, first: string): boolean {
  const start = first.replace(/(?<!\/)\/+$|\.\w+$/, '');
  return (
    path.startsWith(start) &&
    /^[/_-](?:page[/_-]?)?\d{1,3}(?:\.\w+)?\/?$/i.test(path.slice(start.length))
  );
}

const generic =
  /^(?:index|default|home|article|story|news|print|amp|page|view|show|m|mobile|\d{1,3})$/i;

/** What of an address tells one article from the others of its site: the last part of its path that says something, and long numbers. */
function marksOf(url: URL): string[] {
  const parts = addressKey(url.href)
    .split(/[/?&=#]/)
    .slice(1);
  const names = parts.map((part) => part.replace(/\.\w{2,5}$/, ''));
  const last = names.findLast((name) => name && !generic.test(name));
  const numbers = parts.flatMap((part) => part.match(/\d{4,}/g) ?? []);
  const told = numbers.filter((number) => !/^(?:19|20)\d\d(?:[01]\d[0-3]\d)?$/.test(number));
  return [...(last ? [last] : []), ...told];
}

/** The key of a page's address as a reader writes it, with or without a scheme; undefined for what is no web address. */
export function typedAddressKey(text: string): string | undefined {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined;
  return addressKey(url.href);
}

function isSecure(base: string): boolean {
  return base.startsWith('https:');
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

/** Whether two addresses are on the same site, whatever form of it they name (`www.`, `m.`). */
export function isSameSite(address: string, other: string): boolean {
  const site = parse(address, address)?.hostname;
  const same = parse(other, other)?.hostname;
  return Boolean(site && same) && siteOf(site ?? '') === siteOf(same ?? '');
}

function siteOf(host: string): string {
  return host.replace(/^(?:www|m|amp|mobile)\./, '');
}

function parse(address: string, base: string): URL | undefined {
  return URL.parse(address, base) ?? undefined;
}
