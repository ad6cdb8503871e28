import { describe, expect, it } from 'vitest';
import type { MarkedText } from '../../../src/article/html/marks.ts';
import {
  isAllKept,
  maskSentence,
  textAround,
  unmaskSentence,
  unsent,
} from '../../../src/translation/masking/masking.ts';
import { untranslatable } from '../../../src/translation/masking/untranslatable.ts';

const plain = (text: string) => maskSentence({ source: { text, marks: [] } });
const keptIn = (text: string) =>
  untranslatable(text).map(({ start, end }) => text.slice(start, end));

describe('what is not sent', () => {
  it.each([
    ['29', '29'],
    ['٣-١', '3-1'],
    ['١٢٫٥٪', '12.5%'],
    ['18:45', '18:45'],
    ['١٬٢٠٠ - ١٬٥٠٠', '1,200 - 1,500'],
    ['www.sahl.example/٢٠٢٤', 'www.sahl.example/٢٠٢٤'],
  ])('%s, which stands there as %s', (text, shown) => {
    expect(isAllKept(plain(text))).toBe(true);
    expect(unsent({ text, marks: [] }).text).toBe(shown);
  });

  it.each(['٢٩ نقطة', 'CO₂ 5 g', '5G في ٢٠٢٤'])('%s is', (text) =>
    expect(isAllKept(plain(text))).toBe(false),
  );
});

describe('what reads the same in every language', () => {
  it.each([
    [
      'عبر العنوان https://eyes.sahl.example/mawid?lang=ar&y=2024 أو',
      'https://eyes.sahl.example/mawid?lang=ar&y=2024',
    ],
    ['انظر (www.sahl.example/a_(b)).', 'www.sahl.example/a_(b)'],
    ['على الموقع sahl.example/news، ثم', 'sahl.example/news'],
    ['وعلى https://ar.sahl.example/wiki/القاهرة؟', 'https://ar.sahl.example/wiki/القاهرة'],
    ['إلى البريد shakawa@eyes.sahl.example، وتنشر', 'shakawa@eyes.sahl.example'],
    ['وعلى الحساب @eyes_sahl24 كل مساء', '@eyes_sahl24'],
    ['بالرقم +962 6 555 0142 في', '+962 6 555 0142'],
    ['بالرقم (06) 555-0142.', '(06) 555-0142'],
    ['هاتف: ٠٦٥٥٥٠١٤٢', '٠٦٥٥٥٠١٤٢'],
    ['على 920001234 يوميا', '920001234'],
    ['الملف report-2024.pdf مرفق', 'report-2024.pdf'],
    ['الرمز 0x1F4A9 خطأ', '0x1F4A9'],
    ['الثغرة CVE-2024-12345 خطيرة', 'CVE-2024-12345'],
    ['العنوان 192.168.1.10 محلي', '192.168.1.10'],
    ['المتغير max_size كبير', 'max_size'],
    ['المسار /etc/hosts هنا', '/etc/hosts'],
    ['نحو 10⁶ واط', '10⁶'],
    ['غاز CO₂ في', 'CO₂'],
  ])('is found: %s', (text, kept) => expect(keptIn(text)).toEqual([kept]));

  it.each([
    'بين 2010-2015 وفي 2024-11-21 و21-11-2024 (2024-11-21)',
    'بلغ 1 200 000 دينار و1,200,000 و12.5 و3.75 مليون',
    'بلغت ١٢٠٠٠٠٠ دينار',
    'الوسم #عيون_السهل وطائرة F-16 وقمة G20 و5G',
    'عند 10:30 يوم 21/11/2024 والنتيجة 3-1',
  ])('is not: %s', (text) => expect(keptIn(text)).toEqual([]));
});

describe('what an engine sees', () => {
  it('has names in the place of addresses and numbers', () => {
    const { sent } = plain('راسل a@b.example أو اتصل بالرقم +962 6 555 0142.');
    expect(sent.text).toBe('راسل QX1 أو اتصل بالرقم QX2.');
  });

  it('takes names that the text does not hold', () => {
    expect(plain('طراز QX1 في shop.example').sent.text).toBe('طراز QX1 في XQ1');
  });

  it('has no tatweel, no characters that nobody sees, no full vowels', () => {
    expect(plain('كـتـاب').sent.text).toBe('كتاب');
    expect(plain('بـ100 والـ«كتاب»').sent.text).toBe('ب 100 وال «كتاب»');
    expect(plain('الحا\u00adفلة مكت\u200bبة\u200f (\u2068نص\u2069) متط\u200cوعون').sent.text).toBe(
      'الحافلة مكتبة (نص) متطوعون',
    );
    expect(plain('ذَهَبَ الوَلَدُ إِلَى المَدْرَسَةِ وَعُمَان').sent.text).toBe('ذهب الولد إلى المدرسة وعمان');
    expect(plain('الفعل كَتَبَ هنا').sent.text).toBe('الفعل كتب هنا');
  });

  it('keeps what tells words apart, and what spelling and emoji need', () => {
    for (const text of [
      'سافر من عُمان إلى عمّان أيضاً',
      'او می\u200cخواهد',
      'عائلة 👨\u200d👩\u200d👧 هنا',
    ])
      expect(plain(text).sent.text).toBe(text);
  });

  it('holds for the text around it', () => {
    const text = 'كـتاب في shop.example';
    expect(textAround({ source: { text, marks: [] } })).toBe('كتاب في shop.example');
  });
});

