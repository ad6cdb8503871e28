// How fast our engine translates beside the npm package: npm run bench:engine
import type { KernelName } from '../../src/marian/kernel.ts';
import { readVocabulary } from '../../src/marian/sentencepiece/vocabulary.ts';
import type { BrowserName, View } from '../browser/harness/index.ts';
import { samplePairs } from '../kernel/sample-sentences.ts';
import { openEnginePage } from '../kernel/serve.ts';
import type { BergamotConfig, KernelName as PackageKernel } from '../package-engine/protocol.ts';
import { ARCHITECTURES, randomModel } from './marian/random-model.ts';
import { residentMemory } from './memory.ts';

const ROUNDS = 7;
/** Words of an article's sentences, headline first. */
const LENGTHS = [
  9, 31, 18, 24, 14, 27, 35, 12, 21, 29, 16, 38, 22, 19, 26, 11, 33, 23, 17, 28, 20, 25, 13, 30,
];
const ONE_SENTENCE = 20;
/** Random weights never end a sentence; real translations into English are about as long as their source. */
const LENGTH_FACTOR = 1;
const SIZES = ARCHITECTURES['base-memory'];

interface PackageRun {
  readonly engine: 'package';
  readonly kernel: PackageKernel;
  readonly config: BergamotConfig;
}

interface OwnRun {
  readonly engine: 'own';
  readonly kernel: KernelName;
}

const config = { 'max-length-factor': LENGTH_FACTOR, 'max-length-break': 200 };
const own = (kernel: KernelName): OwnRun => ({ engine: 'own', kernel });

/** `package` is the package as it comes, with its own functions and batches; the next two have our kernels for it. */
const RUNS = {
  package: {
    engine: 'package',
    kernel: 'package',
    config: { ...config, 'mini-batch-words': 1024 },
  },
  packageBitEqual: { engine: 'package', kernel: 'bit-equal', config },
  packageDotAdd: { engine: 'package', kernel: 'dot-add', config },
  bitEqual: own('bit-equal'),
  dotAdd: own('dot-add'),
  plain: own('plain'),
} as const satisfies Record<string, PackageRun | OwnRun>;

type Run = keyof typeof RUNS;
const ALL = Object.keys(RUNS) as readonly Run[];

interface Speed {
  readonly run: Run;
  /** Source words per second, median of the rounds. */
  readonly speed: number;
  /** Median of the rounds' own ratios to the package as it comes. */
  readonly ratio: number;
  /** Milliseconds for one sentence of twenty words alone, median. */
  readonly oneSentence: number;
  /** Size of the engine's heap after all, in bytes. */
  readonly heap: number;
  /** What starting it, loading the model and translating once added to the browser's resident memory, in MiB. */
  readonly resident: number;
  /** Words a second, if the bare kernel did nothing but the model's products; own engine only. */
  readonly limit?: number;
}

/** Speeds by browser; a kernel that the machine does not compute rightly is missing. */
type Figures = Readonly<Partial<Record<BrowserName, readonly Speed[]>>>;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const words = samplePairs().flatMap(({ arabic }) => arabic.split(' '));

function sentence(length: number, start: number): string {
  return Array.from({ length }, (_, i) => words[(start + i) % words.length]).join(' ');
}

const TEXTS = LENGTHS.map((length, i) => sentence(length, i * 37));
const ONE = [sentence(ONE_SENTENCE, 11)];

const countWords = (texts: readonly string[]): number => texts.join(' ').split(' ').length;

/** Starts a run's worker with the model and lets it translate once; false where its kernel does not fit. */
function start(view: View, run: Run): Promise<boolean> {
  return view.evaluate(
    async (
      name: string,
      options: PackageRun | OwnRun,
      texts: readonly string[],
      factor: number,
    ) => {
      const { marian } = enginePage;
      if (options.engine === 'own') {
        if (!(await marian.start(name, options.kernel).catch(() => undefined))) return false;
        await marian.load(name, 'model');
        await marian.translate(name, 'model', texts, factor);
        return true;
      }
      if (!(await enginePage.start(name, options.kernel).catch(() => undefined))) return false;
      await enginePage.load(name, 'model', options.config);
      await enginePage.translate(name, 'model', texts, 24);
      return true;
    },
    run,
    RUNS[run],
    TEXTS,
    LENGTH_FACTOR,
  );
}

/** Milliseconds for some texts in one request. */
function timeOf(view: View, run: Run, texts: readonly string[]): Promise<number> {
  return view.evaluate(
    async (name: string, engine: string, given: readonly string[], factor: number) =>
      engine === 'own'
        ? (await enginePage.marian.translate(name, 'model', given, factor)).ms
        : (await enginePage.translate(name, 'model', given, 24)).ms,
    run,
    RUNS[run].engine,
    texts,
    LENGTH_FACTOR,
  );
}

function heapOf(view: View, run: Run): Promise<number> {
  return view.evaluate(
    async (name: string, engine: string) =>
      engine === 'own'
        ? (await enginePage.marian.status(name)).memory
        : (await enginePage.unload(name, 'none')).memory,
    run,
    RUNS[run].engine,
  );
}

