// How soon the pop-up shows an article, how smoothly a long one scrolls, and how many bytes pages load: npm run bench:popup
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type View } from '../browser/harness/index.ts';
import { translated } from '../browser/harness/reader.ts';
import { startSampleServer } from '../browser/harness/sample-server.ts';
import { articleOf, openArticle } from '../browser/reader/open-article.ts';
import { samplePairs } from '../kernel/sample-sentences.ts';
import { type PageBytes, pageBytes } from '../page-bytes.ts';

const rounds = 10;
const blocks = 300;
const dist = join(process.cwd(), 'dist/chrome');
const pages = ['popup', 'reader', 'library', 'options'] as const;

interface Figures {
  /** Medians: from the click to an empty pop-up, and to a readable article, in milliseconds. */
  readonly emptyMs: number;
  readonly articleMs: number;
  /** Median from the pop-up's own start to the first frame of its skeleton, in milliseconds. */
  readonly skeletonMs: number;
  /** The same of the empty pop-up: what the browser takes by itself. */
  readonly emptyFrameMs: number;
  /** Median for which the pop-up is on the screen before the skeleton's first frame, in milliseconds. */
  readonly blankMs: number;
  /** An article of 300 blocks, scrolled through while its translation streams in. */
  readonly longestTaskMs: number;
  readonly tasksOver50ms: number;
  readonly bytes: Readonly<Record<(typeof pages)[number], PageBytes>>;
}

/** A copy of the extension whose pop-up is empty and says when it has been painted. */
function emptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-empty-'));
  cpSync(dist, folder, { recursive: true });
  writeFileSync(
    join(folder, 'popup.html'),
    '<!doctype html><html lang="en"><body style="inline-size:780px;block-size:580px">.<script type="module" src="popup.js"></script></body></html>',
  );
  writeFileSync(join(folder, 'popup.js'), "performance.mark('article');");
  return folder;
}

interface Opening {
  readonly article: number;
  readonly skeleton: number;
  readonly blank: number;
}

/** Milliseconds from the click until what the pop-up marks has been painted, from its own start to its first frame, and from its being shown to that. */
async function timeOpening(browser: Browser, page: View): Promise<Opening> {
  const clicked = Date.now();
  const popup = await browser.openPopup(page);
  const painted = await popup.until(
    () => {
      const [mark] = performance.getEntriesByName('article');
      const [frame] = performance.getEntriesByName('first-paint');
      // Chrome loads a pop-up unseen, and shows it when that is done.
      const [shown] = performance.getEntriesByName('visible');
      return (
        mark &&
        frame &&
        shown && {
          article: performance.timeOrigin + mark.startTime,
          skeleton: frame.startTime,
          blank: frame.startTime - shown.startTime,
        }
      );
    },
    { what: 'the mark of the pop-up' },
  );
  await popup.close();
  if (!painted) throw new Error('the pop-up shows no article');
  return { ...painted, article: painted.article - clicked };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

async function measureOpening(
  url: string,
): Promise<Omit<Figures, 'longestTaskMs' | 'tasksOver50ms' | 'bytes'>> {
  const folder = emptyExtension();
  const empty = await launch('chromium', { extension: folder });
  const full = await launch('chromium');
  try {
    await full.changeSettings({ welcomed: true });
    const [emptyPage, fullPage] = [await empty.openPage(url), await full.openPage(url)];
    const list = (): number[] => [];
    const times = {
      ...{ empty: list(), article: list() },
      ...{ skeleton: list(), blank: list(), emptyFrame: list() },
    };
    for (let round = -1; round < rounds; round++) {
      const one = await timeOpening(empty, emptyPage);
      const other = await timeOpening(full, fullPage);
      // The first opening of each compiles everything and is not counted.
      if (round < 0) continue;
      times.empty.push(one.article);
      times.article.push(other.article);
      times.skeleton.push(other.skeleton);
      times.blank.push(other.blank);
      times.emptyFrame.push(one.skeleton);
    }
    return {
      emptyMs: median(times.empty),
      articleMs: median(times.article),
      skeletonMs: median(times.skeleton),
      blankMs: median(times.blank),
      emptyFrameMs: median(times.emptyFrame),
    };
  } finally {
    await empty.close();
    await full.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Scrolls through a long article while the engine translates it, and watches for tasks that hold the page up. */
async function measureLong(mirror: string): Promise<readonly number[]> {
  const browser = await launch('chromium');
  try {
    await browser.changeSettings({ welcomed: true, engine: 'bergamot', modelSource: mirror });
    const sentences = samplePairs().map(({ arabic }) => arabic);
    const texts = Array.from({ length: blocks }, (_, index) =>
      [0, 1, 2].map((offset) => sentences[(index * 3 + offset) % sentences.length]).join(' '),
    );
    // Once for the model and the engine to be there; then a fresh article of the full length.
    const short = await openArticle(browser, articleOf('قصير', [{ text: texts[0] ?? '' }]));
    await translated(short, 60_000);
    await short.close();
    const long = {
      ...articleOf(
        'طويل',
        texts.map((text) => ({ text })),
      ),
      id: 'b2'.repeat(16),
    };
    const reader = await openArticle(browser, long);
    await reader.resize(1280, 900);
    return await reader.evaluate(scrollThrough);
  } finally {
    await browser.close();
  }
}

/** Runs in the page: the durations of its long tasks (over 50 ms) since it opened, in milliseconds. */
async function scrollThrough(): Promise<number[]> {
  const tasks: number[] = [];
  const note = (list: PerformanceObserverEntryList): void => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  };
  new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
  const status = (): string | undefined =>
    document.querySelector<HTMLElement>('.reader')?.dataset['translation'];
  const end = Date.now() + 90_000;
  while (status() !== 'done' && Date.now() < end) {
    scrollBy(0, 120);
    const { scrollHeight } = document.documentElement;
    if (scrollY + innerHeight >= scrollHeight - 2) scrollTo(0, 0);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return tasks;
}

/** Measures all of it. */
export async function bench(): Promise<Figures> {
  const server = await startSampleServer();
  try {
    const opening = await measureOpening(server.page('library'));
    const tasks = await measureLong(server.mirror);
    return {
      ...opening,
      longestTaskMs: Math.max(0, ...tasks),
      tasksOver50ms: tasks.length,
      bytes: Object.fromEntries(
        pages.map((page) => [page, pageBytes(dist, page)]),
      ) as Figures['bytes'],
    };
  } finally {
    await server.close();
  }
}

/** The figures for machines. */
export function json(figures: Figures): Figures {
  return figures;
}

/** The figures for people. */
export function table(figures: Figures): Record<string, string> {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  return {
    'click → empty pop-up': `${figures.emptyMs.toFixed(0)} ms`,
    'click → article': `${figures.articleMs.toFixed(0)} ms`,
    'pop-up’s start → skeleton': `${figures.skeletonMs.toFixed(0)} ms`,
    'pop-up on the screen → skeleton': `${figures.blankMs.toFixed(0)} ms`,
    'pop-up’s start → first frame of an empty one': `${figures.emptyFrameMs.toFixed(0)} ms`,
    'longest task over 50 ms (300 blocks, scrolling, streaming)': `${figures.longestTaskMs.toFixed(0)} ms`,
    'tasks over 50 ms': String(figures.tasksOver50ms),
    ...Object.fromEntries(
      Object.entries(figures.bytes).map(([page, { js, html }]) => [
        `${page}: JavaScript + page with its styles, gzip`,
        `${kilobytes(js)} + ${kilobytes(html)}`,
      ]),
    ),
  };
}
