// How long the full page takes to show a very long article, and to fill in all of it: npm run bench:fill
import { type BrowserName, launch } from '../browser/harness/index.ts';
import { articleOf, keptOf, openArticle } from '../browser/reader/open-article.ts';

const blocks = 25_000;
const sentence = (block: number): string => `هذه الفقرة رقم ${block} من كتاب طويل جدًا.`;

interface Figures {
  readonly browser: BrowserName;
  readonly translated: boolean;
  /** From the page's start until the article's beginning is in the page, in milliseconds. */
  readonly firstMs: number;
  /** From then until its last block is, in milliseconds. */
  readonly fillMs: number;
}

/** Measures an article of 25,000 blocks in browsers, alone and beside a translation. */
export async function bench(names: readonly BrowserName[]): Promise<readonly Figures[]> {
  const figures: Figures[] = [];
  for (const name of names)
    for (const translated of [false, true]) figures.push(await measure(name, translated));
  return figures;
}

async function measure(name: BrowserName, translated: boolean): Promise<Figures> {
  const browser = await launch(name);
  try {
    await browser.changeSettings({ welcomed: true, translates: translated });
    const texts = Array.from({ length: blocks }, (_, block) => sentence(block));
    const article = articleOf(
      'كتاب طويل',
      texts.map((text) => ({ text })),
    );
    const kept = texts.map((text, block) => [text, `This is paragraph ${block}.`] as const);
    const page = await openArticle(browser, article, translated ? keptOf(article, kept) : []);
    await page.reload();
    const end = await page.until(
      () =>
        document.querySelector('.chunk') &&
        !document.querySelector('.chunk-to-come') &&
        performance.now(),
      { timeout: 120_000, what: 'the whole article' },
    );
    const first = () => performance.getEntriesByName('article')[0]?.startTime ?? 0;
    const firstMs = await page.evaluate(first);
    return { browser: name, translated, firstMs, fillMs: (end || 0) - firstMs };
  } finally {
    await browser.close();
  }
}

/** The figures for machines. */
export function json(figures: readonly Figures[]): object {
  return { figures };
}

/** The figures for people. */
export function table(figures: readonly Figures[]): Record<string, object> {
  const rows = figures.map(({ browser, translated, ...times }) => [
    `${browser}${translated ? ', beside its translation' : ''}`,
    Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Math.round(ms)])),
  ]);
  return Object.fromEntries(rows);
}
