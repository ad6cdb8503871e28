/** When something was published, as the page's own clock and calendar say it: never in the zone of whoever reads. */
export interface PageDate {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`; absent where the page gives a day only, or midnight sharp, which is how systems write a day. */
  readonly clock?: string;
}

const written =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** A date of ISO 8601 as the page's calendar and clock say it; undefined where it is none. */
export function pageDate(moment: string | undefined): PageDate | undefined {
  const [, day, clock, seconds = '00'] = written.exec(moment ?? '') ?? [];
  if (!day || Number.isNaN(Date.parse(day))) return undefined;
  return clock && `${clock}:${seconds}` !== '00:00:00' ? { day, clock } : { day };
}

/** The moment in milliseconds since 1970 at which a clock set to UTC would show a date as its page does; for sorting by the page's days. */
export function pageTime(moment: string | undefined): number | undefined {
  const date = pageDate(moment);
  return date && Date.parse(`${date.day}T${date.clock ?? '00:00'}Z`);
}

/** The same for a moment of the reader's own (milliseconds since 1970), by the reader's own clock. */
export function ownTime(moment: number): number {
  return moment - new Date(moment).getTimezoneOffset() * 60_000;
}

const parts = { day: 'numeric', year: 'numeric' } as const;

/** Formatters are dear to make, and every row of a list needs one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, style: 'long' | 'medium', timed: boolean) {
  const name = `${language} ${style} ${timed}`;
  const known = formatters.get(name);
  const made =
    known ??
    new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      // The month is always a word: what `medium` makes of it is all figures in Arabic.
      ...(style === 'long' ? { dateStyle: 'long' } : { ...parts, month: 'short' }),
      ...(timed && { timeStyle: 'short' }),
    });
  formatters.set(name, made);
  return made;
}

/** A page's date as a language writes it, `long` with its time of day; undefined where it is no date. */
export function dateText(
  moment: string | undefined,
  language: string,
  style: 'long' | 'medium',
): string | undefined {
  const time = pageTime(moment);
  if (time === undefined) return undefined;
  const timed = style === 'long' && pageDate(moment)?.clock !== undefined;
  return formatter(language, style, timed).format(time);
}

/** The day of a moment of the reader's own (milliseconds since 1970), as a language writes it. */
export function ownDayText(moment: number, language: string): string {
  return formatter(language, 'medium', false).format(ownTime(moment));
}

/** The day an article was published (ISO 8601), else the day on which the reader added it (milliseconds since 1970). */
export function dayText(published: string | undefined, added: number, language: string): string {
  return dateText(published, language, 'medium') ?? ownDayText(added, language);
}

/** The day of a moment of the reader's own (milliseconds since 1970) as machines read it, `YYYY-MM-DD`, by the reader's own calendar. */
export function ownDay(moment: number): string {
  return new Date(ownTime(moment)).toISOString().slice(0, 10);
}

/** A page's date as machines read it: the day alone where no time of day is known, and the page's zone kept. */
export function machineDate(moment: string | undefined): string | undefined {
  const date = pageDate(moment);
  return date?.clock ? moment : date?.day;
}
