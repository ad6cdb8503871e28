import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { keepArticles } from '../reader/open-article.ts';
import { inLibrary } from './in-page.ts';
import { articles } from './sample.ts';
import { deleteEverything, openStorage } from './storage.ts';

describe.each(browsers)('the library page in %s', (name) => {
  let browser: Browser;
  let page: View;

  beforeAll(async () => {
    browser = await borrow(name);
    page = await browser.openExtensionPage('library.html');
    for (const article of articles) await inLibrary(page, 'saveArticle', article);
  });
  afterAll(() => browser?.close());

  const detail = test.runIf(mainlyIn('firefox'));
  const titles = (): Promise<string[]> =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('.library-row h3'), (title) => title.textContent ?? ''),
    );
  const rows = (count: number): Promise<boolean> =>
    page.until((n) => document.querySelectorAll('.library-row').length === n, {
      args: [count],
      what: `${count} rows`,
    });

  const search = (query: string): Promise<void> =>
    page.evaluate((text: string) => {
      const box = document.querySelector<HTMLInputElement>('.library-search input');
      if (!box) return;
      box.value = text;
      box.dispatchEvent(new Event('input'));
    }, query);
  /** Selects or unselects the article in a row; with Shift, all from the last one to it. */
  const check = (row: number, key?: 'shift'): Promise<void> =>
    page.evaluate(
      (at: number, shiftKey: boolean) => {
        const box = document.querySelectorAll('.library-check input')[at];
        box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
      },
      row - 1,
      key === 'shift',
    );
  const press = (css: string, label: string): Promise<unknown> =>
    page.until(
      (selector: string, text: string) => {
        const all = [...document.querySelectorAll<HTMLElement>(selector)];
        const found = all.find(({ textContent }) => textContent === text);
        found?.click();
        return found !== undefined;
      },
      { args: [css, label], what: label },
    );
  /** A test that is tried again begins with nothing selected. */
  const unselect = (): Promise<void> =>
    page.evaluate(() => document.querySelector<HTMLElement>('.selecting .icon')?.click());
  const selected = (label: string): Promise<unknown> => press('.selecting button', label);
  /** The titles in one of the lists beside, once it is shown. */
  const inList = async (list: string): Promise<string[]> => {
    await page.until(
      (label: string) => {
        const lists = [...document.querySelectorAll<HTMLElement>('.library-list')];
        const found = lists.find((one) => one.querySelector('bdi')?.textContent === label);
        const count = Number(found?.querySelector('.library-count')?.textContent);
        found?.click();
        return found && document.querySelectorAll('.library-row').length === count;
      },
      { args: [list], what: list },
    );
    return titles();
  };

  const sortBy = (order: string): Promise<void> =>
    page.evaluate((value: string) => {
      const box = document.querySelector<HTMLSelectElement>('.library-bar select');
      if (!box) return;
      box.value = value;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }, order);
  const titlesOf = (...which: readonly number[]): (string | undefined)[] =>
    which.map((at) => articles[at]?.title);

  test('shows what is saved, the newest first', async () => {
    await rows(4);
    await expect.poll(titles).toEqual(titlesOf(3, 2, 1, 0));
  });

  detail('sorts by title, alef forms as one letter, and by what was read last', async () => {
    await sortBy('title');
    await expect.poll(titles).toEqual(titlesOf(3, 1, 0, 2));
    await inLibrary(page, 'keepPosition', articles[1]?.id ?? '', { block: 0, progress: 0.2 });
    await sortBy('read');
    await expect
      .poll(async () => (await titles())[0], { timeout: 20_000 })
      .toBe(articles[1]?.title);
    await sortBy('added');
    await expect.poll(titles).toEqual(titlesOf(3, 2, 1, 0));
  });

  detail('sorts what is found by how well it matches, and as chosen while searching', async () => {
    const chosen = (): Promise<string | undefined> =>
      page.evaluate(() => document.querySelector<HTMLSelectElement>('.library-bar select')?.value);
    await search('is:unread قطار');
    await expect.poll(chosen).toBe('match');
    await sortBy('added-reverse');
    await search('site:الساحل المتحدث ');
    await rows(4);
    await expect.poll(titles).toEqual(titlesOf(0, 1, 2, 3));
    await sortBy('title');
    await expect.poll(titles).toEqual(titlesOf(3, 1, 0, 2));
    await sortBy('match');
    await search('');
    await rows(4);
    await expect.poll(chosen).toBe('added');
    await expect.poll(titles).toEqual(titlesOf(3, 2, 1, 0));
  });

  test('finds a word by another of its forms, and lights it', async () => {
    await page.type('.library-search input', 'والقطار');
    await rows(1);
    await expect.poll(titles).toEqual([articles[0]?.title]);
    await expect.poll(() => page.text('.library-excerpt mark')).toBe('القطارات');
    await search('');
    await rows(4);
  });

  detail(
    'orders several articles at once: tags, read, favourites, archive, and each list of them',
    async () => {
      await unselect();
      await check(1);
      await check(3, 'shift');
      await page.until(() => document.querySelectorAll('.library-row.selected').length === 3);
      await selected('Tags');
      await page.type('.tag-new input', 'الساحل');
      await page.press('Enter');
      await page.waitFor('.library-dialog [aria-pressed="true"]');
      await page.click('.library-dialog > .primary');
      await check(2);
      await selected('Mark as read');
      await selected('Add to favourites');
      await page.click('.library-bar .icon');
      await check(4);
      await selected('Archive');
      await rows(3);

      const oldest = articles[0]?.title;
      expect(await inList('Archive')).toEqual([oldest]);
      await check(1);
      await selected('Unarchive');
      await page.waitFor('.library-empty');
      const [, second, , newest] = articles.map(({ title }) => title);
      expect(await inList('Favourites')).toEqual([newest, second]);
      expect(await inList('Read')).toEqual([newest, second, oldest]);
      expect(await inList('الساحل')).toHaveLength(3);
      expect(await inList('All articles')).toHaveLength(4);
      await sortBy('added-reverse');
      await expect.poll(titles).toEqual(articles.map(({ title }) => title));
    },
  );

  detail('narrows a search by what stands before a colon', async () => {
    const [first, second, third, fourth] = articles.map(({ title }) => title);
    const found = async (query: string): Promise<string[]> => {
      await search(query);
      return (await titles()).sort();
    };
    const expectFound = (query: string, ...wanted: readonly (string | undefined)[]) =>
      expect.poll(() => found(query), { timeout: 10_000 }).toEqual([...wanted].sort());
    await expectFound('site:news1.example', second);
    await expectFound('tag:الساحل', second, third, fourth);
    await expectFound('is:unread', third);
    await expectFound('العمل is:favourite', second, fourth);
    await expectFound('"صادرات التمور"', fourth);
    await expectFound('العمل before:2020');
    await expectFound('الحكومة after:2020', first);
    await search('');
    await rows(4);
  });

  detail('finds what another page saves while the query stands in the box', async () => {
    const word = 'طوافات';
    const url = 'https://www.news1.example/later';
    const [sample] = articles;
    if (!sample) throw new Error('no sample article');
    await search(word);
    await page.waitFor('.library-empty');
    const id = 'e'.repeat(32);
    await keepArticles(browser, [{ ...sample, id, url, title: `${word} إنقاذ جديدة في الميناء` }]);
    await rows(1);
    await inLibrary(page, 'removeArticles', [id]);
    await search('');
    await rows(4);
  });

  test('removes articles, and brings them back', async () => {
    const before = await titles();
    await page.click('.library-row .library-buttons .button:last-child');
    await rows(3);
    await page.click('.library-toast .button');
    await rows(4);
    await unselect();
    await check(2);
    await check(3);
    await selected('Remove');
    await rows(2);
    await page.click('.library-toast .button');
    await rows(4);
    await expect.poll(titles).toEqual(before);
  });

  detail('gives the focus to the next row where one is removed, and undoes by key', async () => {
    const before = await titles();
    const focusIn = (row: number): Promise<string | undefined> =>
      page.evaluate((at: number) => {
        const row = document.querySelectorAll('.library-row')[at - 1];
        row?.querySelector<HTMLElement>('.library-buttons .button:last-child')?.focus();
        return document.activeElement?.getAttribute('aria-label') ?? undefined;
      }, row);
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.closest('h3')?.textContent ?? '');
    for (const [row, next] of [
      [2, 2],
      [4, 2],
    ] as const) {
      expect(await focusIn(row)).toBe('Remove');
      await page.evaluate(() => (document.activeElement as HTMLElement).click());
      await rows(3);
      await expect.poll(focused).toBe(before[next]);
      await page.evaluate(() =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { code: 'KeyZ', ctrlKey: true, bubbles: true }),
        ),
      );
      await rows(4);
      await expect.poll(() => page.text('.library-toast')).toBe('1 article is back');
    }
    await expect.poll(titles).toEqual(before);
  });

  detail('says that a backup is made, with its name and size', async () => {
    await openStorage(page);
    await press('.library-backup .button', 'Back up…');
    await expect
      .poll(() => page.text('.library-toast'))
      .toMatch(/^Backup made: .*warraq-[\d-]{10}\.warraq.* \([\d.]+ kB\)$/);
  });

  detail('is shown in the tab that has it open already', async () => {
    const options = await browser.openExtensionPage('options.html');
    await options.waitFor('#options-library ~ .button');
    await options.click('#options-library ~ .button');
    await page.until(() => !document.hidden, { what: 'the library in front' });
    const open = (await browser.addresses()).filter((url) => url.includes('library.html'));
    expect(open).toHaveLength(1);
  });

  test.runIf(mainlyIn('chromium'))('keeps everything through a crash of the browser', async () => {
    await inLibrary(page, 'changeArticles', [articles[1]?.id ?? ''], { addTags: ['مدن'] });
    await browser.restart(true);
    page = await browser.openExtensionPage('library.html');
    await rows(4);
    await search('tag:مدن');
    await rows(1);
    await expect.poll(() => page.text('.library-tags')).toContain('مدن');
  });

  test.runIf(mainlyIn('chromium'))(
    'repairs its lists when it opens, shows the article again and says so',
    async () => {
      await search('');
      await rows(4);
      await inLibrary(page, 'loseEntry', articles[0]?.id ?? '');
      await browser.restart();
      page = await browser.openExtensionPage('library.html');
      await page.waitFor('.notice');
      await expect
        .poll(() => page.text('.notice'))
        .toBe('1 article was missing from the lists and is back.');
      await rows(4);
    },
  );

  detail('deletes everything once it is confirmed', async () => {
    // What an earlier test opened is closed again.
    await page.reload();
    await rows(4);
    await openStorage(page);
    await deleteEverything(page);
    expect(await inLibrary(page, 'listArticles')).toEqual([]);
  });
});
