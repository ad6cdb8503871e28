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

/** Reads the first day of a line, as ISO 8601. */
type DayReader = (line: string) => string | undefined;

/** A reader of a calendar's dates with their months in words; made when first asked, since most pages tell their date to machines. */
function inWords(
  calendar: Calendar,
  toDay: typeof fromIslamic,
  pattern: (month: string) => string,
): DayReader {
  const made = once(() => {
    const numbered = calendarNames(calendar).map((names, index) =>
      names.map((name) => [name, index + 1] as const),
    );
    const months = new Map(numbered.flat());
    return { months, date: new RegExp(pattern(anyOf(months.keys())), 'u') };
  });
  return (line) => {
    const { months, date } = made();
    const { day, month = '', year } = date.exec(line)?.groups ?? {};
    return month && toDay(Number(year), months.get(month) ?? 0, Number(day));
  };
}

const dayOfMonth = (): string => `(?<day>\\d{1,2})(?:${alternatives('ordinal-suffix')})?`;

const dayThenMonth = (year: string) => (month: string) => {
  const other = `\\s{0,9}[/()]\\s{0,9}[\\p{L} ]{1,30}?\\)?|\\s{1,9}(?:${month})`;
  const link = `(?:(?:${alternatives('of-word', 'date-word')})\\s+)?`;
  const behind = `(?:${other})?[\\s,،/-]{0,9}${link}(?<year>${year})`;
  return `(?:^|\\D)${dayOfMonth()}[\\s,،/(-]*${link}${clitics}(?<month>${month})${behind}`;
};

const monthThenDay = (month: string): string =>
  `(?<month>${month})\\.?\\s+${dayOfMonth()}[\\s,،]+(?<year>\\d{4})`;

const yearFirst =
  /(?<!\d|\d\s?[/.\\-]\s?)(\d{4})\s?[/.\\-]\s?(\d{1,2})\s?[/.\\-]\s?(\d{1,2})(?!\d)/g;
const dayFirst = /(?<!\d)(\d{1,2})\s?[/.\\-]\s?(\d{1,2})\s?[/.\\-]\s?(\d{4})(?!\d)/g;

/** Times that pages name, and how far they are ahead. */
const zones = [
  [wholeWords('universal-time'), '+00:00'],
  [wholeWords('arabian-time'), '+03:00'],
  [wholeWords('gulf-time'), '+04:00'],
] as const;

const olderYear = '1[34]\\d\\d';

// Beside a Gregorian date the same day of another calendar is a day off as often as not.
const dayReaders: readonly DayReader[] = [
  inWords('gregorian', isoDay, dayThenMonth('\\d{4}')),
  inWords('gregorian', isoDay, monthThenDay),
  (line) => numericDay(line, 1900),
  inWords('islamic', fromIslamic, dayThenMonth(olderYear)),
  inWords('persian', fromPersian, dayThenMonth(olderYear)),
  (line) => numericDay(line, 1300),
];

/** The first date that a line of text names, as ISO 8601: a day, or a time of day where it gives one, with its zone if named. */
export function dateInText(text: string): string | undefined {
  if (!/[\d٠-٩۰-۹]{4}/.test(text)) return shortDay(text);
  const line = foldLetters(text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' '));
  for (const dayIn of dayReaders) {
    const day = dayIn(line);
    if (day) return day + timeIn(line);
  }
  return undefined;
}

/** "03.03.24 | 14:20", as Hebrew sites write it: read only where a line says no more. */
const shortYear =
  /^\D{0,20}(\d{1,2})[./](\d{1,2})[./](\d\d)(?!\d)\D{0,6}(?:\d{1,2}:\d\d)?\D{0,10}$/;

function shortDay(line: string): string | undefined {
  const [, day, month, year] = shortYear.exec(line) ?? [];
  const found = year && isoDay(2000 + Number(year), Number(month), Number(day));
  return found && found.slice(0, 4) < '2060' ? found + timeIn(line) : undefined;
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
  if (!date) return false;
  const names = calendarNames('weekdays')[new Date(`${date}T00:00Z`).getUTCDay()] ?? [];
  return new RegExp(`(?<!\\p{L})(?:${anyOf(names)})(?!\\p{L})`, 'u').test(line);
}

function numeric(year: number, month: number, day: number): string | undefined {
  return year >= 1300 && year < 1500 ? fromIslamic(year, month, day) : isoDay(year, month, day);
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const isOne = year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isOne ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : undefined;
}

const clock = once(() => {
  const [morning, evening] = [alternatives('before-noon'), alternatives('after-noon')];
  return new RegExp(
    `(?:^|\\D)([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?\\s*(?:(${morning})|(${evening}))?(?![\\p{L}\\d])`,
    'u',
  );
});

function timeIn(line: string): string {
  const [, hours, minutes, isMorning, isEvening] = clock().exec(line) ?? [];
  if (!hours) return '';
  let hour = Number(hours);
  if (isEvening && hour < 12) hour += 12;
  if (isMorning && hour === 12) hour = 0;
  return `T${twoDigits(hour)}:${minutes}:00${zoneIn(line)}`;
}

// Behind it a dash may part the time from a date: "GMT -12/3/2024".
const ahead = once(
  () =>
    new RegExp(
      `(?:${alternatives('universal-time')})\\s?([+-])(0?\\d|1[0-4])(?::?([0-5]\\d))?(?![\\d/.-])`,
    ),
);

/** The zone that a folded line names, as the offset of ISO 8601: "+03:00" of "GMT+3"; empty where it names none. */
function zoneIn(line: string): string {
  const [, sign, hours, minutes = '00'] = ahead().exec(line) ?? [];
  if (hours !== undefined) return `${sign}${twoDigits(hours)}:${minutes}`;
  return zones.find(([words]) => words.test(lineKey(line)))?.[1] ?? '';
}

function twoDigits(number: string | number): string {
  return String(number).padStart(2, '0');
}

const machineDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(?:(Z)|([+-]\d{2})(?::?(\d{2}))?)?)?$/i;

/** A zone at a date's end, or its name in brackets. */
const zoneAtEnd = /(?:GMT|UTC|Z)?(?:([+-])(\d{2}):?(\d{2}))?(?:\s{0,3}\([^()]*\))?$/;

/** A machine's date as ISO 8601, its zone kept; undefined where it is none. */
export function isoDate(value = ''): string | undefined {
  const trimmed = value.trim();
  const iso = machineDate.exec(trimmed);
  if (iso) {
    const [, year, month, date, hours, minutes, seconds = '00', z = '', ahead, more = '00'] = iso;
    const day = isoDay(Number(year), Number(month), Number(date));
    if (!day || hours === undefined) return day;
    const zone = ahead ? `${ahead}:${more}` : z.toUpperCase();
    return `${day}T${twoDigits(hours)}:${minutes}:${seconds}${zone}`;
  }
  const [zone, sign, hours = 0, minutes = 0] = zoneAtEnd.exec(trimmed) ?? [];
  const moment = zone ? Date.parse(trimmed) : Number.NaN;
  if (Number.isNaN(moment)) return dateInText(trimmed);
  return atOffset(moment, (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
}

/** A moment (milliseconds since 1970) as a clock so many minutes ahead of UTC shows it, in ISO 8601. */
export function atOffset(moment: number, offset: number): string {
  const clock = new Date(moment + offset * 60_000).toISOString().slice(0, 19);
  if (offset === 0) return `${clock}Z`;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${clock}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}