/** Products of two bytes that the texts need, by the model's sizes: every source piece once, every target piece once. */
function productsNeeded(vocab: Uint8Array): number {
  const { encode } = readVocabulary(vocab);
  const pieces = TEXTS.reduce((sum, text) => sum + encode(text).ids.length + 1, 0);
  const { embedding: d, feedForward, encoderLayers, decoderLayers } = SIZES;
  const layer = 4 * d * d + 2 * d * feedForward;
  const source = encoderLayers * layer + decoderLayers * 2 * d * d;
  const target = decoderLayers * layer + SIZES.pieces * d;
  return pieces * (source + target);
}

async function limitOf(view: View, run: Run, needed: number): Promise<number | undefined> {
  const { engine, kernel } = RUNS[run];
  if (engine === 'package') return undefined;
  const perSecond = await view.evaluate(
    (name: KernelName) => enginePage.productsPerSecond(name),
    kernel,
  );
  return (countWords(TEXTS) * perSecond) / needed;
}

async function measure(view: View, needed: number): Promise<readonly Speed[]> {
  const resident = new Map<Run, number>();
  for (const run of ALL) {
    const before = residentMemory();
    if (await start(view, run)) resident.set(run, residentMemory() - before);
  }
  const runs = [...resident.keys()];
  const times = new Map<Run, number[]>(runs.map((run) => [run, []]));
  const singles = new Map<Run, number[]>(runs.map((run) => [run, []]));
  for (let round = 0; round < ROUNDS; round++) {
    // Each round starts with another one, because what else the machine does changes slowly.
    for (const run of runs.map((_, i) => runs[(i + round) % runs.length] ?? 'package')) {
      times.get(run)?.push(await timeOf(view, run, TEXTS));
      singles.get(run)?.push(await timeOf(view, run, ONE));
    }
  }
  const stock = times.get('package') ?? [];
  const speeds: Speed[] = [];
  for (const [run, list] of times) {
    const limit = await limitOf(view, run, needed);
    speeds.push({
      run,
      speed: (1000 * countWords(TEXTS)) / median(list),
      ratio: median(list.map((ms, round) => (stock[round] ?? Number.NaN) / ms)),
      oneSentence: median(singles.get(run) ?? []),
      heap: await heapOf(view, run),
      resident: resident.get(run) ?? Number.NaN,
      ...(limit ? { limit } : {}),
    });
  }
  return speeds;
}

/** Measures browsers on the true sizes of Mozilla's Arabic–English model, with random weights. */
export async function bench(names: readonly BrowserName[]): Promise<Figures> {
  const { model, vocab } = randomModel(SIZES, [...TEXTS, ...ONE]);
  const figures: Partial<Record<BrowserName, readonly Speed[]>> = {};
  for (const name of names) {
    const { view, close } = await openEnginePage(name, { 'model.bin': model, 'model.spm': vocab });
    try {
      figures[name] = await measure(view, productsNeeded(vocab));
    } finally {
      await close();
    }
  }
  return figures;
}

const round = (value: number | undefined, digits: number) =>
  value === undefined ? null : Number(value.toFixed(digits));

/** The figures for machines: words per second, and ratios to the package as it comes; null for a kernel that does not fit. */
export function json(figures: Figures): object {
  return Object.fromEntries(
    Object.entries(figures).map(([browser, speeds]) => {
      const of = (run: Run) => speeds.find((speed) => speed.run === run);
      const fastest = of('dotAdd') ?? of('bitEqual') ?? of('plain');
      return [
        browser,
        {
          package: round(of('package')?.speed, 1),
          packageBitEqual: round(of('packageBitEqual')?.speed, 1),
          packageDotAdd: round(of('packageDotAdd')?.speed, 1),
          dotAdd: round(of('dotAdd')?.speed, 1),
          bitEqual: round(of('bitEqual')?.speed, 1),
          plain: round(of('plain')?.speed, 1),
          ratioDotAdd: round(of('dotAdd')?.ratio, 2),
          ratioBitEqual: round(of('bitEqual')?.ratio, 2),
          oneSentenceMs: round(fastest?.oneSentence, 0),
          heapMiB: round((fastest?.heap ?? Number.NaN) / 2 ** 20, 0),
          residentMiB: round(fastest?.resident, 0),
          ofLimit: round((fastest?.speed ?? Number.NaN) / (fastest?.limit ?? Number.NaN), 2),
        },
      ];
    }),
  );
}

const TITLES: Readonly<Record<Run, string>> = {
  package: 'package as it comes',
  packageBitEqual: 'package, our bit-equal kernel',
  packageDotAdd: 'package, our dot-add kernel',
  bitEqual: 'our engine, bit-equal',
  dotAdd: 'our engine, dot-add',
  plain: 'our engine, plain SIMD',
};

/** The figures for people. */
export function table(figures: Figures): readonly object[] {
  return Object.entries(figures).flatMap(([browser, speeds]) =>
    speeds.map(({ run, speed, ratio, oneSentence, heap, resident, limit }) => ({
      browser,
      engine: TITLES[run],
      'words/s': round(speed, 0),
      ratio: round(ratio, 2),
      'of the limit': limit ? round(speed / limit, 2) : null,
      'one sentence, ms': round(oneSentence, 0),
      'heap MiB': round(heap / 2 ** 20, 0),
      'resident MiB': round(resident, 0),
    })),
  );
}
