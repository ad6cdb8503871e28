import type { Facts } from './facts.ts';
import { type Line, overlap } from './line.ts';
import { isMetaWord } from './meta-words.ts';
import { agencyWords, appeals, bylineStarts, lineKey, tags } from './wording.ts';

/** Drops what stands above an article's first running text: dates, bylines, sections, counts, links. */
export function dropHead(lines: readonly Line[], facts: Facts): Line[] {
  const first = lines.findIndex((line) => line.prose);
  if (first < 0) return [...lines];
  const names = namesOf(facts);
  const home = lines[first]?.raw.parent;
  const kept = lines.slice(0, first).filter((line) => !isHeadJunk(line, names, home));
  return [...kept, ...lines.slice(first)];
}

/** Words of the names that stand in bylines and date lines. */
export function namesOf({ byline, siteName, host }: Facts): string[] {
  return [byline, siteName, host].flatMap((name) => lineKey(name ?? '').split(' ')).filter(Boolean);
}

function isHeadJunk(line: Line, names: readonly string[], home: Element | undefined): boolean {
  const { raw, key, words, linked } = line;
  if (raw.kind === 'picture' || raw.kind === 'embed') return false;
  if (isMetaLine(line, names) || isByline(line, names) || raw.chips) return true;
  if (linked > 0.8 && raw.kind !== 'heading') return true;
  if (words.length <= 12 && (appeals.starts(key) || tags.leads(key))) return true;
  if (raw.kind === 'heading') return linked > 0.8;
  // A label of a few words outside the text's own box: a section, a keyword.
  const outside = raw.parent !== home;
  return outside && words.length <= 6 && !/[.!؟?]\s*$/.test(raw.text);
}

/** Whether a line consists of numbers, dates, times, counts and known names only. */
export function isMetaLine({ raw, words }: Line, names: readonly string[]): boolean {
  if (words.length === 0 || words.length > 24 || raw.kind === 'table' || raw.kind === 'code')
    return false;
  const known = words.filter((word) => isMetaWord(word) || names.includes(word));
  const numbers = words.filter((word) => /\d/.test(word));
  if (known.length === words.length) return numbers.length > 0 || words.length <= 3;
  return numbers.length >= 2 && known.length >= words.length - 2 && known.length >= 4;
}

/** "القاهرة: «الشرق الأوسط»": a city and who reports from it. */
function isDateline(text: string, names: readonly string[]): boolean {
  const [city, who, more] = text.split(/[:：\-–—/|]/).map((part) => lineKey(part).split(' '));
  if (!city || !who?.[0] || more || city.length > 3) return false;
  return who.every((word) => agencyWords.has(word) || names.includes(word));
}

/** Whether a line names the writer and no more. */
export function isByline({ raw, key, words }: Line, names: readonly string[]): boolean {
  if (raw.kind === 'table' || raw.kind === 'list' || words.length > 9) return false;
  if (/[.!؟?]\s*$/.test(raw.text) || /["«»“”]/.test(raw.text)) return false;
  if (names.length > 0 && overlap(words, names) >= 0.8) return true;
  if (/(?:^|\s)@\w{3,}/.test(raw.text)) return true;
  if (isDateline(raw.text, names)) return true;
  return bylineStarts.leads(key) && words.length <= 7 && words.length >= 2;
}
