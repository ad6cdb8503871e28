import { once } from '../../article/once.ts';
import { foldLetters } from '../../article/text/arabic.ts';
import { clitics } from '../language/folding.ts';
import {
  alternatives,
  anyOf,
  type Calendar,
  calendarNames,
  wholeWords,
} from '../language/language.ts';
import { lineKey } from '../language/line-key.ts';
import { fromIslamic, fromPersian } from './calendars.ts';

/** Characters of the longest date with its weekday, hour and zone: what is longer is a sentence. */
export const longestDate = 80;

// Made when first needed: most pages tell their date to machines.
const grammar = once(() => {
  const ordinal = `(?:${alternatives('ordinal-suffix')})?`;
  const ours = datesOf('gregorian', isoDay, '\\d{4}');
  const [month, year] = [anyOf(ours.months.keys()), '1[34]\\d\\d'];
  const [morning, evening] = [alternatives('before-noon'), alternatives('after-noon')];
  return {
    ours,
    monthFirst: new RegExp(`(${month})\\.?\\s+(\\d{1,2})${ordinal}[\\s,،]+(\\d{4})`, 'u'),
    others: [datesOf('islamic', fromIslamic, year), datesOf('persian', fromPersian, year)],
    // Behind it a dash may part the time from a date: "GMT -12/3/2024".
    ahead: new RegExp(
      `(?:${alternatives('universal-time')})\\s?([+-])(0?\\d|1[0-4])(?::?([0-5]\\d))?(?![\\d/.-])`,
    ),
    clock: new RegExp(
      `(?:^|\\D)([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?\\s*(?:(${morning})|(${evening}))?(?![\\p{L}\\d])`,
      'u',
    ),
  };
});

/** Numbers of months by their names. */
type Months = ReadonlyMap<string, number>;

/** How a calendar's dates are written in words, the day first, and what makes a day of ours of them. */
function datesOf(calendar: Calendar, toDay: typeof fromIslamic, year: string) {
  const months = monthNumbers(calendar);
  const month = anyOf(months.keys());
  const other = `\\s{0,9}[/()]\\s{0,9}[\\p{L} ]{1,30}?\\)?|\\s{1,9}(?:${month})`;
  const ordinal = `(?:${alternatives('ordinal-suffix')})?`;
  const link = `(?:(?:${alternatives('of-word', 'date-word')})\\s+)?`;
  const date = new RegExp(
    `(?:^|\\D)(\\d{1,2})${ordinal}[\\s,،/(-]*${link}${clitics}(${month})(?:${other})?[\\s,،/-]{0,9}${link}(${year})`,
    'u',
  );
  return { date, months, toDay };
}

function monthNumbers(calendar: Calendar): Months {
  return new Map(
    calendarNames(calendar).flatMap((names, index) =>
      names.map((name) => [name, index + 1] as const),
    ),
  );
}

const yearFirst =
  /(?<!\d|\d\s?[/.\\-]\s?)(\d{4})\s?[/.\\-]\s?(\d{1,2})\s?[/.\\-]\s?(\d{1,2})(?!\d)/g;
const dayFirst = /(?<!\d)(\d{1,2})\s?[/.\\-]\s?(\d{1,2})\s?[/.\\-]\s?(\d{4})(?!\d)/g;

/** Times that pages name, and how far they are ahead. */
const zones = [
  [wholeWords('universal-time'), '+00:00'],
  [wholeWords('arabian-time'), '+03:00'],
  [wholeWords('gulf-time'), '+04:00'],
] as const;

/** The first years that are taken for years of a calendar. */
const oldest = { gregorian: 1900, islamic: 1300 } as const;

/** The first date that a line of text names, as ISO 8601: a day, or a time of day where it gives one, with its zone if named. */
export function dateInText(text: string): string | undefined {
  if (!/[\d٠-٩۰-۹]{4}/.test(text)) return shortDay(text);
  const line = foldLetters(text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' '));
  // Beside a Gregorian date the same day of another calendar is a day off as often as not.
  const ours = gregorianDay(line) ?? numericDay(line, oldest.gregorian);
  const day = ours ?? otherDay(line) ?? numericDay(line, oldest.islamic);
  return day ? day + timeIn(line) : undefined;
}

/** "03.03.24 | 14:20", as Hebrew sites write it: read only where a line says no more. */
const shortYear =
  /^\D{0,20}(\d{1,2})[./](\d{1,2})[./](\d\d)(?!\d)\D{0,6}(?:\d{1,2}:\d\d)?\D{0,10}$/;

function shortDay(line: string): string | undefined {
  const [, day, month, year] = shortYear.exec(line) ?? [];
  const found = year ? isoDay(2000 + Number(year), month, day) : undefined;
  return found && found.slice(0, 4) < '2060' ? found + timeIn(line) : undefined;
}

