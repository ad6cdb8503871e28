import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSampleDictionary, chooseDictionary, sampleDictionary } from '../harness/dictionary.ts';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { violations } from './axe.ts';
import { middleOf } from './middle-of.ts';
import { articleOf, openArticle } from './open-article.ts';

const first = 'وقالت رئيسة البلدية إن المكتبة بيت للجميع، ولا تحتاج إلى كهرباء كثيرة.';
const second = '«<b>ا</b>لمدينة» مدينتنا، وكتبها كثيرة.';
const article = articleOf('مدينة تفتتح مكتبتين', [
  { html: `<p>${first}</p>`, text: first },
  { html: `<p>${second}</p>`, text: second.replace(/<[^>]*>/g, '') },
  { html: '<table><tr><td>الأطفال</td></tr></table>', text: 'الأطفال' },
]);

/** Runs in the page: a double click at a place of the window. */
function doubleClickAt({ x, y }: { x: number; y: number }): void {
  const event = new MouseEvent('dblclick', { bubbles: true, clientX: x, clientY: y });
  document.elementFromPoint(x, y)?.dispatchEvent(event);
}

describe.runIf(mainlyIn('firefox')).each(browsers)('looking a word up in %s', (name) => {
  let browser: Browser;
  let reader: View;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, translates: false });
    await addSampleDictionary(browser);
    reader = await openArticle(browser, article);
    await reader.resize(1200, 800);
  });
  afterAll(() => browser?.close());

  const card = () => reader.text('.word-card');
  const doubleClick = async (word: string, block = 1) => {
    const place = await reader.evaluate(middleOf, 'original', word, block);
    await reader.evaluate(doubleClickAt, place);
  };

  test('a double click opens a card with the word, its parts and its entry', async () => {
    await doubleClick('البلدية');
    await expect.poll(card).toContain('municipality');
    expect(await reader.text('.word-card h2')).toBe('البلدية');
    expect(await reader.text('.word-parts')).toMatch(/ال\s+the\s+بلدية/);
    expect(await reader.text('.word-entry h3')).toBe('بَلَدِيَّة');
  });

  test('the card stands beside the word, not over its line, and in the window', async () => {
    const [line, box] = await reader.evaluate(() => {
      const [range] = CSS.highlights.get('looked-up') ?? [];
      const boxes = [range as Range, document.querySelector('.word-card')] as const;
      return boxes.map((one) => one?.getBoundingClientRect().toJSON());
    });
    expect(box.top >= line.bottom || box.bottom <= line.top).toBe(true);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(1200);
    const hidden = () => {
      const { scrollHeight = 0, clientHeight = 0 } = document.querySelector('.word-card') ?? {};
      return scrollHeight - clientHeight;
    };
    await expect.poll(() => reader.evaluate(hidden)).toBeLessThanOrEqual(1);
  });

  test('arrow keys walk from word to word, over blocks too, and Escape closes it', async () => {
    await reader.press('ArrowRight');
    await expect.poll(() => reader.text('.word-card h2')).toBe('رئيسة');
    await reader.press('ArrowLeft');
    await reader.press('ArrowLeft');
    await expect.poll(() => reader.text('.word-card h2')).toBe('إن');
    await doubleClick('كثيرة');
    await expect.poll(() => reader.text('.word-card h2')).toBe('كثيرة');
    await reader.press('ArrowLeft');
    await expect.poll(() => reader.text('.word-card h2')).toBe('المدينة');
    await expect.poll(card).toContain('city');
    await reader.press('Escape');
    await reader.until(() => !document.querySelector('.word-card'));
  });

  test('a click outside closes it', async () => {
    await doubleClick('بيت');
    await expect.poll(card).toContain('house');
    await reader.click('.reader-bar');
    await reader.until(() => !document.querySelector('.word-card'));
  });

  test.each([
    ['مكتبتين', 'library', 'a title', 0],
    ['الأطفال', 'child', 'a cell of a table, by the plural’s own entry', 3],
    ['مدينتنا', 'city', 'a word with a pronoun', 2],
    ['تحتاج', 'to need', 'a verb in the present', 1],
  ])('%s is found: %s (%s)', async (word, meaning, _, block) => {
    await doubleClick(word, block);
    await expect.poll(card).toContain(meaning);
    await reader.press('Escape');
  });

  test('a key looks the lit or the first word up, and offline as well', async () => {
    await browser.setOffline(reader, true);
    await reader.evaluate(() => getSelection()?.removeAllRanges());
    await reader.press('m');
    await expect.poll(() => reader.text('.word-card h2')).toBe('مدينة');
    await reader.press('Escape');
    await browser.setOffline(reader, false);
  });

  test('a word that no dictionary has says so', async () => {
    await doubleClick('كثيرة');
    await expect.poll(card).toContain('None of your dictionaries has this word.');
    await reader.press('Escape');
  });

  test('axe finds nothing in the card or in the options', async () => {
    await doubleClick('البلدية');
    await expect.poll(card).toContain('municipality');
    expect(await violations(reader)).toEqual([]);
    await reader.press('Escape');
    const options = await browser.openExtensionPage('options.html');
    await options.waitFor('.dictionaries li');
    expect(await violations(options)).toEqual([]);
    await options.close();
  });

  test('dictionaries are switched off, refused twice, and deleted in the options', async () => {
    const options = await browser.openExtensionPage('options.html');
    const said = () => options.text('.dictionaries > p:last-child');
    await options.waitFor('.dictionaries li');
    await chooseDictionary(options, sampleDictionary());
    await expect.poll(said).toBe('This dictionary is there already.');
    await chooseDictionary(options, Buffer.from('no dictionary'));
    await expect.poll(said).toContain('no dictionary in Yomitan’s format');
    await options.click('.dictionaries li input');
    await doubleClick('البلدية');
    await expect.poll(card).toContain('None of your dictionaries');
    await reader.press('Escape');
    await options.click('.dictionaries li button:last-child');
    await options.until(() => !document.querySelector('.dictionaries li'));
    await options.close();
    await doubleClick('البلدية');
    await expect.poll(card).toContain('Add a dictionary');
    await reader.press('Escape');
  });
});
