import { afterEach, describe, expect, it } from 'vitest';
import {
  dateText,
  machineDate,
  ownDay,
  ownDayText,
  pageTime,
} from '../../../src/article/page-date.ts';
import { isoDate } from '../../../src/extraction/metadata/dates.ts';
import { inPageZone } from '../../../src/extraction/metadata/time-zone.ts';
import { readQuery } from '../../../src/library/search/query.ts';

const own = process.env['TZ'];

afterEach(() => {
  if (own === undefined) delete process.env['TZ'];
  else process.env['TZ'] = own;
});

describe.each(['America/New_York', 'Asia/Riyadh', 'Pacific/Auckland'])('read in %s', (zone) => {
  it.each([
    ['2026-11-27', 'November 27, 2026', '2026-11-27'],
    ['2026-11-27T00:00:00+03:00', 'November 27, 2026', '2026-11-27'],
    ['2026-11-27T00:00:00Z', 'November 27, 2026', '2026-11-27'],
    ['2026-11-27T00:00:00', 'November 27, 2026', '2026-11-27'],
    ['2026-11-27T00:30:00+03:00', 'November 27, 2026 at 12:30 AM', '2026-11-27T00:30:00+03:00'],
    ['2026-11-27T23:50:00-05:00', 'November 27, 2026 at 11:50 PM', '2026-11-27T23:50:00-05:00'],
    ['2026-11-27T21:05:00Z', 'November 27, 2026 at 9:05 PM', '2026-11-27T21:05:00Z'],
  ])('%s', (moment, text, machine) => {
    process.env['TZ'] = zone;
    expect(dateText(moment, 'en', 'long')?.replace('\u202f', ' ')).toBe(text);
    expect(dateText(moment, 'en', 'medium')).toBe('Nov 27, 2026');
    expect(dateText(moment, 'ar', 'medium')).toMatch(/27|٢٧/);
    expect(machineDate(moment)).toBe(machine);
  });

  it('sorts and filters by the days of the page', () => {
    process.env['TZ'] = zone;
    const { after = 0, before = 0 } = readQuery('after:2026-11-27 before:2026-11-28').filter;
    for (const moment of ['2026-11-27', '2026-11-27T00:00:00+03:00', '2026-11-27T23:59:00-05:00']) {
      expect(pageTime(moment)).toBeGreaterThanOrEqual(after);
      expect(pageTime(moment)).toBeLessThan(before);
    }
  });

  it('shows a moment of the reader’s own by the reader’s clock', () => {
    process.env['TZ'] = zone;
    expect(ownDayText(new Date(2026, 10, 27, 0, 5).getTime(), 'en')).toBe('Nov 27, 2026');
    expect(ownDayText(new Date(2026, 10, 27, 23, 55).getTime(), 'en')).toBe('Nov 27, 2026');
  });
});

it.each(['', 'أمس', '2026-13-45', '2026', undefined])('%s is no date', (moment) => {
  expect(dateText(moment, 'ar', 'long')).toBeUndefined();
  expect(pageTime(moment)).toBeUndefined();
});

it('keeps the offset of a date in words', () => {
  expect(isoDate('Fri, 27 Nov 2026 00:00:00 +0300')).toBe('2026-11-27T00:00:00+03:00');
  expect(isoDate('Fri Nov 27 2026 08:15:00 GMT+0300 (Arabian Standard Time)')).toBe(
    '2026-11-27T08:15:00+03:00',
  );
  expect(isoDate('Fri, 27 Nov 2026 00:00:00 -0330')).toBe('2026-11-27T00:00:00-03:30');
  expect(isoDate('Fri, 27 Nov 2026 06:20:00 GMT')).toBe('2026-11-27T06:20:00Z');
});

describe('a moment that a page tells machines in UTC', () => {
  const zoned = (moment: string, others: readonly string[], shown?: string) =>
    inPageZone(
      moment,
      () => others,
      () => shown,
    );

  it.each([
    ['2026-11-26T21:00:00Z', ['2026-11-27T00:00:00+03:00'], undefined, '2026-11-27T00:00:00+03:00'],
    ['2026-11-26T21:30:00+00:00', [], '2026-11-27T00:30:00', '2026-11-27T00:30:00+03:00'],
    ['2026-11-26T21:30:00Z', [], '2026-11-27', '2026-11-27'],
    ['2026-11-27T03:10:00Z', [], '2026-11-26T22:10:00', '2026-11-26T22:10:00-05:00'],
  ])('%s %s %s', (moment, others, shown, expected) => {
    expect(zoned(moment, others, shown)).toBe(expected);
  });

  it.each([
    ['2026-11-27T00:00:00Z', [], '2026-11-26'],
    ['2026-11-26T12:00:00Z', [], '2026-11-27'],
    ['2026-11-26T12:00:00Z', [], '2026-12-04T15:00:00'],
    ['2026-11-26T12:00:00Z', ['2026-11-28T12:00:00+03:00'], undefined],
    ['2026-11-26T21:30:00+02:00', [], '2026-11-27'],
  ])('%s stays beside %s %s', (moment, others, shown) => {
    expect(zoned(moment, others, shown)).toBe(moment);
  });
});

it.each([
  ['America/New_York', '2026-11-26'],
  ['Asia/Riyadh', '2026-11-27'],
])('the day of a save in %s is the reader’s own', (zone, day) => {
  process.env['TZ'] = zone;
  expect(ownDay(Date.parse('2026-11-27T01:30:00Z'))).toBe(day);
});
