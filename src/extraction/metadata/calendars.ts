import { once } from '../../article/once.ts';

const day = 86_400_000;

/** A calendar's format in numbers, made once: that takes browsers milliseconds. */
const formatOf = (calendar: string) =>
  once(() => {
    const numbers = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    return new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { ...numbers, timeZone: 'UTC' });
  });

const islamic = formatOf('islamic-umalqura');
const persian = formatOf('persian');

/** The Gregorian day of a day in the calendar of Umm al-Qura. */
export function fromIslamic(year: number, month: number, date: number): string | undefined {
  // 1 Muharram 1 was 16 July 622; years average 354.367 days.
  const guess =
    Date.UTC(622, 6, 19) + ((year - 1) * 354.367 + (month - 1) * 29.53 + date - 1) * day;
  return dayNear(guess, islamic, [year, month, date]);
}

/** The Gregorian day of a day in the solar calendar of Iran. */
export function fromPersian(year: number, month: number, date: number): string | undefined {
  // 1 Farvardin 1 was 22 March 622; the first six months have 31 days.
  const before = (month - 1) * 30 + Math.min(month - 1, 6);
  const guess = Date.UTC(622, 2, 22) + ((year - 1) * 365.2422 + before + date - 1) * day;
  return dayNear(guess, persian, [year, month, date]);
}

/** The day near a guess that a calendar gives the numbers looked for. */
function dayNear(
  guess: number,
  format: () => Intl.DateTimeFormat,
  wanted: readonly [year: number, month: number, date: number],
): string | undefined {
  const [, month, date] = wanted;
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= 31)) return undefined;
  for (let shift = -4; shift <= 4; shift += 1) {
    const near = new Date(guess + shift * day);
    const parts = format().formatToParts(near);
    const numbers = ['year', 'month', 'day'].map((type) =>
      Number.parseInt(parts.find((part) => part.type === type)?.value ?? '', 10),
    );
    if (numbers.join() === wanted.join()) return near.toISOString().slice(0, 10);
  }
  return undefined;
}
