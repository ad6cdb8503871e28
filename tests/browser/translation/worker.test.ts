import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BergamotClient } from '../../../src/translation/engines/bergamot/client.ts';
import type { NamedModel } from '../../../src/translation/engines/bergamot/engine-worker.ts';
import { samplePairs } from '../../kernel/sample-sentences.ts';
import { bundleOf } from '../harness/bundle.ts';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import type * as pageEngine from './page-engine.ts';

type Modules = typeof pageEngine;
type Options = [options?: Parameters<Modules['createBergamotClient']>[1]];

/** What the page holds: the client under test, the workers that it has made, and how many of them have ended. */
interface Lab {
  readonly made: Worker[];
  ended: number;
  client(...options: Options): BergamotClient;
  readonly models: readonly NamedModel[];
  readonly session: Modules['bergamotSession'];
  textOf(answer: string | { readonly text: string }): string;
}

declare const lab: Lab;

const pairs = samplePairs().slice(0, 8);
const arabic = pairs.map((pair) => pair.arabic);
const english = pairs.map((pair) => pair.english);

/** Runs in the page: puts the lab there, with the sample model's files. */
function setUp(modules: Modules, files: Readonly<Record<'model' | 'vocab', string>>): void {
  const blob = (base64: string): Blob =>
    new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
  const made: Worker[] = [];
  const Real = globalThis.Worker;
  globalThis.Worker = class extends Real {
    constructor(address: string | URL) {
      super(address);
      made.push(this);
    }
    override terminate(): void {
      super.terminate();
      lab.ended += 1;
    }
  };
  const make = (): Worker => new Worker('/engine/marian-worker.js');
  Object.assign(globalThis, {
    lab: {
      made,
      ended: 0,
      client: (...options: Options) => modules.createBergamotClient(make, ...options),
      session: modules.bergamotSession,
      textOf: (answer: string | { text: string }) =>
        typeof answer === 'string' ? answer : answer.text,
      models: [
        {
          key: 'ar-en sample',
          load: async () => ({ model: blob(files.model), vocabs: [blob(files.vocab)] }),
        },
      ],
    },
  });
}

