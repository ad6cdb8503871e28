import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../../src/article/model.ts';
import { type Browser, borrow, browsers, mainlyIn, someOf, type View } from '../harness/index.ts';
import { violations } from '../reader/axe.ts';
import { keepArticles } from '../reader/open-article.ts';
import { sizes } from '../reader/screens.ts';
import { restoreFile } from './backup-file.ts';
import { inLibrary } from './in-page.ts';
import { articles } from './sample.ts';

/** The samples under the ids that their addresses have: a backup is checked for them. */
const real = await Promise.all(
  articles.map(async (article) => ({ ...article, id: await articleId(article.url) })),
);
const [sample] = real;
if (!sample) throw new Error('no sample article');

/** The first sample's story as another site tells it, in its own words. */
const elsewhere = {
  ...sample,
  id: await articleId('https://www.elsewhere.example/a'),
  url: 'https://www.elsewhere.example/a',
  siteName: 'صوت المرفأ',
  title: 'قطارات جديدة بين المدن الساحلية في خطة تعلنها الحكومة',
  blocks: sample.blocks.map((block) => ({
    ...block,
    text: 'كشفت الحكومة خطة لتوسيع شبكة القطارات التي تربط المدن الساحلية، ويبدأ العمل مطلع العام المقبل.',
  })),
};

