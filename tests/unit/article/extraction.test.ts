// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  articleAddress,
  plainAddress,
  safeAddress,
} from '../../../src/article/address/canonical-address.ts';
import { textDirection } from '../../../src/article/text/direction.ts';
import { textLanguage } from '../../../src/article/text/language.ts';
import { articleByline } from '../../../src/extraction/metadata/bylines.ts';
import { fromIslamic } from '../../../src/extraction/metadata/calendars.ts';
import { dateInText, isoDate } from '../../../src/extraction/metadata/dates.ts';
import { excerptOf } from '../../../src/extraction/metadata/excerpt.ts';
import { readJsonLd } from '../../../src/extraction/metadata/json-ld.ts';
import { writerInLines } from '../../../src/extraction/metadata/named-writers.ts';
import { datesInLines } from '../../../src/extraction/metadata/shown-dates.ts';
import { articleTitle, headingPlaces } from '../../../src/extraction/metadata/titles.ts';

function page(body: string, head = ''): Document {
  const made = document.implementation.createHTMLDocument('');
  for (const [root, html] of [
    [made.head, head],
    [made.body, body],
  ] as const)
    root.append(...new DOMParser().parseFromString(`<body>${html}`, 'text/html').body.childNodes);
  return made;
}

describe('dates', () => {
  it.each([
    ['الأربعاء 13 مارس 2024', '2024-03-13'],
    ['١٣ آذار ٢٠٢٤', '2024-03-13'],
    ['3 شباط / فبراير 2024', '2024-02-03'],
    ['5 تشرين الثاني، 2023 - 14:05', '2023-11-05T14:05:00'],
    ['نشر في 7 أوت 2021', '2021-08-07'],
    ['12 de mayo de 2024', '2024-05-12'],
    ['22 رجب 1445 هـ', '2024-02-03'],
    ['دوشنبه ۱۲ شهریور ۱۴۰۳', '2024-09-02'],
    ['۳۰ اسفند ۱۴۰۳', '2025-03-20'],
    ['۱ فروردین ۱۴۰۳ - ۱۰:۲۵', '2024-03-20T10:25:00'],
    ['1445/9/1', '2024-03-11'],
    ['الجمعة 17/6/1448هـ - 27/11/2026م', '2026-11-27'],
    ['1448/06/17 هـ - 2026 / 11 / 27 م', '2026-11-27'],
    ['الجمعة 16 جمادى الآخرة 1448 (27/11/2026)', '2026-11-27'],
    ['27 تشرين ثاني 2026', '2026-11-27'],
    ['27 (تشرين الثاني) نوفمبر لعام 2026', '2026-11-27'],
    ['27/11/2026 - 10.30', '2026-11-27'],
    ['بيت لحم - وكالات - 2026-11-27', '2026-11-27'],
    ['GMT 17:27 17.03.2020', '2020-03-17T17:27:00+00:00'],
    ['9:30 مساءً 2/1/2024', '2024-01-02T21:30:00'],
    ['2/1/2024 - 4:15 عصراً', '2024-01-02T16:15:00'],
    ['2/1/2024 14:05 GMT+3', '2024-01-02T14:05:00+03:00'],
    ['14:05 غرينتش +5:30 | 2/1/2024', '2024-01-02T14:05:00+05:30'],
    ['14:05 GMT -2/1/2024', '2024-01-02T14:05:00+00:00'],
    ['2/1/2024 5:05 فجراً', '2024-01-02T05:05:00'],
    ['2/1/2024، 12:40 بعد الظهر', '2024-01-02T12:40:00'],
    ['2/1/2024 12:15 صباحا', '2024-01-02T00:15:00'],
    ['2/1/2024 - 12:30 بعد منتصف الليل', '2024-01-02T00:30:00'],
    ['2/1/2024 - 9:30 ص بتوقيت مكة المكرمة', '2024-01-02T09:30:00+03:00'],
    ['2/1/2024 14:05 (بتوقيت جرينتش)', '2024-01-02T14:05:00+00:00'],
    ['15 رمضان لعام 1445', '2024-03-25'],
    ['۱۲ شهریور ماه ۱۴۰۳', '2024-09-02'],
    ['05 May 2024, 10:23 AM KSA', '2024-05-05T10:23:00+03:00'],
    ['March 5th, 2024', '2024-03-05'],
    ['15 בספטמבר, 2013', '2013-09-15'],
    ['نوفمبر شهر بارد', undefined],
    ['هاتف 0551234567', undefined],
  ])('%s', (text, date) => {
    expect(dateInText(text)?.slice(0, date?.length)).toBe(date);
  });

  it('reads a year of two digits only where the line says no more', () => {
    expect(dateInText('03.03.24 | 14:20')).toBe('2024-03-03T14:20:00');
    expect(dateInText('פורסם: 11.2.25')).toBe('2025-02-11');
    expect(dateInText('تتضمن النسخة 1.2.24 من التطبيق خرائط جديدة للمدينة')).toBeUndefined();
    expect(dateInText('31.13.24')).toBeUndefined();
  });

  it('keeps the zone that a machine gives, and adds none', () => {
    expect(isoDate('2024-03-13T09:20:00+0300')).toBe('2024-03-13T09:20:00+03:00');
    expect(isoDate('2024-03-13 09:20')).toBe('2024-03-13T09:20:00');
    expect(isoDate('Wed, 13 Mar 2024 06:20:00 GMT')).toBe('2024-03-13T06:20:00Z');
    expect(isoDate('gestern')).toBeUndefined();
    expect(fromIslamic(1445, 13, 1)).toBeUndefined();
  });
});

