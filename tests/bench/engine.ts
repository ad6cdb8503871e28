// How fast the engine translates with the package's int8 functions and with our kernels: npm run bench:engine
import type { KernelName } from '../../src/translation/engines/bergamot-protocol.ts';
import { type BrowserName, browsers, type View } from '../browser/harness/index.ts';
import { samplePairs } from '../kernel/sample-sentences.ts';
import { openEnginePage } from '../kernel/serve.ts';
import { ARCHITECTURES, randomModel } from './marian/random-model.ts';

const ROUNDS = 7;
const TEXTS = 24;
const KERNELS: readonly KernelName[] = ['package', 'bit-equal', 'dot-add', 'plain'];
/** Random weights never end a sentence; real translations into English are about as long as their source. */
const CONFIG = { 'max-length-factor': 1 };

interface Speed {
  readonly kernel: KernelName;
  /** Source words per second, median of the rounds. */
  readonly speed: number;
  /** Median of the rounds' own ratios to the package's functions. */
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

/** Sentences as long as those of news: three of the sample's each. */
function newsTexts(): readonly string[] {
  const arabic = samplePairs().map((pair) => pair.arabic);
  return Array.from({ length: TEXTS }, (_, i) => arabic.slice(i * 3, i * 3 + 3).join(' '));
}

/** Starts one worker for each kernel that fits, and lets each translate once, so that all is compiled. */
async function startAll(view: View, texts: readonly string[]): Promise<readonly KernelName[]> {
  const fitting: KernelName[] = [];
  for (const kernel of KERNELS)
    if (
      await view.evaluate(
        async (name: KernelName, config: object, given: readonly string[]) => {
          const started = await enginePage.start(name, name).catch(() => undefined);
          if (!started) return false;
          await enginePage.load(name, 'model', config as never);
          await enginePage.translate(name, 'model', given);
          return true;
        },
        kernel,
        CONFIG,
        texts,
      )
    )
      fitting.push(kernel);
  return fitting;
}

async function measure(view: View, texts: readonly string[]): Promise<readonly Speed[]> {
  const kernels = await startAll(view, texts.slice(0, 8));
  const times = new Map<KernelName, number[]>(kernels.map((kernel) => [kernel, []]));
  const timeOf = (kernel: KernelName) =>
    view.evaluate(
      async (name: KernelName, given: readonly string[]) =>
        (await enginePage.translate(name, 'model', given)).ms,
      kernel,
      texts,
    );
  for (let round = 0; round < ROUNDS; round++) {
    // Each round starts with another kernel, because what else the machine does changes slowly.
    const order = kernels.map((_, i) => kernels[(i + round) % kernels.length] ?? 'package');
    for (const kernel of order) times.get(kernel)?.push(await timeOf(kernel));
  }
  const words = texts.join(' ').split(/\s+/).length;
  const stock = times.get('package') ?? [];
  return Promise.all(
    [...times].map(async ([kernel, list]) => ({
      kernel,
      speed: (1000 * words) / median(list),
      ratio: median(list.map((ms, round) => (stock[round] ?? Number.NaN) / ms)),
      memory: await view.evaluate(
        async (name: KernelName) => (await enginePage.unload(name, 'model')).memory,
        kernel,
      ),
    })),
  );
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
      const of = (kernel: KernelName) => speeds.find((speed) => speed.kernel === kernel);
      const [stock, bitEqual, dotAdd] = [of('package'), of('bit-equal'), of('dot-add')];
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

/** The figures for people. */
export function table(figures: Figures): readonly object[] {
  return Object.entries(figures).flatMap(([browser, speeds]) =>
    speeds.map(({ kernel, speed, ratio, memory }) => ({
      browser,
      kernel,
      'words/s': round(speed, 0),
      'times the package': round(ratio, 2),
      'heap MiB': round(memory / 2 ** 20, 0),
    })),
  );
}