describe.runIf(mainlyIn('chromium')).each(browsers)('finding in the library, in %s', (name) => {
  let browser: Browser;
  let page: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ backupOffered: true });
    page = await browser.openExtensionPage('library.html');
    for (const article of [...real, elsewhere]) await inLibrary(page, 'saveArticle', article);
  });
  afterAll(() => browser?.close());

  const titles = (): Promise<string[]> =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('.library-row h3'), (title) => title.textContent ?? ''),
    );
  const search = (query: string): Promise<void> =>
    page.evaluate((text: string) => {
      const box = document.querySelector<HTMLInputElement>('.library-search input');
      if (!box) return;
      box.value = text;
      box.dispatchEvent(new Event('input'));
    }, query);
  const press = (css: string, label: string): Promise<unknown> =>
    page.until(
      (selector: string, text: string) => {
        const all = [...document.querySelectorAll<HTMLElement>(selector)];
        const found = all.find((one) => one.textContent === text || one.ariaLabel === text);
        found?.click();
        return found !== undefined;
      },
      { args: [css, label], what: label },
    );
  const listed = (): Promise<string[]> =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('.library-list'), (one) => one.textContent ?? ''),
    );
  const of = (...which: readonly number[]): string[] =>
    which.map((at) => articles[at]?.title ?? '').sort();
  const found = async (): Promise<string[]> => (await titles()).sort();

  test('exclusion and alternatives narrow and widen a search', async () => {
    await search('العمل -القطارات ');
    await expect.poll(found).toEqual(of(1, 2, 3));
    await search('التمور OR الزيتون ');
    await expect.poll(found).toEqual(of(2, 3));
    await search('العمل -site:news1.example -site:news2.example -site:elsewhere.example ');
    await expect.poll(found).toEqual(of(0, 3));
    await search('العمل after:soon ');
    await expect.poll(() => page.text('.search-ignored')).toContain('after:soon');
    await expect.poll(async () => (await titles()).length).toBe(5);
    await search('');
  });

  test('sites stand beside the list with their numbers', async () => {
    await expect.poll(listed).toEqual(expect.arrayContaining(['صوت المرفأ1', 'news1.example1']));
    await press('.library-list', 'صوت المرفأ1');
    await expect.poll(titles).toEqual([elsewhere.title]);
    await press('.library-list', 'All articles5');
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  test('many tags are folded as sites are, the chosen one in sight', async () => {
    const addTags = Array.from({ length: 12 }, (_, n) => `وسم ${n + 10}`);
    await inLibrary(page, 'changeArticles', [elsewhere.id], { addTags });
    const tags = async (): Promise<string[]> =>
      (await listed()).filter((one) => /^وسم|tags$/.test(one));
    const fold = (): Promise<string | null | undefined> =>
      page.evaluate(() =>
        [...document.querySelectorAll('.library-list.more')].at(-1)?.getAttribute('aria-expanded'),
      );
    await expect.poll(async () => (await tags()).at(-1)).toBe('All tags');
    const first = await tags();
    expect([first.length, await fold()]).toEqual([9, 'false']);
    await press('.library-list', 'All tags');
    await expect.poll(async () => (await tags()).length).toBe(13);
    expect([(await tags()).at(-1), await fold()]).toEqual(['Fewer tags', 'true']);
    expect(await violations(page)).toEqual([]);
    const last = (await tags()).at(-2) ?? '';
    expect(first).not.toContain(last);
    await press('.library-list', last);
    await expect.poll(titles).toEqual([elsewhere.title]);
    await press('.library-list', 'Fewer tags');
    await expect.poll(tags).toEqual([...first.slice(0, -1), last, 'All tags']);
    await inLibrary(page, 'changeArticles', [elsewhere.id], { removeTags: addTags });
    await press('.library-list', 'All articles5');
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  test('backups are offered also where all that is saved is archived', async () => {
    const ids = [...real, elsewhere].map(({ id }) => id);
    await inLibrary(page, 'changeArticles', ids, { state: 'archived' });
    await browser.changeSettings({ backupOffered: false });
    await page.reload();
    await page.waitFor('.library-empty');
    await page.waitFor('.notice .primary');
    expect(await page.text('.notice')).toContain('removing Warraq deletes it all');
    await inLibrary(page, 'changeArticles', ids, { state: 'unread' });
    await browser.changeSettings({ backupOffered: true });
    await page.until(() => !document.querySelector('.notice'));
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  test('the help tells what can be typed, and puts an example into the box', async () => {
    await page.click('.library-search .dropdown > button');
    await page.waitFor('.search-help');
    expect(await violations(page)).toEqual([]);
    await press('.search-help button', '-football');
    const typed = (): Promise<unknown> =>
      page.evaluate(() => {
        const box = document.querySelector<HTMLInputElement>('.library-search input');
        return [box?.value, document.activeElement === box];
      });
    await expect.poll(typed).toEqual(['-football', true]);
    await search('');
  });

  test('the numbers beside the lists are those of the articles that the lists show', async () => {
    await inLibrary(page, 'changeArticles', [elsewhere.id], { state: 'archived' });
    await expect
      .poll(listed)
      .toEqual(expect.arrayContaining(['All articles4', 'Saved4', 'Unread4', 'Archive1']));
    await press('.library-list', 'Saved4');
    await expect.poll(async () => (await titles()).length).toBe(4);
    await inLibrary(page, 'changeArticles', [elsewhere.id], { state: 'unread' });
    await press('.library-list', 'All articles5');
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  test('the way back from an article leads to the search that found it', async () => {
    await search('القطارات -مكتبة ');
    await expect.poll(async () => (await titles()).length).toBe(2);
    await page.click('.library-row h3 a');
    await page.until(() => location.pathname === '/reader.html');
    await page.evaluate(() => history.back());
    await page.waitFor('.library-row');
    await expect.poll(async () => (await titles()).length).toBe(2);
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLInputElement>('.library-search input')?.value,
      ),
    ).toBe('القطارات -مكتبة ');
    await search('');
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  test('a list is narrowed to some days', async () => {
    await page.click('.library-dates summary');
    await press('.library-dates button', 'Today');
    await expect.poll(async () => (await titles()).length).toBe(5);
    await page.evaluate(() => {
      const [, to] = document.querySelectorAll<HTMLInputElement>('.library-dates input');
      if (!to) return;
      to.value = '2020-01-01';
      to.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.waitFor('.library-empty');
    expect(await page.text('.library-empty')).toBe('No matches.');
    await press('.library-dates button', 'Any date');
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  test('the same story is found on another site, and the list comes back', async () => {
    await press(
      `.library-row:has(a[href*="${elsewhere.id}"]) button`,
      'The same story on other sites',
    );
    await expect.poll(titles).toEqual([sample.title]);
    expect(await page.text('.library-bar.similar')).toContain(elsewhere.title);
    await press('.library-bar button', 'Back to the list');
    await expect.poll(async () => (await titles()).length).toBe(5);
  });

  test('a saved search tells what is new in it, and comes back with a backup', async () => {
    await search('القطارات -مكتبة');
    await press('.library-bar button', 'Save this search');
    await page.waitFor('.search-form');
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('.search-form input');
      if (!box) return;
      box.value = 'قطارات';
      box.dispatchEvent(new Event('input'));
    });
    await press('.search-form button', 'Save');
    await expect.poll(listed).toContain('قطارات');
    await search('');
    const url = 'https://www.news1.example/later';
    const id = await articleId(url);
    await keepArticles(browser, [{ ...sample, id, url, title: 'توقف القطارات ساعة واحدة' }]);
    await expect.poll(listed, { timeout: 20_000 }).toContain('قطارات1 new');
    await press('.library-list', 'قطارات1 new');
    await expect.poll(async () => (await titles()).length).toBe(3);
    await expect.poll(listed).toContain('قطارات');
    const file = Buffer.from(await inLibrary(page, 'backupBase64'), 'base64');
    await inLibrary(page, 'removeAllArticles');
    await page.reload();
    await page.waitFor('.library-empty');
    expect(await listed()).not.toContain('قطارات');
    expect(await restoreFile(page, file)).toBe('6 articles restored');
    await expect.poll(listed, { timeout: 20_000 }).toContain('قطارات');
    await press('.library-kept-search .icon', 'Edit “\u2068قطارات\u2069”');
    await press('.search-form button', 'Delete');
    await expect.poll(listed).not.toContain('قطارات');
  });

  const screens = [
    ['en', 'light', 'wide'],
    ['ar', 'dark', 'wide'],
    ['ar', 'light', 'narrow'],
    ['en', 'dark', 'narrow'],
  ] as const;
  test.each(someOf(screens, 4))(
    'axe finds nothing in the library, and nothing is cut off: %s, %s, %s',
    async (language, theme, width) => {
      await browser.changeSettings({ language, theme });
      const [across, down] = sizes[width];
      await page.resize(across, down);
      await page.reload();
      await page.waitFor('.library-row');
      await page.click('.library-search .dropdown > button');
      await page.waitFor('.search-help');
      const folder = process.env['WARRAQ_PICTURES'];
      const picture = `${folder}/library-${name}-${language}-${theme}-${width}`;
      if (folder) await page.screenshot(`${picture}-help.png`);
      expect(await violations(page)).toEqual([]);
      await page.press('Escape');
      if (folder) await page.screenshot(`${picture}.png`);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
    },
  );
});