/** An Arabic text of which a quarter is in another language of its script. */
const quoting = (quote: string): string =>
  `قالت البلدية إن أعمال ترميم الجسر القديم تبدأ مطلع الشهر المقبل بعد تأخر دام ستة أشهر بسبب نقص التمويل. ${quote} وأضاف رئيسها أن الحكومة تتحمل ثلثي الكلفة، وأن الباقي يأتي من رسوم المواقف في المدينة.`;

describe('direction and language', () => {
  it('counts letters, not digits and signs', () => {
    expect(textDirection('إطلاق iPhone 15 Pro Max في الأسواق', 'ltr')).toBe('rtl');
    expect(textDirection('The word سلام means peace in Arabic', 'rtl')).toBe('ltr');
    expect(textDirection('2024-03-13 (12:30)', 'rtl')).toBe('rtl');
  });

  it.each([
    ['أعلنت الوزارة عن افتتاح المدرسة الجديدة في الحي', 'en-US', 'ar'],
    ['به گزارش خبرنگار ما این نمایشگاه برگزار می‌شود و پایان یافت', 'ar', 'fa'],
    ['عدالت نے کمشنر کو طلب کر لیا ہے اور کہا کہ یہ رپورٹ پیش کی جائے', undefined, 'ur'],
    ['העירייה פתחה הבוקר גשר חדש מעל הנחל', 'en', 'he'],
    ['The bridge opened in the morning and the city is glad', 'ar', 'en'],
    ['أعلنت الوزارة عن افتتاح المدرسة', 'ar-EG', 'ar-EG'],
    [quoting('عدالت نے کمشنر کو طلب کر لیا ہے اور کہا کہ یہ رپورٹ پیش کی جائے'), 'ar', 'ar'],
    [quoting('حکومەت دەڵێت ڕێگای نوێی شارەکە لە ساڵی داهاتوودا دەکرێتەوە'), 'ar', 'ar'],
    [quoting('د کابل ښاروالۍ وویل چې نوې لار به په راتلونکي کال کې پرانیستل شي'), undefined, 'ar'],
    ['حکومەت دەڵێت ڕێگای نوێی شارەکە لە ساڵی داهاتوودا دەکرێتەوە', undefined, 'ckb'],
    ['د کابل ښاروالۍ وویل چې نوې لار به په راتلونکي کال کې پرانیستل شي', undefined, 'ps'],
  ])('%s', (text, claimed, language) => {
    expect(textLanguage(text, claimed)).toBe(language);
  });
});