function gregorianDay(line: string): string | undefined {
  const { ours, monthFirst } = grammar();
  const [, month = '', day, year] = monthFirst.exec(line) ?? [];
  return dayIn(line, ours) ?? isoDay(year, ours.months.get(month), day);
}

/** The first day that a line writes in numbers, of a year from `since` on. */
function numericDay(line: string, since: number): string | undefined {
  for (const [, year, month, day] of line.matchAll(yearFirst))
    if (Number(year) >= since) return numeric(Number(year), Number(month), Number(day));
  for (const [, one, other, year] of line.matchAll(dayFirst))
    if (Number(year) >= since) return inEitherOrder(Number(one), Number(other), Number(year), line);
  return undefined;
}

function inEitherOrder(a: number, b: number, year: number, line: string): string | undefined {
  const [daysFirst, monthsFirst] = [numeric(year, b, a), numeric(year, a, b)];
  const isOther = monthsFirst && !fallsOn(daysFirst, line) && fallsOn(monthsFirst, line);
  return b > 12 || isOther ? monthsFirst : daysFirst;
}

/** Whether a folded line names the day of the week that a date falls on. */
function fallsOn(date: string | undefined, line: string): boolean {
  const name = date
    ? calendarNames('weekdays')[new Date(`${date}T00:00Z`).getUTCDay()]?.join('|')
    : undefined;
  return name !== undefined && new RegExp(`(?<!\\p{L})(?:${name})(?!\\p{L})`, 'u').test(line);
}

function numeric(year: number, month: number, day: number): string | undefined {
  return year >= 1300 && year < 1500 ? fromIslamic(year, month, day) : isoDay(year, month, day);
}

/** The first day that a line gives in another calendar, by its month's name. */
function otherDay(line: string): string | undefined {
  return grammar()
    .others.map((one) => dayIn(line, one))
    .find(Boolean);
}

function dayIn(
  line: string,
  { date, months, toDay }: ReturnType<typeof datesOf>,
): string | undefined {
  const [, day, name = '', year] = date.exec(line) ?? [];
  const month = months.get(name);
  return month ? toDay(Number(year), month, Number(day)) : undefined;
}

function isoDay(
  year: string | number | undefined,
  month: string | number | undefined,
  day: string | number | undefined,
): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(y >= 1900 && y < 2200 && m >= 1 && m <= 12 && d >= 1 && d <= 31)) return undefined;
  return `${y}-${twoDigits(m)}-${twoDigits(d)}`;
}

function timeIn(line: string): string {
  const [, hours, minutes, isMorning, isEvening] = grammar().clock.exec(line) ?? [];
  if (!hours) return '';
  let hour = Number(hours);
  if (isEvening && hour < 12) hour += 12;
  if (isMorning && hour === 12) hour = 0;
  return `T${twoDigits(hour)}:${minutes}:00${zoneIn(line)}`;
}

/** The zone that a folded line names, as the offset of ISO 8601: "+03:00" of "GMT+3"; empty where it names none. */
function zoneIn(line: string): string {
  const [, sign, hours, minutes = '00'] = grammar().ahead.exec(line) ?? [];
  if (hours !== undefined) return `${sign}${twoDigits(hours)}:${minutes}`;
  return zones.find(([words]) => words.test(lineKey(line)))?.[1] ?? '';
}

function twoDigits(number: string | number): string {
  return String(number).padStart(2, '0');
}

/** A machine's date as ISO 8601, its zone kept; undefined where it is none. */
export function isoDate(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const trimmed = value.trim();
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i.exec(
      trimmed,
    );
  if (iso) return fromMachine(iso);
  const zone = /(?:GMT|UTC|Z)?([+-]\d{2}:?\d{2})?(?:\s{0,3}\([^()]*\))?$/.exec(trimmed);
  const parsed = zone?.[0] ? Date.parse(trimmed) : Number.NaN;
  if (!Number.isNaN(parsed)) return atOffset(parsed, minutesOf(zone?.[1]));
  return dateInText(trimmed);
}

function minutesOf(offset = '+00:00'): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** A moment (milliseconds since 1970) as a clock so many minutes ahead of UTC shows it, in ISO 8601. */
export function atOffset(moment: number, offset: number): string {
  const clock = new Date(moment + offset * 60_000).toISOString().slice(0, 19);
  if (offset === 0) return `${clock}Z`;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${clock}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function fromMachine(match: RegExpExecArray): string | undefined {
  const day = isoDay(match[1], Number(match[2]), match[3]);
  if (!day || match[4] === undefined) return day;
  const zone = (match[7] ?? '')
    .toUpperCase()
    .replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hour, minute) => `${hour}:${minute ?? '00'}`);
  return `${day}T${twoDigits(match[4])}:${match[5]}:${match[6] ?? '00'}${zone}`;
}
