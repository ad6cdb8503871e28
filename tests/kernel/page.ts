import type { KernelName as MarianKernel } from '../../src/marian/kernel.ts';
import { findRisks, spareSize } from '../../src/marian/model/risks.ts';
import { instantiate } from '../../src/marian/operations.ts';
import { createWorkspace } from '../../src/marian/workspace.ts';
import type { LinkedText } from '../../src/translation/engine.ts';
import type {
  EngineCommand,
  EngineReply,
  EngineStatus,
} from '../../src/translation/engines/bergamot/protocol.ts';
import { kernelInstance, probe } from '../package-engine/kernel/probe.ts';
import type {
  BergamotCommand,
  BergamotConfig,
  BergamotReply,
  BergamotStatus,
  KernelName,
} from '../package-engine/protocol.ts';
import { CASES, type Case, differences, ROOM } from './compare.ts';
import { kernelFunctions, packageEngine } from './package-engine.ts';

type OwnKernel = Exclude<KernelName, 'package'>;

const bytes = async (path: string) => (await fetch(path)).arrayBuffer();

/** What a kernel computes in this browser, and the cases in which a word differs from the package's. */
async function compare(name: OwnKernel) {
  const wasm = await bytes(`/engine/kernel-${name}.wasm`);
  if (!WebAssembly.validate(wasm)) return { sums: 'not compiled' };
  const module = new WebAssembly.Module(wasm);
  const sums = probe(module, false) ?? 'refused';
  const engine = await packageEngine(await bytes('/engine/bergamot-translator-worker.wasm'), ROOM);
  const ours = kernelFunctions(kernelInstance(module, engine.memory, false));
  const differing: Case[] = CASES.filter((given) =>
    Object.values(differences(engine, ours, given)).some((words) => words > 0),
  );
  return { sums, cases: CASES.length, differing };
}

interface Running {
  ask(command: BergamotCommand): Promise<BergamotStatus | readonly string[]>;
  end(): void;
}

function run(): Running {
  const worker = new Worker('/engine/bergamot-worker.js');
  const waiting = new Map<number, (reply: BergamotReply) => void>();
  let next = 0;
  worker.onmessage = ({ data }: MessageEvent<BergamotReply>) => waiting.get(data.id)?.(data);
  return {
    ask: async (command) => {
      const id = ++next;
      const reply = await new Promise<BergamotReply>((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, ...command });
      });
      if ('error' in reply) throw new Error(reply.error.message);
      return reply.result;
    },
    end: () => worker.terminate(),
  };
}

const running = new Map<string, Running>();

function engineNamed(name: string): Running {
  const engine = running.get(name);
  if (!engine) throw new Error(`no engine "${name}" is running`);
  return engine;
}

/** Starts a worker under a name, with a kernel or with the one it chooses. */
async function start(name: string, kernel?: KernelName): Promise<BergamotStatus> {
  const engine = run();
  running.set(name, engine);
  return engine.ask(
    kernel ? { type: 'start', kernel } : { type: 'start' },
  ) as Promise<BergamotStatus>;
}

/** Loads `/models/MODEL.bin` and `.spm`. */
async function load(name: string, model: string, config: BergamotConfig = {}) {
  const [file, vocab] = await Promise.all([
    bytes(`/models/${model}.bin`),
    bytes(`/models/${model}.spm`),
  ]);
  const command = { type: 'load', key: model, model: file, vocabs: [vocab], config } as const;
  return engineNamed(name).ask(command) as Promise<BergamotStatus>;
}

/** Translates in requests of so many texts; `ms` is the time of all. */
async function translate(name: string, model: string, texts: readonly string[], size = 16) {
  const started = performance.now();
  const translated: string[] = [];
  for (let i = 0; i < texts.length; i += size) {
    const part = texts.slice(i, i + size);
    const command = { type: 'translate', models: [model], texts: part, html: false } as const;
    translated.push(...((await engineNamed(name).ask(command)) as readonly string[]));
  }
  return { translated, ms: performance.now() - started };
}

/** Forgets a model, and tells how large the engine's heap is. */
const unload = (name: string, key: string) =>
  engineNamed(name).ask({ type: 'unload', key }) as Promise<BergamotStatus>;

function end(name: string): void {
  engineNamed(name).end();
  running.delete(name);
}

/** Our engine, likewise by names; `lengthFactor` is the length of translations against their sources. */
function marian() {
  const workers = new Map<string, Worker>();
  const ask = (name: string, command: EngineCommand) =>
    new Promise<EngineStatus | readonly LinkedText[]>((resolve, reject) => {
      const worker = workers.get(name);
      if (!worker) throw new Error(`no engine "${name}" is running`);
      worker.onmessage = ({ data }: MessageEvent<EngineReply>) =>
        'error' in data ? reject(new Error(data.error.message)) : resolve(data.result);
      worker.postMessage({ id: 1, ...command });
    });
  return {
    start: (name: string, kernel?: MarianKernel) => {
      workers.set(name, new Worker('/engine/marian-worker.js'));
      const command = kernel ? ({ type: 'start', kernel } as const) : ({ type: 'start' } as const);
      return ask(name, command) as Promise<EngineStatus>;
    },
    load: async (name: string, model: string) => {
      const blob = async (ending: string) => (await fetch(`/models/${model}.${ending}`)).blob();
      const [file, vocab] = [await blob('bin'), await blob('spm')];
      const command = { type: 'load', key: model, model: file, vocabs: [vocab] } as const;
      return ask(name, command) as Promise<EngineStatus>;
    },
    translate: async (name: string, model: string, texts: readonly string[], lengthFactor = 2) => {
      const started = performance.now();
      const command = { type: 'translate', models: [model], texts, lengthFactor } as const;
      const answers = (await ask(name, command)) as readonly LinkedText[];
      return { translated: answers.map(({ text }) => text), ms: performance.now() - started };
    },
    status: (name: string) => ask(name, { type: 'unload', key: '' }) as Promise<EngineStatus>,
    end: (name: string) => workers.get(name)?.terminate(),
  };
}

/** What the bare kernel does in a product of the model's size, in products of two bytes a second. */
async function productsPerSecond(kernel: MarianKernel): Promise<number> {
  const module = await WebAssembly.compile(await bytes(`/engine/marian-${kernel}.wasm`));
  const [rows, width, columns] = [320, 384, 1536];
  const space = createWorkspace(0);
  const operations = instantiate(module, space.memory, false);
  const [a, b] = [space.take(rows * width), space.take(width * columns)];
  const [bias, out] = [space.takeFloats(columns), space.takeFloats(rows * columns)];
  const spare = space.take(spareSize(width));
  const risks = findRisks(space, operations, b, [width, columns]);
  const sizes = [rows, width, columns] as const;
  const count = 10;
  let best = 0;
  for (let round = 0; round < 8; round++) {
    const started = performance.now();
    for (let i = 0; i < count; i++) operations.multiply(a, b, bias, 1, ...sizes, risks, spare, out);
    const seconds = (performance.now() - started) / 1000;
    best = Math.max(best, (count * rows * width * columns) / seconds);
  }
  return best;
}

const functions = {
  productsPerSecond,
  compare,
  start,
  load,
  translate,
  unload,
  end,
  marian: marian(),
};

declare global {
  var enginePage: typeof functions;
}

globalThis.enginePage = functions;
