import { isBeginning } from '../lines/line.ts';
import { lineKey, sections } from '../lines/wording.ts';
import { namesSite, type Site } from './site.ts';

/** What shows that a title was cut. */
const cutMark = /\s{0,9}(?:…|(?<!\.)\.{2,})\s*$/;

/** What may follow where a title goes on; a stroke or a bar parts it from the site's name or from another title. */
const goingOn = /^[\p{L}\p{M}\p{N}]|^(?:[،,؛;:.؟?!]\s+|\s+)["«“(]?[\p{L}\p{N}]/u;

/** The longest of some titles that a title is the beginning of, whether a mark shows the cut or not; itself where none goes on but with the site's name. */
export function untruncatedTitle(title: string, others: readonly string[], site: Site): string {
  const isWhole = (other: string): boolean => {
    if (other.length <= title.length || !isBeginning(lineKey(title), lineKey(other))) return false;
    if (cutMark.test(title)) return true;
    const rest = other.slice(title.length);
    if (!other.startsWith(title) || !goingOn.test(rest)) return false;
    return !namesSite(rest, site) && !sections.is(lineKey(rest));
  };
  return others.reduce(
    (best, other) => (isWhole(other) && other.length > best.length ? other : best),
    title,
  );
}
