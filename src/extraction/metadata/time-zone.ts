import { atOffset } from './dates.ts';

const utc = /T[\d:]+(?:Z|[+-]00:00)$/;

/** Minutes behind and ahead of UTC between which the zone of a page is looked for: from the west of America to Pakistan. */
const zonesLookedFor = { behind: 8 * 60, ahead: 5 * 60 };

/** Longest gap in minutes by which a page's own zones differ: all are quarters of an hour. */
const quarter = 15;

/**
 * A moment that a page tells machines in UTC, in the page's own zone where something else on the page tells that: another
 * form of the same moment, or the date that readers are shown. Where only the shown day is another one, that day alone.
 */
export function inPageZone(
  moment: string | undefined,
  others: () => readonly (string | undefined)[],
  shown: () => string | undefined,
): string | undefined {
  // Midnight sharp in UTC is how many systems write a day.
  if (!moment || !utc.test(moment) || moment.includes('T00:00:00')) return moment;
  const same = others().find(
    (other) => other && !utc.test(other) && Date.parse(other) === Date.parse(moment),
  );
  if (same && /[+-]\d{2}:\d{2}$/.test(same)) return same;
  const seen = shown();
  if (!seen) return moment;
  return seen.length > 10 ? atShownClock(moment, seen) : onShownDay(moment, seen);
}

function atShownClock(moment: string, seen: string): string {
  const ahead = (Date.parse(`${seen.slice(0, 16)}:00Z`) - Date.parse(moment)) / 60_000;
  const offset = Math.round(ahead / quarter) * quarter;
  const isZone = offset >= -zonesLookedFor.behind && offset <= zonesLookedFor.ahead;
  return isZone && Math.abs(ahead - offset) <= 2 ? atOffset(Date.parse(moment), offset) : moment;
}

function onShownDay(moment: string, seen: string): string {
  if (seen === moment.slice(0, 10)) return moment;
  const between = [-zonesLookedFor.behind, zonesLookedFor.ahead];
  const days = between.map((offset) => atOffset(Date.parse(moment), offset).slice(0, 10));
  return days.includes(seen) ? seen : moment;
}