describe('titles', () => {
  const title = (body: string, given: readonly string[], siteName?: string): string => {
    const made = page(body);
    const headings = [...made.querySelectorAll(headingPlaces)];
    const site = { name: siteName, host: 'alwadi.example' };
    return articleTitle(made, { headings, given, site });
  };

  it('keeps a speaker before a colon', () => {
    expect(title('', ['وزير النقل: سنبني ثلاثة جسور هذا العام - الوادي نيوز'], 'الوادي نيوز')).toBe(
      'وزير النقل: سنبني ثلاثة جسور هذا العام',
    );
  });

  it('takes the heading that says what the page is titled, not the name of the site', () => {
    const body = '<h1>صحيفة الوادي</h1><h2>جسر جديد فوق وادي السدر</h2>';
    expect(title(body, ['جسر جديد فوق وادي السدر | صحيفة الوادي'])).toBe('جسر جديد فوق وادي السدر');
  });

  describe('is never the shorter of two of which one is the beginning of the other', () => {
    const whole =
      'بلدية السدر تفتح الجسر الجديد أمام السيارات والمشاة قبل حلول الشتاء بأسبوعين وتعد بجسر آخر في الربيع المقبل عند المدخل الغربي للبلدة';
    const cuts: readonly [string, string][] = [
      ['at a word, marked', `${whole.slice(0, whole.indexOf(' والمشاة'))}…`],
      ['within a word, marked', `${whole.slice(0, whole.indexOf('شتاء') + 2)}...`],
      ['within an early word', 'بلدية السدر تفتح الجسر الجد'],
      ['at 110 characters', whole.slice(0, 110)],
      ['at a word, unmarked', whole.slice(0, whole.indexOf(' والمشاة'))],
    ];
    it.each(cuts)('%s', (_, cut) => {
      expect(title(`<h1>${whole}</h1>`, [cut])).toBe(whole);
      expect(title(`<h1>${whole}</h1><h1>صحيفة الوادي</h1>`, [cut])).toBe(whole);
      expect(title(`<h1>${cut}</h1>`, [whole])).toBe(whole);
      expect(title('', [cut, whole])).toBe(whole);
      expect(title('', [whole, cut])).toBe(whole);
      expect(title('', [cut, `${whole} - صحيفة الوادي`], 'صحيفة الوادي')).toBe(whole);
      expect(title(`<h1>${whole}</h1>`, [`${cut} | صحيفة الوادي`], 'صحيفة الوادي')).toBe(whole);
    });

    it.each([
      'جسر جديد فوق وادي السدر | أخبار محلية وعالمية عن الجسور والطرق',
      'جسر جديد فوق وادي السدر صحيفة الوادي',
      'جسر جديد فوق وادي السدر – كل ما جرى في يوم الافتتاح',
    ])('but what a mark parts or the site’s name is no part of it: %s', (other) => {
      const short = 'جسر جديد فوق وادي السدر';
      expect(title(`<h1>${short}</h1>`, [short, other], 'صحيفة الوادي')).toBe(short);
    });
  });

  it('leaves a stroke that belongs to the headline', () => {
    const headline = 'أسوأ اللاعبين في الموسم ومن يجب أن يحل مكانهم | كريم ندا';
    expect(title(`<h1>${headline}</h1>`, [`${headline} – alwadi`])).toBe(headline);
  });

  it('reads a line break as a space, and leaves out a section and a reading time in the heading', () => {
    const headline = 'جسر جديد فوق وادي السدر يفتح غدا';
    const parts = `<h1><span>محليات</span><span>${headline}</span><small>3 دقائق</small></h1>`;
    expect(title(parts, [headline])).toBe(headline);
    expect(title(`<h1>${headline}<small>3 دقائق</small></h1>`, [headline])).toBe(headline);
    expect(title('<h1>جسر جديد..<br>وهذه صوره</h1>', ['جسر جديد.. وهذه صوره'])).toBe(
      'جسر جديد.. وهذه صوره',
    );
    expect(title('<h1><b>خاص:</b> جسر جديد فوق الوادي</h1>', ['خاص: جسر جديد فوق الوادي'])).toBe(
      'خاص: جسر جديد فوق الوادي',
    );
  });
});

