import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forPages, type Service, startService } from '../../unit/translation/service.ts';
import { type Browser, borrow, browsers, someOf, type View } from '../harness/index.ts';
import { translated } from '../harness/reader.ts';

interface Story {
  readonly title: string;
  /** Each paragraph as its sentences. */
  readonly paragraphs: readonly (readonly string[])[];
}

const stories = {
  ar: {
    title: 'افتتاح جسر للمشاة فوق نهر المدينة',
    paragraphs: [
      [
        'افتتحت بلدية المدينة صباح الأحد جسرًا للمشاة يصل ضفتي النهر.',
        'وحضر الافتتاح جمع من الأهالي.',
      ],
      ['قال د. سامي النجار إن الجسر صُمّم ليحتمل الفيضان.', 'فهل يستعمله الناس في الشتاء؟'],
      ['وتنتهي أعمال الإنارة في الشهر المقبل بحسب البلدية.', 'وستُزرع على جانبيه أشجار من المنطقة.'],
    ],
  },
  fa: {
    title: 'پل تازه‌ی پیاده‌روی بر رودخانه‌ی شهر گشوده شد',
    paragraphs: [
      [
        'شهرداری صبح یکشنبه پل تازه‌ای برای پیاده‌روها بر رودخانه گشود.',
        'گروهی از مردم محله در آیین گشایش بودند.',
      ],
      ['مهندس پروژه گفت که پل در برابر سیلاب پایدار است.', 'آیا مردم در زمستان هم از آن می‌گذرند؟'],
      ['کار روشنایی پل تا ماه آینده پایان می‌گیرد.', 'در دو سوی آن درخت‌های بومی کاشته می‌شود.'],
    ],
  },
  ur: {
    title: 'شہر کے دریا پر پیدل چلنے والوں کے لیے نیا پل کھل گیا',
    paragraphs: [
      [
        'بلدیہ نے اتوار کی صبح دریا پر پیدل چلنے والوں کے لیے نیا پل کھول دیا۔',
        'محلے کے بہت سے لوگ تقریب میں شریک ہوئے۔',
      ],
      [
        'انجینئر نے کہا کہ یہ پل سیلاب کا مقابلہ کر سکتا ہے۔',
        'کیا لوگ سردیوں میں بھی اس سے گزریں گے؟',
      ],
      [
        'پل کی روشنیوں کا کام اگلے مہینے تک مکمل ہو جائے گا۔',
        'اس کے دونوں طرف مقامی درخت لگائے جائیں گے۔',
      ],
    ],
  },
  he: {
    title: 'נפתח גשר חדש להולכי רגל מעל נהר העיר',
    paragraphs: [
      [
        'העירייה פתחה ביום ראשון בבוקר גשר חדש להולכי רגל מעל הנהר.',
        'תושבים רבים מן השכונה באו לטקס.',
      ],
      ['המהנדסת אמרה שהגשר נבנה כדי לעמוד בשיטפונות.', 'האם התושבים ישתמשו בו גם בחורף?'],
      ['עבודות התאורה יסתיימו בחודש הבא לפי העירייה.', 'משני צדיו יינטעו עצים מן האזור.'],
    ],
  },
} as const satisfies Readonly<Record<string, Story>>;

type Language = keyof typeof stories;

/** What the service says in each target: so long that it takes two lines of the pane. */
const answers: Readonly<Record<string, string>> = {
  en: 'A new bridge for pedestrians stands over the river of the city, said the municipality. ',
  ar: 'قالت البلدية إن جسرًا جديدًا للمشاة يقوم فوق نهر المدينة منذ صباح الأحد الماضي. ',
  ur: 'بلدیہ نے کہا کہ شہر کے دریا پر پیدل چلنے والوں کے لیے ایک نیا پل بن گیا ہے۔ ',
  he: 'העירייה אמרה שגשר חדש להולכי רגל עומד מעל נהר העיר מאז יום ראשון בבוקר. ',
  fa: 'شهرداری گفت که پل تازه‌ای برای پیاده‌روها بر رودخانه‌ی شهر ساخته شده است. ',
};

