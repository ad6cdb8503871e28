import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WordLink } from '../../../src/marian/word-links.ts';
import { linksToText } from '../../../src/translation/memory/kept-links.ts';
import type { MemoryEntry } from '../../../src/translation/memory/translation-memory.ts';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { middleOf } from './middle-of.ts';
import { articleOf, openArticle } from './open-article.ts';

const park = {
  source: 'افتتحت البلديةُ  حديقةً واسعة.',
  target: 'The municipality opened a large park.',
  links: [
    ['البلديةُ', 'The'],
    ['البلديةُ', 'municipality'],
    ['افتتحت', 'opened'],
    ['واسعة', 'large'],
    ['حديقةً', 'park'],
  ],
} as const;
const lake = { source: 'وفيها بحيرة.', target: 'There is a lake.', links: [] } as const;
const trees = {
  source: 'وألف شجرة.',
  target: 'And a thousand trees.',
  links: [
    ['وألف', 'And'],
    ['وألف', 'thousand'],
    ['شجرة', 'trees'],
  ],
} as const;

function rangeOf(text: string, words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

/** A sentence with its links as the library keeps it; of the first one, a word is in bold. */
function kept({ source, target, links }: typeof park | typeof lake | typeof trees): MemoryEntry {
  const text = source.replace(/\s+/g, ' ');
  const found = links.map(
    ([one, other]): WordLink => ({ source: rangeOf(text, one), target: rangeOf(target, other) }),
  );
  const { start, end } = rangeOf(text, 'حديقةً');
  const isMarked = start >= 0;
  return {
    ...{ articleId: 'a1'.repeat(16), target: 'en', engine: 'bergamot', model: 'test' },
    source: [text.normalize('NFC'), ...(isMarked ? [`${start}-${end}:0`] : [])].join('\n'),
    translation: {
      text: target,
      marks: isMarked ? [{ ...rangeOf(target, 'park'), element: 0 }] : [],
    },
    links: linksToText(found),
  };
}

const html = `<p>${park.source.replace('حديقةً', '<b>حديقةً</b>')} ${lake.source} ${trees.source}</p>`;
const article = articleOf('حديقة', [{ html, text: html.replace(/<[^>]*>/g, '') }]);

/** Runs in the page: the texts of what is lit under a name. */
function litTexts(name: string): string[] {
  return [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString());
}

describe.runIf(mainlyIn('firefox')).each(browsers)('which word became which, in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, layout: 'side-by-side' });
    reader = await openArticle(browser, article, [park, lake, trees].map(kept));
    await reader.resize(1200, 800);
    await reader.until(() => document.querySelector('[data-block="1"] .translation b'));
  });
  afterAll(() => browser?.close());

  const words = () => reader.evaluate(litTexts, 'word');
  const sentence = () => reader.evaluate(litTexts, 'sentence');
  const hover = async (pane: 'original' | 'translation', word: string) => {
    const { x, y } = await reader.evaluate(middleOf, pane, word);
    await reader.hover(x, y);
  };

  test('pointing at a word lights its counterparts, either way, and the sentence', async () => {
    await hover('original', 'البلدية');
    await expect.poll(words).toEqual(['البلديةُ', 'The', 'municipality']);
    await expect.poll(sentence).toHaveLength(2);
    await hover('translation', 'large');
    await expect.poll(words).toEqual(['واسعة', 'large']);
    await hover('translation', 'park');
    await expect.poll(words).toEqual(['حديقةً', 'park']);
    await hover('original', 'حديقة');
    await expect.poll(words).toEqual(['حديقةً', 'park']);
  });

  test('a word without counterpart, or of an engine that names none, lights its sentence only', async () => {
    await hover('translation', 'lake');
    await expect.poll(words).toEqual([]);
    await expect.poll(sentence).toEqual([lake.source, lake.target]);
    await reader.hover(2, 2);
    await expect.poll(sentence).toEqual([]);
  });

  test('a tap with a finger lights words, and stays', async () => {
    const { x, y } = await reader.evaluate(middleOf, 'translation', 'thousand');
    await reader.tap(x, y);
    await reader.until(() => CSS.highlights.has('word'));
    await expect.poll(words).toEqual(['وألف', 'thousand']);
    await expect.poll(sentence).toEqual([trees.source, trees.target]);
  });

  test('keys walk from word to word through the sentences, and change nothing in the page', async () => {
    await hover('translation', 'lake');
    await reader.hover(2, 2);
    await reader.evaluate(() => {
      const changes = { count: 0 };
      Object.assign(globalThis, { changes });
      new MutationObserver((list) => {
        changes.count += list.length;
      }).observe(document.body, {
        ...{ subtree: true, childList: true, attributes: true, characterData: true },
      });
    });
    const seen: string[] = [];
    for (const key of ['w', 'w', 'w', 'w', 'w', 'w', 'w', 'q', 'q']) {
      await reader.press(key);
      const [lit] = await words();
      seen.push(lit ?? (await sentence())[0] ?? '');
    }
    expect(seen).toEqual([
      ...['افتتحت', 'البلديةُ', 'حديقةً', 'واسعة', lake.source, 'وألف', 'شجرة'],
      ...['وألف', lake.source],
    ]);
    expect(
      await reader.evaluate(() => (globalThis as never as { changes: object }).changes),
    ).toEqual({
      count: 0,
    });
  });

  test('words are found with the diacritics hidden', async () => {
    await reader.press('d');
    await reader.until(() => !document.querySelector('.original')?.textContent?.includes('ُ'));
    await hover('translation', 'municipality');
    await expect.poll(words).toEqual(['البلدية', 'municipality']);
    await hover('original', 'واسعة');
    await expect.poll(words).toEqual(['واسعة', 'large']);
    await reader.press('d');
  });

  test('where the translation stands alone, keys walk through its words', async () => {
    await reader.press('4');
    await reader.until(() => document.querySelector('[data-layout="translation"]'));
    await reader.hover(2, 2);
    await reader.press('w');
    await reader.press('w');
    expect((await words()).at(-1)).toBe('municipality');
    await reader.press('1');
  });

  test.each(['light', 'dark', 'sepia'])(
    'lit words are read well, and told from the sentence, in the %s theme',
    async (theme) => {
      await browser.changeSettings({ theme });
      await reader.until((wanted: string) => document.documentElement.dataset['theme'] === wanted, {
        args: [theme],
      });
      const colours = await reader.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('span'));
        const read = (name: string) => {
          probe.style.color = `var(${name})`;
          return getComputedStyle(probe).color;
        };
        const found = ['--ink', '--word', '--sentence'].map(read);
        probe.remove();
        return found;
      });
      const [ink = 0, word = 0, ground = 0] = colours.map(luminance);
      expect(contrast(ink, word)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(word, ground)).toBeGreaterThan(1.3);
    },
  );
});

/** Relative luminance of a colour as browsers compute it, `rgb(r, g, b)` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (a: number, b: number): number =>
  (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
