// How fast Warraq translates beside the bare engine, and when a reader sees it: npm run bench:translate
import { rmSync } from 'node:fs';
import { type Browser, type BrowserName, launch, type View } from '../browser/harness/index.ts';
import { inLibrary } from '../browser/library/in-page.ts';
import { articleOf, download } from '../browser/translation/drive.ts';
import { startMirror } from '../browser/translation/faulty-mirror.ts';
import { samplePairs } from '../kernel/sample-sentences.ts';
import { ARCHITECTURES, randomModel } from './marian/random-model.ts';
import { idleMemory, watchMemory } from './memory.ts';
import {
  extensionWithEmptyPage,
  openEmpty,
  openReader,
  pipelineTime,
  type RawEngine,
  type ReaderTimes,
  startRaw,
} from './translate-page.ts';

const ROUNDS = 5;
const PAIR = { source: 'ar', target: 'en' };
/** Sentences in each paragraph of the articles; some of the sample's short sentences make one of news length. */
const PARAGRAPHS = [2, 3, 2, 3, 4, 2, 3, 2, 3];

interface Figures {
  readonly rawWordsPerSecond: number;
  readonly wordsPerSecond: number;
  /** Median of the rounds' own ratios. */
  readonly ratio: number;
  /** Medians from the opening of a page for an article that was never translated to the first translated sentence in it: where no translator runs, and where it has just translated another article. */
  readonly firstSentenceColdMs: number;
  readonly firstSentenceWarmMs: number;
  /** The warm one for an article that is opened from its row in the library, as readers do: from letting go of a mouse that was pressed for 80 ms, and by a key. */
  readonly firstSentenceMouseMs: number;
  readonly firstSentenceKeyMs: number;
  /** From the same letting go of a mouse to the article, translated or not. */
  readonly articleMouseMs: number;
  /** What an empty page of the extension takes from its opening to its first script, which the browser takes by itself. */
  readonly emptyPageMs: number;
  /** All processes of the browser at their largest while an article is translated after a cold start, above what they hold beforehand. */
  readonly peakMiB: number;
  /** From asking the library to the article with its full translation. */
  readonly rereadMs: number;
  /** The same from the opening of the page. */
  readonly rereadOpenMs: number;
}

type All = Readonly<Partial<Record<BrowserName, Figures>>>;