interface Request {
  readonly q: readonly string[];
  readonly source: string;
  readonly target: string;
}

const requests: Request[] = [];
let service: Service;
let server: Server;
let base: string;

beforeAll(async () => {
  service = await startService();
  service.answer = forPages(({ body }, response) => {
    const request = body as Request;
    requests.push(request);
    const translatedText = request.q.map(() => (answers[request.target] ?? '').repeat(2).trim());
    response.end(JSON.stringify({ translatedText }));
  });
  server = createServer(({ url = '' }, reply) => {
    const story = stories[url.slice(1, 3) as Language];
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    if (!story) return void reply.writeHead(404).end();
    const text = story.paragraphs.map((sentences) => `<p>${sentences.join(' ')}</p>`).join('');
    reply.end(
      `<!doctype html><html lang="${url.slice(1, 3)}" dir="rtl"><title>${story.title}</title><article><h1>${story.title}</h1>${text}</article>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await service?.close();
});

/** How a translated paragraph lies: where the edges of its lines stand, and on which side its letters begin. */
interface Lie {
  readonly dir: string;
  readonly lang: string;
  /** From the first letter to the second, in CSS pixels: negative where they run from right to left. */
  readonly step: number;
  /** Room between the first line and the cell's right and left edge, in CSS pixels. */
  readonly right: number;
  readonly left: number;
}

function lieOf(view: View): Promise<Lie> {
  return view.evaluate(() => {
    const cell = document.querySelector<HTMLElement>('[data-block="1"] .cell.translation');
    if (!cell) throw new Error('no translation');
    cell.scrollIntoView();
    const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const boxOf = (at: number, end: number): DOMRect => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, end);
      return range.getClientRects()[0] ?? new DOMRect();
    };
    const around = (text.parentElement?.closest('p') ?? cell).getBoundingClientRect();
    const line = boxOf(0, text.length);
    return {
      dir: getComputedStyle(text.parentElement ?? cell).direction,
      lang: cell.lang,
      step: boxOf(1, 2).left - boxOf(0, 1).left,
      right: around.right - line.right,
      left: line.left - around.left,
    };
  });
}

/** Languages of an article and of its translation. */
const pairs: readonly (readonly [Language, Language | 'en'])[] = [
  ['fa', 'en'],
  ['ur', 'en'],
  ['he', 'en'],
  ['fa', 'ar'],
  ['he', 'ar'],
  ['ar', 'ur'],
  ['ar', 'he'],
  ['ar', 'fa'],
];

describe.each(browsers)('other languages in %s', (name) => {
  let browser: Browser;
  let tries = 0;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({
      ...{ engine: 'libretranslate', welcomed: true },
      engines: { libretranslate: { url: service.url } },
    });
  });
  afterAll(() => browser?.close());
  beforeEach(() => void requests.splice(0));

  test.each(someOf(pairs, 8))(
    'an article in %s is translated into %s, sentence by sentence, and lies right',
    async (source, target) => {
      await browser.changeSettings({ target });
      // An address of its own, so that a second try finds nothing kept.
      tries += 1;
      const page = await browser.openPage(`${base}/${source}?${tries}`);
      const popup = await browser.openPopup(page);
      await translated(popup);
      const { title, paragraphs } = stories[source];
      const wanted = [title, ...paragraphs.flat()].toSorted();
      expect(requests.flatMap(({ q }) => q).toSorted()).toEqual(wanted);
      expect(new Set(requests.map((one) => `${one.source}-${one.target}`))).toEqual(
        new Set([`${source}-${target}`]),
      );
      const lie = await lieOf(popup);
      expect(lie.lang).toBe(target);
      if (target === 'en') {
        expect(lie).toMatchObject({ dir: 'ltr' });
        expect(lie.step).toBeGreaterThan(0);
        expect(lie.left).toBeLessThan(2);
      } else {
        expect(lie).toMatchObject({ dir: 'rtl' });
        expect(lie.step).toBeLessThan(0);
        expect(lie.right).toBeLessThan(2);
      }
      await popup.close();
      await page.close();
    },
  );
});
