import { overlap } from '../lines/line.ts';
import { keyWords, lineKey } from '../lines/wording.ts';

/** What a site is called. */
export interface Site {
  /** The name that it gives itself for machines. */
  readonly name: string | undefined;
  /** Host of the page, without www. */
  readonly host: string;
}

/** What parts a headline from a site's name in a title. */
export const parting = /\s{1,9}[|•·–—»«›‹\-:]+\s+|\s{0,9}[|•»›]\s+|\s{1,9}[|]\s*|\s{1,9}::\s+/u;

/** The same, to find all. */
export const partings = new RegExp(parting, 'gu');

/** Whether a text is the site's name and nothing else, or nothing. */
export function isSite(text: string, { name = '', host }: Site): boolean {
  const key = lineKey(text);
  return !key || key === lineKey(name) || key.replace(/ /g, '') === host.split('.')[0];
}

/** Whether a text is the site's name, or says no more than it. */
export function namesSite(part: string, { name = '', host }: Site): boolean {
  const [words, site] = [keyWords(part), keyWords(name)];
  if (words.length === 0) return true;
  if (site.length > 0 && (overlap(words, site) >= 0.6 || overlap(site, words) >= 0.99)) return true;
  const letters = part.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters.length >= 3 && host.replace(/[^a-z0-9]/g, '').includes(letters);
}

/** A title without the site's name before or after it; a speaker before a colon stays. */
export function withoutSite(title: string, site: Site): string {
  const marks = [...title.matchAll(partings)].filter(({ 0: mark }) => mark.trim() !== ':');
  const [first, last] = [marks[0], marks.at(-1)];
  if (!last || !first) return title.trim();
  const before = title.slice(0, last.index).trim();
  if (isSuffix(title.slice(last.index + last[0].length).trim(), before, site))
    return withoutSite(before, site);
  return namesSite(title.slice(0, first.index), site)
    ? withoutSite(title.slice(first.index + first[0].length).trim(), site)
    : title.trim();
}

/** A headline as it stands on the page, without a part that is plainly the site's name. */
export function namedCut(title: string, site: Site): string {
  const cut = withoutSite(title, site);
  const rest = title.replace(cut, '').replace(parting, ' ').trim();
  return cut !== title && namesSite(rest, site) ? cut : title;
}

function isSuffix(part: string, rest: string, site: Site): boolean {
  if (namesSite(part, site)) return true;
  const { length } = keyWords(part);
  return length <= 3 && length * 2 < keyWords(rest).length && !/[؟?!]/.test(part);
}

/** Whether a heading or a name leads to the site's first page: it names the site. */
export function leadsHome(heading: Element): boolean {
  const link = heading.querySelector('a') ?? heading.closest('a');
  return (
    link instanceof HTMLAnchorElement && /^\/(?:[a-z]{2}\/?)?$/.test(link.pathname) && !link.hash
  );
}
