import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  EngineCommand,
  EngineReply,
} from '../../src/translation/engines/bergamot/protocol.ts';
import type { TranslationEvent, TranslationRequest } from '../../src/translation/translation.ts';
import { builtExtension } from '../browser/harness/files.ts';
import type { BrowserName, View } from '../browser/harness/index.ts';

/** The engine's worker alone, with nothing of Warraq around it. */
export interface RawEngine {
  /** Milliseconds for these sentences in one request. */
  time(sentences: readonly string[]): Promise<number>;
  end(): Promise<void>;
}

/** What the page holds between two measurements. */
interface Held {
  raw?: {
    worker: Worker;
    ask(command: EngineCommand): Promise<unknown>;
  };
}

/** Starts a worker in an extension page and lets it load the mirror's model. */
export async function startRaw(page: View, mirror: string): Promise<RawEngine> {
  await page.evaluate(async (base: string) => {
    const held = globalThis as never as Held;
    const worker = new Worker('/engine/marian-worker.js');
    const ask = (command: EngineCommand): Promise<unknown> =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<EngineReply>) =>
          'error' in data ? reject(new Error(data.error.message)) : resolve(data.result);
        worker.postMessage({ id: 1, ...command });
      });
    held.raw = { worker, ask };
    const file = async (type: string): Promise<Blob> =>
      (await fetch(`${base}/files/aren.${type}`)).blob();
    const [model, vocab] = [await file('model'), await file('vocab')];
    await ask({ type: 'load', key: 'raw', model, vocabs: [vocab] });
    await ask({ type: 'translate', models: ['raw'], texts: ['كتاب.'] });
  }, mirror);
  return {
    time: (sentences) =>
      page.evaluate(async (texts: readonly string[]) => {
        const start = performance.now();
        const { raw } = globalThis as never as Held;
        await raw?.ask({ type: 'translate', models: ['raw'], texts });
        return performance.now() - start;
      }, sentences),
    end: async () => {
      await page.evaluate(() => (globalThis as never as Held).raw?.worker.terminate());
    },
  };
}

interface Extension {
  readonly runtime: {
    readonly onMessage: {
      addListener(listener: (message: { method?: string }) => void): void;
      removeListener(listener: (message: { method?: string }) => void): void;
    };
    sendMessage(message: unknown): Promise<unknown>;
    connect(info: { name: string }): {
      readonly onMessage: { addListener(listener: (event: TranslationEvent) => void): void };
      postMessage(message: unknown): void;
      disconnect(): void;
    };
  };
}

/** Milliseconds that the extension takes from the request to its last sentence. */
export function pipelineTime(page: View, request: TranslationRequest): Promise<number> {
  return page.evaluate(async (wanted: TranslationRequest) => {
    const scope = globalThis as never as { browser?: Extension; chrome: Extension };
    const { runtime } = scope.browser ?? scope.chrome;
    await runtime.sendMessage({ service: 'background', method: 'startTranslator', args: [] });
    const port = runtime.connect({ name: 'translation' });
    const start = performance.now();
    const end = await new Promise<string>((resolve) => {
      port.onMessage.addListener((event) => {
        if (event.type !== 'state' || event.state.status === 'working') return;
        resolve(JSON.stringify(event.state));
      });
      port.postMessage(wanted);
    });
    const time = performance.now() - start;
    port.disconnect();
    if (!end.includes('"done"')) throw new Error(end);
    return time;
  }, request);
}

/** A copy of the built extension with an empty page, `empty.html`, that marks when its script runs; the caller deletes it. */
export function extensionWithEmptyPage(name: BrowserName): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-empty-'));
  cpSync(builtExtension(name), folder, { recursive: true });
  const page =
    '<!doctype html><html lang="en"><body>.<script src="empty.js"></script></body></html>';
  writeFileSync(join(folder, 'empty.html'), page);
  writeFileSync(join(folder, 'empty.js'), "performance.mark('script');");
  return folder;
}

