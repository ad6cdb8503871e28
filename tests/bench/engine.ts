// How fast the engine translates with the package's int8 functions and with our kernels: npm run bench:engine
import type {
  BergamotConfig,
  KernelName,
} from '../../src/translation/engines/bergamot-protocol.ts';
import { type BrowserName, browsers, type View } from '../browser/harness/index.ts';
import { samplePairs } from '../kernel/sample-sentences.ts';
import { openEnginePage } from '../kernel/serve.ts';
import { ARCHITECTURES, randomModel } from './marian/random-model.ts';

const ROUNDS = 7;
const TEXTS = 16;
/** How many of the sample's short sentences make one: news has sentences of all lengths. */
const LENGTHS = [3, 1, 4, 2, 5, 3, 1, 2, 4, 3, 2, 6];
/** Random weights never end a sentence; real translations into English are about as long as their source. */
const CONFIG = { 'max-length-factor': 1 };

/** `stock` is the package as it comes: its functions, its batches. `package` has its functions and our batches. */
const RUNS = {
  stock: { kernel: 'package', config: { ...CONFIG, 'mini-batch-words': 1024 } },
  package: { kernel: 'package', config: CONFIG },
  bitEqual: { kernel: 'bit-equal', config: CONFIG },
  dotAdd: { kernel: 'dot-add', config: CONFIG },
} as const satisfies Record<string, { kernel: KernelName; config: BergamotConfig }>;

type Run = keyof typeof RUNS;
const ALL = Object.keys(RUNS) as readonly Run[];

interface Speed {
  readonly run: Run;
  /** Source words per second, median of the rounds. */
  readonly speed: number;
  /** Median of the rounds' own ratios to stock. */
  readonly ratio: number;
  /** Size of the engine's heap after all, in bytes. */
  readonly memory: number;
}

/** Speeds by browser; a kernel that the machine does not compute rightly is missing. */
type Figures = Readonly<Partial<Record<BrowserName, readonly Speed[]>>>;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function newsTexts(): readonly string[] {
  const arabic = samplePairs().map((pair) => pair.arabic);
  let next = 0;
  return Array.from({ length: TEXTS }, (_, i) => {
    const start = next;
    next += LENGTHS[i % LENGTHS.length] ?? 1;
    return arabic.slice(start, next).join(' ');
  });
}

/** Starts one worker for each run whose kernel fits, and lets each translate once, so that all is compiled. */
async function startAll(view: View, texts: readonly string[]): Promise<readonly Run[]> {
  const fitting: Run[] = [];
  for (const run of ALL) {
    const fits = await view.evaluate(
      async (name: string, { kernel, config }: (typeof RUNS)[Run], given: readonly string[]) => {
        const started = await enginePage.start(name, kernel).catch(() => undefined);
        if (!started) return false;
        await enginePage.load(name, 'model', config);
        await enginePage.translate(name, 'model', given);
        return true;
      },
      run,
      RUNS[run],
      texts,
    );
    if (fits) fitting.push(run);
  }
  return fitting;
}

async function measure(view: View, texts: readonly string[]): Promise<readonly Speed[]> {
  const runs = await startAll(view, texts);
  const times = new Map<Run, number[]>(runs.map((run) => [run, []]));
  const timeOf = (run: Run) =>
    view.evaluate(
      async (name: string, given: readonly string[]) =>
        (await enginePage.translate(name, 'model', given)).ms,
      run,
      texts,
    );
  for (let round = 0; round < ROUNDS; round++) {
    // Each round starts with another one, because what else the machine does changes slowly.
    const order = runs.map((_, i) => runs[(i + round) % runs.length] ?? 'stock');
    for (const run of order) times.get(run)?.push(await timeOf(run));
  }
  const words = texts.join(' ').split(/\s+/).length;
  const stock = times.get('stock') ?? [];
  const memoryOf = (run: Run) =>
    view.evaluate(async (name: string) => (await enginePage.unload(name, 'model')).memory, run);
  const speeds: Speed[] = [];
  for (const [run, list] of times)
    speeds.push({
      run,
      speed: (1000 * words) / median(list),
      ratio: median(list.map((ms, round) => (stock[round] ?? Number.NaN) / ms)),
      memory: await memoryOf(run),
    });
  return speeds;
}

/** Measures both browsers on the true sizes of Mozilla's Arabic–English model. */
export async function bench(): Promise<Figures> {
  const texts = newsTexts();
  const { model, vocab } = randomModel(ARCHITECTURES['base-memory'], texts);
  const figures: Partial<Record<BrowserName, readonly Speed[]>> = {};
  for (const name of browsers) {
    const { view, close } = await openEnginePage(name, { 'model.bin': model, 'model.spm': vocab });
    try {
      figures[name] = await measure(view, texts);
    } finally {
      await close();
    }
  }
  return figures;
}

const round = (value: number | undefined, digits: number) =>
  value === undefined ? null : Number(value.toFixed(digits));

/** The figures for machines: words per second, and ratios to `stock`; null for a kernel that does not fit. */
export function json(figures: Figures): object {
  return Object.fromEntries(
    Object.entries(figures).map(([browser, speeds]) => {
      const of = (run: Run) => speeds.find((speed) => speed.run === run);
      const [stock, bitEqual, dotAdd] = [of('stock'), of('bitEqual'), of('dotAdd')];
      const one = {
        stock: round(stock?.speed, 1),
        bitEqual: round(bitEqual?.speed, 1),
        dotAdd: round(dotAdd?.speed, 1),
        ratioBitEqual: round(bitEqual?.ratio, 2),
        ratioDotAdd: round(dotAdd?.ratio, 2),
      };
      return [browser, one];
    }),
  );
}

const TITLES: Readonly<Record<Run, string>> = {
  stock: 'package as it comes',
  package: 'package, our batches',
  bitEqual: 'bit-equal kernel',
  dotAdd: 'dot-add kernel',
};

/** The figures for people. */
export function table(figures: Figures): readonly object[] {
  return Object.entries(figures).flatMap(([browser, speeds]) =>
    speeds.map(({ run, speed, ratio, memory }) => ({
      browser,
      engine: TITLES[run],
      'words/s': round(speed, 0),
      ratio: round(ratio, 2),
      'heap MiB': round(memory / 2 ** 20, 0),
    })),
  );
}
