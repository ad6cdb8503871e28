// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { writerInLines } from '../../../src/extraction/metadata/named-writers.ts';
import { datesInLines } from '../../../src/extraction/metadata/shown-dates.ts';

const title = 'سد الوادي الأبيض يُملأ قبل نهاية الشتاء';

describe('a writer beside a date, without a label', () => {
  it.each([
    ['هالة المنصوري | 27 نوفمبر 2026', 'هالة المنصوري'],
    ['هالة المنصوري – 27 تشرين الثاني 2026', 'هالة المنصوري'],
    ['هالة المنصوري 2026-11-27', 'هالة المنصوري'],
    ['27 نوفمبر 2026 • هالة المنصوري', 'هالة المنصوري'],
    ['محمد وليد الصالح، ٢٧ نونبر ٢٠٢٦', 'محمد وليد الصالح'],
    ['محمد الصالح وهالة المنصوري | 27/11/2026', 'محمد الصالح وهالة المنصوري'],
    ['الدكتور فراس المغربل - 27/11/2026', 'الدكتور فراس المغربل'],
    ['مسقط - سامي حداد - السبت 7/11/2026', 'سامي حداد'],
    ['مسقط / سامي حداد / الأناضول 7/11/2026', 'سامي حداد'],
  ])('%s', (line, name) => {
    expect(writerInLines([line], title)).toEqual([name]);
    expect(datesInLines([line]).published).toMatch(/^2026-11-(?:2|0)7/);
  });
});

describe('what is no writer beside a date, which is kept', () => {
  it.each([
    ['a town', 'رام الله | 2026-11-27'],
    ['a town of three words', 'دير الزور القديمة 2026-11-27'],
    ['a town and a section', 'الرياض - كرة القدم - 27/11/2026'],
    ['a section', 'أخبار محلية | 27 نوفمبر 2026'],
    ['a section of two things', 'هند وفنون | 27 نوفمبر 2026'],
    ['an agency', 'رويترز | 27 نوفمبر 2026'],
    ['a town and agencies', 'بيت لحم - وكالات - 2026-11-27'],
    ['a desk', 'قسم التحقيقات والملفات الخاصة 2026-11-27'],
    ['the end of the headline', 'قبل نهاية الشتاء | 2026-11-27'],
    ['a label and its value', 'المدينة: هالة المنصوري 2026-11-27'],
  ])('%s', (_, line) => {
    expect(writerInLines([line], title)).toEqual([]);
    expect(datesInLines([line]).published).toBe('2026-11-27');
  });
});

it('takes no name for the writer’s that the headline has', () => {
  expect(writerInLines(['سليم العواد | 2026-11-27'], 'سليم العوّاد: تعبنا من الوعود')).toEqual([]);
});

it('takes no day that a sentence or a kicker tells of', () => {
  for (const line of ['كل ما نعرفه عن زلزال 6 شباط 2023', 'وقع الزلزال في 6 شباط 2023.'])
    expect(datesInLines([line])).toEqual({ published: undefined, updated: undefined });
});
