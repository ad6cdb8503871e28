import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Browser,
  borrow,
  browsers,
  isShare,
  mainlyIn,
  someOf,
  type View,
} from '../harness/index.ts';
import { violations } from '../reader/axe.ts';
import { sizes } from '../reader/screens.ts';
import { restoreFile } from './backup-file.ts';
import { inLibrary } from './in-page.ts';

/** What the page says: at first, and after it was edited without a word about it. */
const told = {
  first: {
    title: 'حريق في مخزن للحبوب بميناء النخيل',
    paragraphs: [
      'اندلع حريق كبير فجر اليوم في مخزن للحبوب بميناء النخيل، وقال شهود إن ألسنة اللهب ارتفعت عشرات الأمتار فوق الأرصفة.',
      'وأعلنت إدارة الدفاع المدني أن الحريق أودى بحياة ثلاثة عمال، وأن فرق الإطفاء سيطرت عليه بعد ست ساعات من العمل المتواصل.',
      'وقال مدير الميناء إن الشركة المشغّلة للمخزن لم تجدد رخصتها هذا العام، وإن تحقيقًا فُتح لمعرفة الأسباب والمسؤوليات.',
      'ويستقبل الميناء نصف واردات البلاد من القمح، ولم يتوقف العمل في الأرصفة الأخرى بحسب بيان صدر ظهر اليوم.',
    ],
  },
  edited: {
    title: 'حريق محدود في مخزن للحبوب بميناء النخيل',
    paragraphs: [
      'اندلع حريق كبير فجر اليوم في مخزن للحبوب بميناء النخيل، وقال شهود إن السنة اللهب ارتفعت عشرات الأمتار فوق الأرصفة.',
      'وأعلنت إدارة الدفاع المدني أن الحريق أودى بحياة خمسة عمال، وأن فرق الإطفاء سيطرت عليه بعد ست ساعات من العمل المتواصل.',
      'ويستقبل الميناء نصف واردات البلاد من القمح، ولم يتوقف العمل في الأرصفة الأخرى بحسب بيان صدر ظهر اليوم.',
      'ووعد وزير النقل بتعويض أسر الضحايا خلال شهر واحد، وبمراجعة شروط السلامة في جميع المخازن العامة والخاصة.',
    ],
  },
  again: {
    title: 'حريق محدود في مخزن للحبوب بميناء النخيل',
    paragraphs: [
      'اندلع حريق محدود مساء أمس في مخزن للحبوب بميناء النخيل، وقالت إدارة الميناء إنه لم يسفر عن خسائر تذكر في الأرصفة.',
      'وأعلنت إدارة الدفاع المدني أن فرق الإطفاء سيطرت على الحريق بعد ساعة واحدة، وأن العمل في الميناء لم يتوقف.',
      'وقال مدير الميناء إن المخزن كان خاليًا عند اندلاع الحريق، وإن لجنة فنية ستعاين المكان وترفع تقريرها خلال أسبوع.',
    ],
  },
  parted: {
    title: 'افتتاح جسر النخيل أمام السيارات',
    paragraphs: [
      'افتُتح صباح اليوم جسر النخيل أمام السيارات بعد عامين من الأشغال، وعبرته مئات المركبات في الساعة الأولى.',
      'وقالت وزارة الأشغال إن الجسر كلّف أربعين مليونًا دفعتها البلدية.',
      'وأضافت أن جسرًا ثانيًا للمشاة سيُبنى قربه في الربيع المقبل.',
      'ورحّب أصحاب المتاجر على الضفتين بالافتتاح، وتوقعوا أن تعود الحركة إلى السوق القديمة خلال أيام.',
      'ومُنعت الشاحنات من عبور الجسر حتى نهاية الشهر، وخُصص لها طريق يمر بالحي الصناعي شمال المدينة.',
    ],
  },
  whole: { title: '', paragraphs: [''] },
};
const [opening, cost, second, shops, lorries] = told.parted.paragraphs as [
  ...[string, string, string, string, string],
];
told.whole = {
  title: told.parted.title,
  paragraphs: [opening, lorries, `${cost} ${second.replace('ثانيًا', 'جديدًا')}`, shops],
};

function pageOf({ title, paragraphs }: typeof told.first): string {
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title}</title></head>
<body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
}