describe('bylines', () => {
  const byline = (linked: readonly string[], meta?: string, body = ''): string | undefined =>
    articleByline({
      page: page(body),
      region: undefined,
      linked,
      meta,
      near: () => [],
      below: () => [],
      site: { name: 'الوادي نيوز', host: 'alwadi.example' },
      others: ['عنوان', 'محليات'],
    });

  it.each([
    ['admin'],
    ['الوادي نيوز'],
    ['محليات'],
    ['https://alwadi.example/author/1'],
    ['مدير الموقع'],
    ['Post author'],
    ['أرسل بريدا إلكترونيا'],
    ['في فبراير'],
  ])('%s is no writer', (name) => {
    expect(byline([name])).toBeUndefined();
  });

  it('is cut out of its line, and not believed of the head alone', () => {
    expect(byline([], undefined, '<span class="author-name">بقلم: ندى الخالدي</span>')).toBe(
      'ندى الخالدي',
    );
    expect(byline([], 'Studio Ltd', '<p>نص</p>')).toBeUndefined();
    expect(writerInLines(['13/3/2024 | كتب: هيثم القيسي'])).toEqual(['هيثم القيسي']);
    expect(writerInLines(['هيثم القيسي، مراسل في الجنوب'])).toEqual(['هيثم القيسي']);
    expect(writerInLines(['النقابة تكرم كاتبة من الجنوب'])).toEqual([]);
    expect(writerInLines(['كتب وصيته ومات.', 'كتبت رسالة إلى أمها!'])).toEqual([]);
    expect(writerInLines(['كتبت: ندى خ.'])).toEqual(['ندى خ.']);
    expect(byline([], undefined, '<p class="byline">بواسطة: ندى الخالدي في 3/5/2024</p>')).toBe(
      'ندى الخالدي',
    );
  });

  it.each([
    ['<h4 class="author">نُشر بواسطة <a href="/a"><strong>ندى</strong></a></h4>', 'ندى'],
    ['<span class="byline"> من <span class="author vcard"><a>ندى</a></span></span>', 'ندى'],
    ['<div class="post-author-name"><div class="author-by">Por</div> <a>Nada</a></div>', 'Nada'],
    [
      '<a rel="author" href="https://alwadi.example/">دفتر المدينة</a><span class="p-author">ندى</span>',
      'ندى',
    ],
    ['<span class="byline"><a rel="tag" href="/tag/1">قرى</a></span>', undefined],
  ])('in %s', (body, name) => {
    expect(byline([], undefined, body)).toBe(name);
  });

  it('stands behind the labels of makers of sites', () => {
    for (const line of [
      'تمت الكتابة بواسطة: ندى الخالدي',
      'كتابة: ندى الخالدي',
      'Author, ندى الخالدي',
      'اعداد: ندى الخالدي',
      'بقلم - ندى الخالدي',
      '13/3/2024 | بواسطه ندى الخالدي',
      'مرسلة بواسطة ندى الخالدي',
    ])
      expect(writerInLines([line])).toEqual(['ندى الخالدي']);
    for (const line of ['كتابة على الجدار القديم', 'نشرة الأخبار المسائية', 'کتب درسی نو'])
      expect(writerInLines([line])).toEqual([]);
  });
});

describe('dates near the headline', () => {
  it('are told from those of an update', () => {
    const both = [
      'تاريخ التحديث:',
      'تاريخ التحديث: 3 فبراير 2024',
      '3 فبراير 2024',
      '2 فبراير 2024',
    ];
    const found = { published: '2024-02-02', updated: '2024-02-03' };
    expect(datesInLines(both)).toEqual(found);
    const update = { published: '2024-02-03', updated: '2024-02-03' };
    expect(datesInLines(both.slice(0, 3))).toEqual(update);
    expect(datesInLines([...both.slice(0, 3), 'Retrieved 3/1/2024'])).toEqual(update);
    expect(datesInLines(['نشر في 2 فبراير 2024، آخر تحديث 3 فبراير 2024'])).toEqual(found);
  });

  it.each([
    ['آخر تحديث: 3 فبراير 2024 - تاريخ النشر: 2 فبراير 2024'],
    ['تم التحديث في 3/2/2024', 'نُشر في 2/2/2024', 'تم التحديث في 3/2/2024 نُشر في 2/2/2024'],
    ['تاريخ النشر: 2 فبراير 2024 آخر تحديث: 3 فبراير 2024'],
    ['2 فبراير 2024 | مُحدَّث 3 فبراير 2024'],
    ['Updated February 3, 2024', 'Published February 2, 2024'],
    ['به‌روزرسانی: 3 فوریه 2024', '2 فوریه 2024'],
  ])('are told by the labels before them, in any order: %s', (...lines) => {
    expect(datesInLines(lines)).toEqual({ published: '2024-02-02', updated: '2024-02-03' });
  });

  it.each([
    'يقام المهرجان في 20 ديسمبر 2026.',
    'نشر الكتاب في 7 يونيو 2023.',
    'ولد في 3 مارس 1950!',
    'قال: «نلتقي في 5 مايو 2027.»',
  ])('are none that a sentence tells of: %s', (line) => {
    expect(datesInLines([line]).published).toBeUndefined();
  });
});

