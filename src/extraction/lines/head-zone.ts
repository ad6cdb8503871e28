import type { Facts } from '../metadata/facts.ts';
import { dropLines } from '../removals.ts';
import { byline } from './byline.ts';
import { fits, ruleFor } from './condition.ts';
import { belowStandfirstRules, headRules, openingLabel } from './head-rules.ts';
import type { Line } from './line.ts';
import { isDayAlone, isHourAlone } from './meta-lines.ts';
import { lineKey } from './wording.ts';

/** Labels in the text's own box up to which they are the site's: more are verses, names, scores. */
const mostLabels = 4;

/** Drops what stands above an article's first running text: dates, bylines, sections, counts, links. */
export function dropHeadClutter(lines: readonly Line[], facts: Facts): Line[] {
  const names = namesOf(facts);
  const first = lines.findIndex((line) => line.prose && !fits(byline, line, { names }));
  if (first < 0) return [...lines];
  const above = lines.slice(0, first);
  const place = { facts, names, home: lines[first]?.parent };
  const hours = hoursOf(lines);
  const headings = lines.filter((line) => line.kind === 'heading');
  // In a round-up of other pages every heading is a link.
  const isRoundUp = headings.filter((line) => line.linked > 0.8).length >= 3;
  const labels = above.filter((line) => fits(openingLabel, line, place));
  const kept = dropLines(above, 'head', (line) => {
    if (isMedia(line) || hours.has(line) || (isRoundUp && line.kind === 'heading'))
      return undefined;
    const isLabel = labels.length <= mostLabels && labels.includes(line);
    return ruleFor(headRules, line, place) ?? (isLabel ? 'opening-label' : undefined);
  });
  // A standfirst stands above the date and the writer.
  const next = lines.findIndex((line, index) => index > first && line.prose);
  const between = lines.slice(first + 1, Math.max(first + 1, next));
  // Several days that stand alone head the parts of a timeline.
  const day = lines.filter(isDayAlone).length === 1 ? facts.day : undefined;
  const below = { names, home: lines[next]?.parent, day };
  const text = dropLines(between, 'head', (line) =>
    isMedia(line) || hours.has(line) ? undefined : ruleFor(belowStandfirstRules, line, below),
  );
  return [
    ...kept,
    ...lines.slice(first, first + 1),
    ...text,
    ...lines.slice(first + 1 + between.length),
  ];
}

// A picture's caption may say who took it, and a film's name be the site's.
function isMedia({ kind }: Line): boolean {
  return kind === 'picture' || kind === 'embed';
}

/** Times of day that stand alone over the parts of a running report; none where they are fewer than three. */
function hoursOf(lines: readonly Line[]): ReadonlySet<Line> {
  const hours = lines.filter(isHourAlone);
  return new Set(hours.length >= 3 ? hours : []);
}

/** Words of the names that stand in bylines and date lines. */
export function namesOf({ byline, siteName, host }: Facts): string[] {
  return [byline, siteName, host].flatMap((name) => lineKey(name ?? '').split(' ')).filter(Boolean);
}