describe.runIf(mainlyIn('chromium')).each(browsers)('what changed, in %s', (name) => {
  let browser: Browser;
  let compare: View;
  let now: keyof typeof told = 'first';
  const server = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(told[now]));
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, resolve));
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, translates: false });
  });
  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  const changes = (): Promise<string[]> =>
    compare.evaluate(() =>
      Array.from(document.querySelectorAll('.compare-change'), (change) => {
        const copy = change.cloneNode(true) as HTMLElement;
        for (const said of copy.querySelectorAll('.visually-hidden')) said.remove();
        const marks = [...copy.querySelectorAll('ins, del')].map(
          (mark) => `${mark.tagName === 'INS' ? '+' : '-'}${mark.textContent}`,
        );
        return [change.getAttribute('aria-label'), ...marks].join(' ');
      }),
    );

  test('a silent edit of a saved article is seen from its pop-up, word by word', async () => {
    const { port } = server.address() as AddressInfo;
    const page = await browser.openPage(`http://127.0.0.1:${port}/fire`);
    const saving = await browser.openPopup(page);
    await saving.waitFor('.pair .original');
    await saving.click('.save');
    await saving.waitFor('.save[aria-pressed="true"]');
    // The first article that is saved tells what uninstalling deletes.
    await saving.waitFor('.backup-offer a');
    expect(await saving.text('.backup-offer')).toContain('removing Warraq deletes it all');
    await saving.close();
    now = 'edited';
    await page.reload();
    const popup = await browser.openPopup(page);
    await popup.waitFor('.notice a[href^="compare.html"]');
    await popup.click('.notice a[href^="compare.html"]');
    compare = await browser.findPage('compare.html');
    if (await browser.hasPopup()) await popup.close();
    await page.close();
    await expect
      .poll(changes)
      .toEqual([
        'Headline +محدود',
        'Reworded -ثلاثة +خمسة',
        `Removed -${told.first.paragraphs[2]}`,
        `Added +${told.edited.paragraphs[3]}`,
      ]);
    expect(await compare.text('.compare-bar p')).toBe('4 changes');
  });

  test('the spelling of hamza counts when it is asked for', async () => {
    await compare.click('.compare-exact input');
    await expect.poll(async () => (await changes())[1]).toBe('Reworded -ألسنة +السنة');
    await compare.click('.compare-exact input');
    await expect.poll(async () => (await changes()).length).toBe(4);
  });

  test('the keys go from change to change, and screen readers are told of each', async () => {
    const focused = (): Promise<string> =>
      compare.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await compare.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const seen: string[] = [];
    for (const key of ['n', 'n', 'n', 'n', 'n', 'p']) {
      await compare.press(key);
      seen.push(await focused());
    }
    expect(seen).toEqual(['Headline', 'Reworded', 'Removed', 'Added', 'Headline', 'Added']);
    const said = await compare.evaluate(
      () => document.querySelector('.compare-change:nth-of-type(2) ins')?.textContent,
    );
    expect(said).toBe('added: خمسة (end)');
  });

  test('axe finds nothing, in both languages, themes and widths, and nothing is cut off', async () => {
    const found: string[] = [];
    const screens = [
      ['en', 'light', 'wide'],
      ['ar', 'dark', 'narrow'],
      ['ar', 'sepia', 'wide'],
      ['en', 'dark', 'narrow'],
    ] as const;
    for (const [language, theme, width] of someOf(screens, 4)) {
      await browser.changeSettings({ language, theme });
      const [across, down] = sizes[width];
      await compare.resize(across, down);
      await compare.reload();
      await compare.waitFor('.compare-change');
      found.push(...(await violations(compare)).map((one) => `${language} ${theme} ${one}`));
      const over = await compare.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([width, over]).toEqual([width, 0]);
      const folder = process.env['WARRAQ_PICTURES'];
      if (folder)
        await compare.screenshot(`${folder}/compare-${name}-${language}-${theme}-${width}.png`);
    }
    await browser.changeSettings({ language: 'en', theme: 'light' });
    expect(found).toEqual([]);
  });

  test.each(someOf(['ar', 'en'], 2))(
    'at 360 pixels all stands in one column (%s)',
    async (language) => {
      await browser.changeSettings({ language, translates: true });
      await compare.resize(360, 800);
      await compare.reload();
      await compare.waitFor('.compare-change');
      const [outside, rows] = await compare.evaluate(() => {
        const within = document.querySelector('.compare-bar')?.getBoundingClientRect();
        const all = [...document.querySelectorAll('.compare :is(select, button, section, p, div)')];
        const boxes = all.map((part) => part.getBoundingClientRect());
        const out = boxes.filter(
          ({ left, right }) =>
            left < (within?.left ?? 0) - 0.5 || right > (within?.right ?? 0) + 0.5,
        );
        const buttons = [...document.querySelectorAll('.compare-bar button')];
        const tops = buttons.map((button) => button.getBoundingClientRect().top);
        return [out.length, new Set(tops).size];
      });
      expect([outside, rows]).toEqual([0, 1]);
      await browser.changeSettings({ language: 'en', translates: false });
    },
  );

  test('the versions go out with a backup and come back with it', async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitFor('.library-row');
    await library.click('.library-update');
    await library.until(() => !document.querySelector('.library-update'));
    const [row] = await inLibrary(library, 'listArticles');
    const versions = () => inLibrary(library, 'articleVersions', row?.id ?? '');
    const before = await versions();
    expect(before.map(({ role }) => role)).toEqual(['earlier', 'shown']);
    const file = Buffer.from(await inLibrary(library, 'backupBase64'), 'base64');
    await inLibrary(library, 'removeAllArticles');
    expect(await restoreFile(library, file)).toBe('1 article restored');
    expect(await versions()).toEqual(before);
    await library.waitFor('.library-compare');
    await library.click('.library-compare');
    await library.waitFor('.compare-change');
    expect(await library.text('.compare-bar p')).toBe('4 changes');
  });

  test('a paragraph that was split, and one that moved, are shown as that, in each language', async () => {
    const { port } = server.address() as AddressInfo;
    now = 'whole';
    const page = await browser.openPage(`http://127.0.0.1:${port}/bridge`);
    const saving = await browser.openPopup(page);
    await saving.waitFor('.pair .original');
    await saving.click('.save');
    await saving.waitFor('.save[aria-pressed="true"]');
    await saving.close();
    now = 'parted';
    await page.reload();
    const popup = await browser.openPopup(page);
    await popup.waitFor('.notice a[href^="compare.html"]');
    const address = await popup.evaluate(
      () => document.querySelector('.notice a')?.getAttribute('href') ?? '',
    );
    await popup.close();
    await page.close();
    compare = await browser.openExtensionPage(address);
    await expect.poll(changes).toEqual(['Paragraph split +¶ -جديدًا +ثانيًا', 'Moved down']);
    expect(await compare.text('.compare-bar p')).toBe('2 changes');
    const broken = await compare.evaluate(
      () => document.querySelector('.compare-break')?.textContent,
    );
    expect(broken).toBe('new paragraph from here¶');
    await compare.press('n');
    expect(await compare.evaluate(() => document.activeElement?.ariaLabel)).toBe('Paragraph split');
    expect(await violations(compare)).toEqual([]);
    await browser.changeSettings({ language: 'ar' });
    await compare.reload();
    await expect.poll(changes).toEqual(['قُسمت الفقرة +¶ -جديدًا +ثانيًا', 'نُقل إلى أسفل']);
    await browser.changeSettings({ language: 'en' });
    await compare.reload();
    await compare.waitFor('.compare-change');
    // The other way round it is two that were joined.
    for (const [place, version] of [1, 0].entries())
      await compare.evaluate(
        (at, value) => {
          const choice = document.querySelectorAll<HTMLSelectElement>('.compare-choice select')[at];
          if (choice) choice.value = value;
          choice?.dispatchEvent(new Event('change', { bubbles: true }));
        },
        place,
        String(version),
      );
    await expect.poll(changes).toEqual(['Moved up', 'Paragraphs joined -¶ -ثانيًا +جديدًا']);
    await compare.close();
  });

  // A browser that had such a window is not handed on; private-window.test.ts looks at what it keeps.
  test.skipIf(isShare)('a private window keeps no version of what it reads', async () => {
    const library = await browser.openExtensionPage('library.html');
    const [row] = await inLibrary(library, 'listArticles');
    const kept = async () => [
      await inLibrary(library, 'listArticles'),
      await inLibrary(library, 'articleVersions', row?.id ?? ''),
    ];
    const before = await kept();
    now = 'again';
    const { port } = server.address() as AddressInfo;
    const page = await browser.openPrivatePage(`http://127.0.0.1:${port}/fire`);
    const popup = await browser.openPopup(page);
    await expect.poll(() => popup.text('main')).toContain(told.again.paragraphs[0]);
    expect(await kept()).toEqual(before);
  });
});