/** Sentences of some twenty words: neighbouring ones of the sample, joined by commas. */
function sentences(): readonly string[] {
  const short = samplePairs().map(({ arabic }) => arabic.replace(/[.؟!:،"“”«»]/g, ''));
  const count = PARAGRAPHS.reduce((sum, n) => sum + n, 0);
  return Array.from(
    { length: count },
    (_, i) => `${short.slice(i * 4, i * 4 + 2 + (i % 3)).join('، ')}.`,
  );
}

function paragraphs(all: readonly string[]): readonly string[] {
  let at = 0;
  return PARAGRAPHS.map((length) => {
    at += length;
    return all.slice(at - length, at).join(' ');
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const headline = samplePairs()[0]?.arabic ?? '';

/** Puts an article of the sentences into the library, under an id of its own. */
async function keepArticle(page: View, id: string, texts: readonly string[]): Promise<void> {
  const article = articleOf('', paragraphs(texts));
  const url = `https://example.org/${id}`;
  await inLibrary(page, 'cacheArticle', { ...article, title: headline, id, url } as never);
}

/** The bare engine and the whole extension by turns, on the same sentences. */
async function compare(page: View, raw: RawEngine, texts: readonly string[]) {
  const article = articleOf('', paragraphs(texts));
  const bare: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const id = `round${round}`;
    bare.push(await raw.time(texts));
    whole.push(await pipelineTime(page, { articleId: id, article, target: 'en', keep: true }));
  }
  const words = texts.join(' ').split(/\s+/).length;
  return {
    rawWordsPerSecond: (1000 * words) / median(bare),
    wordsPerSecond: (1000 * words) / median(whole),
    ratio: median(bare.map((ms, i) => ms / (whole[i] ?? Number.NaN))),
  };
}

const list = (): number[] => [];

/** How soon the first sentence is there, cold and warm by turns. */
async function firstSentences(browser: Browser, page: View, texts: readonly string[]) {
  const times = { empty: list(), cold: list(), warm: list() };
  const fromLibrary = { mouse: list(), key: list(), article: list() };
  // The reader's first script starts the engine where it was what translated last.
  await keepArticle(page, 'before', texts);
  await openReader(page, 'before');
  for (let round = 0; round < ROUNDS; round++) {
    for (const state of ['cold', 'warm', 'mouse', 'key'])
      await keepArticle(page, `${state}${round}`, texts);
    times.empty.push(await openEmpty(page));
    await browser.killTranslator();
    times.cold.push((await openReader(page, `cold${round}`)).first);
    times.warm.push((await openReader(page, `warm${round}`)).first);
    const { appeared, first } = await openReader(page, `mouse${round}`, 'mouse');
    fromLibrary.article.push(appeared);
    fromLibrary.mouse.push(first);
    fromLibrary.key.push((await openReader(page, `key${round}`, 'key')).first);
  }
  return {
    emptyPageMs: median(times.empty),
    firstSentenceColdMs: median(times.cold),
    firstSentenceWarmMs: median(times.warm),
    firstSentenceMouseMs: median(fromLibrary.mouse),
    firstSentenceKeyMs: median(fromLibrary.key),
    articleMouseMs: median(fromLibrary.article),
  };
}

/** How much memory a translation takes in a browser that has done nothing else. */
async function peakMemory(browser: Browser, texts: readonly string[]): Promise<number> {
  await browser.restart();
  const page = await browser.openExtensionPage('options.html');
  await keepArticle(page, 'memory', texts);
  const idle = await idleMemory();
  const most = watchMemory();
  await openReader(page, 'memory');
  return most() - idle;
}

async function measure(
  name: BrowserName,
  mirror: string,
  texts: readonly string[],
): Promise<Figures> {
  const extension = extensionWithEmptyPage(name);
  const browser = await launch(name, { extension });
  try {
    await browser.changeSettings({
      engine: 'bergamot',
      modelSource: mirror,
      welcomed: true,
    });
    const page = await browser.openExtensionPage('options.html');
    await download(page, 'bergamot', PAIR);
    const soon = await firstSentences(browser, page, texts);
    const raw = await startRaw(page, mirror);
    const speeds = await compare(page, raw, texts);
    await raw.end();
    const again: ReaderTimes[] = [];
    for (let round = 0; round < ROUNDS; round++) again.push(await openReader(page, 'warm0'));
    return {
      ...speeds,
      ...soon,
      peakMiB: await peakMemory(browser, texts),
      rereadMs: median(again.map(({ asked, full }) => full - asked)),
      rereadOpenMs: median(again.map(({ full }) => full)),
    };
  } finally {
    await browser.close();
    rmSync(extension, { recursive: true, force: true });
  }
}

/** Measures browsers on a model of the true size of Mozilla's Arabic–English one. */
export async function bench(names: readonly BrowserName[]): Promise<All> {
  const texts = sentences();
  const mirror = await startMirror([
    { ...PAIR, ...randomModel(ARCHITECTURES['base-memory'], texts) },
  ]);
  try {
    const figures: Partial<Record<BrowserName, Figures>> = {};
    for (const name of names) figures[name] = await measure(name, mirror.url, texts);
    return figures;
  } finally {
    await mirror.close();
  }
}

const digits: Readonly<Partial<Record<keyof Figures, number>>> = {
  ratio: 3,
  rawWordsPerSecond: 1,
  wordsPerSecond: 1,
};

function rounded(figures: Figures): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      Number(value.toFixed(digits[name as keyof Figures] ?? 0)),
    ]),
  );
}

/** The figures for machines, by browser. */
export function json(all: All): object {
  return Object.fromEntries(
    Object.entries(all).map(([browser, figures]) => [browser, rounded(figures)]),
  );
}

/** The figures for people. */
export function table(all: All): readonly object[] {
  return Object.entries(all).map(([browser, figures]) => ({ browser, ...rounded(figures) }));
}