/** Milliseconds from the opening of the empty page to its script. */
export function openEmpty(page: View): Promise<number> {
  return page.evaluate(async () => {
    const empty = globalThis.open('empty.html');
    if (!empty) throw new Error('the browser opens no window');
    const mark = () => empty.performance.getEntriesByName('script')[0];
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(0);
      });
    while (!mark()) await turn();
    const time = mark()?.startTime ?? 0;
    empty.close();
    return time;
  });
}

/** How a reader comes to an article: by its address, or from its row in the library, pressed as long as a mouse is or by a key. */
export type Way = 'address' | 'mouse' | 'key';

/**
 * Milliseconds since a reader page was opened (by its address), or its row was let go of: it asked the library, its article appeared,
 * its first translation, its last.
 */
export interface ReaderTimes {
  readonly asked: number;
  readonly appeared: number;
  readonly first: number;
  readonly full: number;
}

/** Opens the reader from an extension page, which looks on, and closes it when its translation is full. */
export function openReader(page: View, id: string, way: Way = 'address'): Promise<ReaderTimes> {
  return page.evaluate(
    async (article: string, by: string) => {
      // Looking on must not take a core of what is measured: the page's own question tells when it runs.
      const scope = globalThis as never as { browser?: Extension; chrome: Extension };
      const { onMessage } = (scope.browser ?? scope.chrome).runtime;
      const running = new Promise<void>((resolve) => {
        const hear = ({ method }: { method?: string }): void => {
          if (method !== 'openArticle') return;
          onMessage.removeListener(hear);
          resolve();
        };
        onMessage.addListener(hear);
      });
      const opened = globalThis.open(
        by === 'address' ? `reader.html?id=${article}` : 'library.html',
      );
      if (!opened) throw new Error('the browser opens no window');
      // A timer of that page: browsers slow those of one that is hidden by another.
      const pause = (ms: number) => new Promise((resolve) => opened.setTimeout(resolve, ms));
      const clock = (): number => performance.timeOrigin + performance.now();
      /** Presses the article's row once the library rests, and gives the time when it is let go of. */
      const press = async (): Promise<number> => {
        const row = (): HTMLElement | null =>
          opened.document.querySelector(`a[href^="reader.html?id=${article}"]`);
        while (!row()) await new Promise((resolve) => setTimeout(resolve, 100));
        await pause(2000);
        if (by === 'mouse') {
          row()?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
          await pause(80);
        }
        const at = clock();
        row()?.click();
        return at;
      };
      const released = by === 'address' ? undefined : await press();
      await running;
      const start = released ?? opened.performance.timeOrigin;
      const now = (): number => clock() - start;
      const times = { asked: 0, appeared: 0, first: 0, full: 0 };
      const look = (): boolean => {
        const { document: shown } = opened;
        const count = shown.querySelectorAll('.pair[data-block]').length;
        if (count > 0) times.appeared ||= now();
        const blocks = '.pair[data-block] .cell.translation';
        const translated = shown.querySelectorAll(`${blocks}[lang="en"]`).length;
        if (translated > 0) times.first ||= now();
        const waiting = shown.querySelector(`${blocks} .waiting`);
        if (count > 1 && translated === count && !waiting) times.full ||= now();
        return times.full > 0;
      };
      await new Promise<void>((resolve, reject) => {
        const limit = setTimeout(
          () => reject(new Error(opened.document.body.textContent)),
          120_000,
        );
        const lookOn = (): void => {
          if (!look()) return;
          clearTimeout(limit);
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(lookOn);
        observer.observe(opened.document, { subtree: true, childList: true, attributes: true });
        lookOn();
      });
      const [mark] = opened.performance.getEntriesByName('library');
      times.asked = opened.performance.timeOrigin + (mark?.startTime ?? 0) - start;
      opened.close();
      return times;
    },
    id,
    way,
  );
}