describe.runIf(mainlyIn('firefox')).each(browsers)('the worker in %s', (name) => {
  let browser: Browser;
  let page: View;
  beforeAll(async () => {
    browser = await borrow(name);
    page = await browser.openExtensionPage('options.html');
    const base64 = (file: string): string =>
      readFileSync(`tests/sample-model/model/${file}`).toString('base64');
    const modules = await bundleOf(join(import.meta.dirname, 'page-engine.ts'), 'modules');
    const run = `${modules}; (${setUp})(modules, files);`;
    await page.evaluate(new Function('files', run) as never, {
      model: base64('model.bin'),
      vocab: base64('vocab.spm'),
    });
  });
  afterAll(() => browser?.close());

  it('is started anew when it dies, and nothing is lost', async () => {
    const result = await page.evaluate(async (texts: readonly string[]) => {
      const client = lab.client();
      const { signal } = new AbortController();
      const session = lab.session(lab.models, client);
      await session.translate(texts.slice(0, 1), signal);
      const before = lab.made.length;
      const pending = session.translate(texts, signal);
      const victim = lab.made.at(-1);
      victim?.terminate();
      victim?.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true }));
      const translated = await pending;
      client.end();
      return { translated: translated.map(lab.textOf), workers: lab.made.length - before };
    }, arabic);
    expect(result.translated).toEqual(english);
    expect(result.workers).toBe(1);
  });

  it.each([
    'zeros',
    'no bytes',
    'a model cut off',
    'a vocabulary cut off',
    'vocabulary and model changed',
  ])(
    'says that files are no model (%s), and translates with a good one afterwards',
    async (fault) => {
      const result = await page.evaluate(
        async (texts: readonly string[], damage: string) => {
          const client = lab.client();
          const { signal } = new AbortController();
          const zeros = (size: number): Blob => new Blob([new Uint8Array(size)]);
          const good = (await lab.models[0]?.load()) as { model: Blob; vocabs: Blob[] };
          const [model, vocab] = [good.model, good.vocabs[0] ?? zeros(1)];
          const damaged: Record<string, [Blob, Blob]> = {
            zeros: [zeros(4096), zeros(64)],
            'no bytes': [zeros(0), zeros(0)],
            'a model cut off': [model.slice(0, model.size / 2), vocab],
            'a vocabulary cut off': [model, vocab.slice(0, vocab.size / 2)],
            'vocabulary and model changed': [vocab, model],
          };
          const [badModel, badVocab] = damaged[damage] ?? [zeros(1), zeros(1)];
          const load = async () => ({ model: badModel, vocabs: [badVocab] });
          const refused = await lab
            .session([{ key: 'bad', load }], client)
            .translate(texts, signal)
            .catch((error: { reason: string }) => error.reason);
          const translated = await lab.session(lab.models, client).translate(texts, signal);
          client.end();
          return { refused, translated: translated.map(lab.textOf) };
        },
        arabic,
        fault,
      );
      expect(result).toEqual({ refused: 'model', translated: english });
    },
  );

  it('tries singly what was cut off when its only worker died while it loaded', async () => {
    const result = await page.evaluate(async (texts: readonly string[]) => {
      const client = lab.client({ workers: 1 });
      const { signal } = new AbortController();
      const before = lab.made.length;
      const pending = lab.session(lab.models, client).translate(texts, signal);
      const victim = lab.made.at(-1);
      victim?.terminate();
      victim?.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true }));
      const translated = await pending;
      client.end();
      return { translated: translated.map(lab.textOf), workers: lab.made.length - before };
    }, arabic);
    expect(result).toEqual({ translated: english, workers: 2 });
  });

  it('is ended when idle, which gives its memory back', async () => {
    const ended = await page.evaluate(async (texts: readonly string[]) => {
      const client = lab.client({ idle: 300 });
      const before = lab.ended;
      await client.translate(lab.models, texts, new AbortController().signal);
      const atOnce = lab.ended - before;
      while (lab.ended === before) await new Promise((resolve) => setTimeout(resolve, 50));
      return { atOnce, later: lab.ended - before };
    }, arabic);
    expect(ended).toEqual({ atOnce: 0, later: 1 });
  });

  it('shares its work with a second one, and both end when idle', async () => {
    const { answers, asked, ended } = await page.evaluate(async (texts: readonly string[]) => {
      const client = lab.client({ workers: 2, idle: 300 });
      const [before, endedBefore] = [lab.made.length, lab.ended];
      const { signal } = new AbortController();
      const pending = texts.map((text) => client.translate(lab.models, [text], signal));
      const asked = new Map<Worker, number>();
      for (const worker of lab.made.slice(before))
        worker.addEventListener('message', ({ data }) => {
          if (Array.isArray(data.result)) asked.set(worker, (asked.get(worker) ?? 0) + 1);
        });
      const answers = (await Promise.all(pending)).flat().map(({ text }) => text);
      while (lab.ended < endedBefore + 2) await new Promise((resolve) => setTimeout(resolve, 50));
      return { answers, asked: [...asked.values()], ended: lab.made.length - before };
    }, arabic);
    expect(answers).toEqual(english);
    expect(asked).toHaveLength(2);
    expect(asked.reduce((sum, count) => sum + count)).toBe(arabic.length);
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(2);
    expect(ended).toBe(2);
  });

  it('loads its model before anyone wants a translation, and only once', async () => {
    const { workers, loads, text } = await page.evaluate(async (texts: readonly string[]) => {
      const client = lab.client({ workers: 2 });
      const before = lab.made.length;
      let loads = 0;
      const models = lab.models.map((model) => ({
        ...model,
        load: () => {
          loads += 1;
          return model.load();
        },
      }));
      await Promise.all([client.warmUp(models), client.warmUp(models)]);
      const { signal } = new AbortController();
      const [answer] = await client.translate(models, texts.slice(0, 1), signal);
      client.end();
      return { workers: lab.made.length - before, loads, text: answer?.text };
    }, arabic);
    expect({ workers, loads, text }).toEqual({ workers: 1, loads: 1, text: english[0] });
  });

  it('translates a sentence of eighty words in one piece', async () => {
    const words = arabic
      .join(' ')
      .replace(/[^\p{L}\s]/gu, '')
      .split(/\s+/);
    const long = Array.from({ length: 80 }, (_, i) => words[i % words.length]).join(' ');
    const [translated, links] = await page.evaluate(async (text: string) => {
      const client = lab.client();
      const { signal } = new AbortController();
      const [answer] = await client.translate(lab.models, [text], signal);
      client.end();
      return [answer?.text ?? '', answer?.links ?? []] as const;
    }, long);
    expect(translated.split(' ').length).toBeGreaterThan(20);
    // Words of both halves of the source are linked: nothing of it was left out.
    const sources = links.map(({ source }) => source.start);
    expect(Math.min(...sources)).toBeLessThan(long.length / 4);
    expect(Math.max(...sources)).toBeGreaterThan(long.length / 2);
  });

  it('lets a caller go at once when it cancels', async () => {
    const reason = await page.evaluate(async (texts: readonly string[]) => {
      const client = lab.client();
      const cancel = new AbortController();
      const many = Array.from({ length: 200 }, () => texts.join('\n'));
      const pending = client.translate(lab.models, many, cancel.signal);
      cancel.abort();
      const name = await pending.catch((error: Error) => error.name);
      client.end();
      return name;
    }, arabic);
    expect(reason).toBe('AbortError');
  });

  it('stops working on what was cancelled: the next request need not wait for it', async () => {
    const order = await page.evaluate(async (texts: readonly string[]) => {
      const client = lab.client();
      const { signal } = new AbortController();
      await client.translate(lab.models, texts.slice(0, 1), signal);
      const worker = lab.made.at(-1) as Worker;
      const answers: string[] = [];
      const answered = new Promise<void>((resolve) => {
        worker.addEventListener('message', ({ data }) => {
          if (answers.push('error' in data ? 'stopped' : 'done') === 2) resolve();
        });
      });
      const post = worker.postMessage.bind(worker);
      const posted = new Promise<void>((resolve) => {
        worker.postMessage = (message: object) => {
          post(message);
          resolve();
        };
      });
      const cancel = new AbortController();
      const many = Array.from({ length: 400 }, () => texts).flat();
      const pending = client.translate(lab.models, many, cancel.signal).catch(() => {});
      await posted;
      cancel.abort();
      await pending;
      await client.translate(lab.models, texts.slice(0, 1), signal);
      await answered;
      client.end();
      return answers;
    }, arabic);
    expect(order).toEqual(['stopped', 'done']);
  });
});