describe('a note’s number', () => {
  const source: MarkedText = {
    text: 'أغلقت عام 19312، وعددها 723 درجة.',
    marks: [
      { start: 14, end: 15, element: 0 },
      { start: 14, end: 15, element: 1 },
      { start: 26, end: 27, element: 2 },
      { start: 26, end: 27, element: 3 },
    ],
  };
  const roles = [
    { start: 14, end: 15, role: 'note' },
    { start: 26, end: 27, role: 'note' },
  ] as const;
  const sentence = maskSentence({ source, roles });

  it('is an element without text for the engine', () => {
    expect(sentence.sent).toEqual({
      text: 'أغلقت عام 1931، وعددها 72 درجة.',
      marks: [
        { start: 14, end: 14, element: 0 },
        { start: 25, end: 25, element: 2 },
      ],
    });
  });

  it.each([[[]], [[{ start: 6, end: 6, element: 2 }]]])(
    'comes back behind its number: %j',
    (marks) => {
      const text = 'There are 72 steps; closed in 1931.';
      expect(unmaskSentence(sentence, { marked: { text, marks } })?.marked).toEqual({
        text: 'There are 723 steps; closed in 19312.',
        marks: [
          { start: 12, end: 13, element: 2 },
          { start: 12, end: 13, element: 3 },
          { start: 35, end: 36, element: 0 },
          { start: 35, end: 36, element: 1 },
        ],
      });
    },
  );

  it('comes back where its element stands, or at the end', () => {
    const one = maskSentence({
      source: { text: 'قال الوزير1 ذلك.', marks: [{ start: 10, end: 11, element: 4 }] },
      roles: [{ start: 10, end: 11, role: 'note' }],
    });
    const marked = { text: 'The minister said so.', marks: [{ start: 12, end: 12, element: 4 }] };
    expect(unmaskSentence(one, { marked })?.marked.text).toBe('The minister1 said so.');
    expect(unmaskSentence(one, { marked: { ...marked, marks: [] } })?.marked.text).toBe(
      'The minister said so.1',
    );
  });
});

describe('what was kept', () => {
  const source: MarkedText = {
    text: 'زر https://a.example/x الآن.',
    marks: [
      { start: 3, end: 22, element: 0 },
      { start: 11, end: 20, element: 1 },
    ],
  };
  const sentence = maskSentence({ source });
  const back = (text: string) => unmaskSentence(sentence, { marked: { text, marks: [] } })?.marked;

  it.each(['Visit QX1 now.', 'Visit qx1 now.', 'Visit QX 1 now.', 'Visit QX١ now.'])(
    'comes back with its own elements: %s',
    (answer) =>
      expect(back(answer)).toEqual({
        text: 'Visit https://a.example/x now.',
        marks: [
          { start: 6, end: 25, element: 0 },
          { start: 14, end: 23, element: 1 },
        ],
      }),
  );

  it.each(['Visit now.', 'QX1 QX1', 'Visit QX12', 'theQX1', 'QX1s', 'QX1 xQX1'])(
    'is missed where its name is not there once: %s',
    (answer) => expect(back(answer)).toBeUndefined(),
  );

  it('takes the links between words along', () => {
    const links = [
      { source: { start: 0, end: 2 }, target: { start: 0, end: 5 } },
      { source: { start: 3, end: 6 }, target: { start: 6, end: 9 } },
      { source: { start: 7, end: 11 }, target: { start: 10, end: 13 } },
    ];
    const read = unmaskSentence(sentence, { marked: { text: 'Visit QX1 now.', marks: [] }, links });
    expect(read?.links).toEqual([
      { source: { start: 0, end: 2 }, target: { start: 0, end: 5 } },
      { source: { start: 3, end: 22 }, target: { start: 6, end: 25 } },
      { source: { start: 23, end: 27 }, target: { start: 26, end: 29 } },
    ]);
  });

  it('is a formula as it is written, while a unit’s sign is translated', () => {
    const formula = maskSentence({
      source: {
        text: 'بلغ 106 م2 من CO2.',
        marks: [
          { start: 6, end: 7, element: 0 },
          { start: 9, end: 10, element: 1 },
          { start: 16, end: 17, element: 2 },
        ],
      },
      roles: [
        { start: 6, end: 7, role: 'raised', sign: '⁶' },
        { start: 9, end: 10, role: 'raised', sign: '²' },
        { start: 16, end: 17, role: 'raised', sign: '₂' },
      ],
    });
    expect(formula.sent).toEqual({ text: 'بلغ QX1 م² من QX2.', marks: [] });
    expect(
      unmaskSentence(formula, { marked: { text: 'It is QX1 m² of QX2.', marks: [] } })?.marked,
    ).toEqual({
      text: 'It is 106 m² of CO2.',
      marks: [
        { start: 8, end: 9, element: 0 },
        { start: 18, end: 19, element: 2 },
      ],
    });
  });
});