describe('JSON-LD', () => {
  it.each([
    ',"articleBody":"أعلن مجلس البلدة',
    ',"articleBody":"قال: \\"نعم\\", ثم',
    ',"image":{"@type":"ImageObject","url":"https://a.example/',
    ',"keywords":["ماء","بلد',
    ',',
  ])('that was cut short is read up to its last whole field: %s', (rest) => {
    const whole = '{"@type":"NewsArticle","author":{"name":"ريم"},"datePublished":"2026-11-20"';
    const html = `<script type="application/ld+json">${whole}${rest}</script>`;
    expect(readJsonLd(page('', html))).toMatchObject({
      authors: ['ريم'],
      publishedTime: '2026-11-20',
      text: undefined,
    });
  });

  it('is read in a graph, with raw line ends in its strings', () => {
    const found = readJsonLd(
      page(
        '',
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"س"},{"@type":["NewsArticle"],"headline":"عنوان\nطويل","author":{"@id":"#a"}},{"@id":"#a","name":"ريم"}]}</script>',
      ),
    );
    expect(found).toMatchObject({ headline: 'عنوان طويل', authors: ['ريم'] });
  });
});

describe('addresses', () => {
  it('lose tracking, AMP and fragments, and never lead to another site', () => {
    expect(plainAddress('https://a.example/n/1/amp/?utm_source=x&id=2#top')).toBe(
      'https://a.example/n/1/?id=2',
    );
    expect(articleAddress('https://m.a.example/n/1', 'https://www.a.example/n/1')).toBe(
      'https://www.a.example/n/1',
    );
    expect(articleAddress('https://a.example/n/1', 'https://b.example/n/1')).toBe(
      'https://a.example/n/1',
    );
    expect(articleAddress('https://a.example/n/1', 'https://a.example/')).toBe(
      'https://a.example/n/1',
    );
    expect(safeAddress('javascript:alert(1)', 'https://a.example/')).toBeUndefined();
  });
});

describe('an excerpt', () => {
  const raw = (kind: 'paragraph' | 'heading' | 'picture' | 'standfirst', text: string) => ({
    ...{ kind, text },
    element: document.createElement('p'),
  });
  const sentences = Array.from(
    { length: 8 },
    (_, at) => `هذه هي الجملة رقم ${at + 1} من الخبر كله.`,
  );

  it('is whole sentences of the text, as many as there is room for', () => {
    const excerpt = excerptOf([raw('paragraph', sentences.join(' '))]) ?? '';
    expect(excerpt.length).toBeLessThanOrEqual(280);
    expect(excerpt.length).toBeGreaterThan(200);
    expect(sentences.join(' ').startsWith(excerpt)).toBe(true);
    expect(excerpt.trim().endsWith('.')).toBe(true);
  });

  it('is the first sentence, whole, where that one is long', () => {
    const long = `${'وقال الوزير إن العمل يجري '.repeat(20)}كما خطط له.`;
    expect(
      excerptOf([
        raw('paragraph', `${long} ثم انصرف الوزير إلى مكتبه في العاصمة مع مساعديه.`),
      ])?.trim(),
    ).toBe(long);
  });

  it('is neither a caption nor a heading, and none where there is no text', () => {
    const others = [raw('picture', 'صورة: الجسر'), raw('heading', 'عن الجسر')];
    expect(excerptOf([...others, raw('paragraph', 'النص.')])).toBe('النص.');
    expect(excerptOf([raw('standfirst', 'مقدمة الخبر'), raw('paragraph', 'النص.')])).toBe(
      'مقدمة الخبر',
    );
    expect(excerptOf(others)).toBeUndefined();
  });
});
