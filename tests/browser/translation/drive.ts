import type { ExtractedArticle } from '../../../src/article/model.ts';
import type { TranslatorService } from '../../../src/platform/translator/translator-client.ts';
import type { EngineId, LanguagePair } from '../../../src/translation/engine.ts';
import type {
  Offer,
  TranslatedSentence,
  TranslationEvent,
  TranslationState,
} from '../../../src/translation/translation.ts';
import type { View } from '../harness/index.ts';

interface Port {
  readonly onMessage: { addListener(listener: (event: TranslationEvent) => void): void };
  postMessage(message: unknown): void;
  disconnect(): void;
}

interface Runtime {
  readonly runtime: {
    sendMessage(message: unknown): Promise<{ value?: unknown; error?: { message: string } }>;
    connect(info: { name: string }): Port;
  };
}

interface Driven {
  readonly browser?: Runtime;
  readonly chrome: Runtime;
  heard?: TranslationEvent[];
  port?: Port;
}

/** Calls a service of the extension from one of its pages, as the pages' own code does. */
export async function call(
  view: View,
  method: keyof TranslatorService,
  ...args: readonly unknown[]
): Promise<unknown> {
  const reply = await view.evaluate(
    async (name: string, given: readonly unknown[]) => {
      const scope = globalThis as never as Driven;
      const { runtime } = scope.browser ?? scope.chrome;
      await runtime.sendMessage({ service: 'background', method: 'startTranslator', args: [] });
      return runtime.sendMessage({ service: 'translator', method: name, args: given });
    },
    method,
    args,
  );
  if (reply?.error) throw new Error(reply.error.message);
  return reply?.value;
}

/** What the engines offer for a pair. */
export async function offers(view: View, pair: LanguagePair): Promise<readonly Offer[]> {
  return (await call(view, 'offers', pair)) as readonly Offer[];
}

/** Downloads an engine's models. */
export async function download(view: View, engine: EngineId, pair: LanguagePair): Promise<void> {
  await call(view, 'download', engine, pair);
}

/** Starts or joins a job in the page; its events pile up there. */
export async function follow(
  view: View,
  article: ExtractedArticle,
  { articleId = 'a', target = 'en', keep = false, visible = [] as readonly number[] } = {},
): Promise<void> {
  await view.evaluate(
    async (request: object) => {
      const scope = globalThis as never as Driven;
      const { runtime } = scope.browser ?? scope.chrome;
      scope.port?.disconnect();
      const heard: TranslationEvent[] = [];
      scope.heard = heard;
      await runtime.sendMessage({ service: 'background', method: 'startTranslator', args: [] });
      const port = runtime.connect({ name: 'translation' });
      scope.port = port;
      port.onMessage.addListener((event) => heard.push(event));
      port.postMessage(request);
    },
    { articleId, article, target, keep, visible },
  );
}

/** Calls a service from the page as soon as a followed job has so many sentences: at once, whatever way a test's own call has to go. */
export async function callAfter(
  view: View,
  sentences: number,
  method: keyof TranslatorService,
  ...args: readonly unknown[]
): Promise<void> {
  await view.evaluate(
    (least: number, name: string, given: readonly unknown[]) => {
      const scope = globalThis as never as Driven;
      const { runtime } = scope.browser ?? scope.chrome;
      const message = { service: 'translator', method: name, args: given };
      const isThere = (event: TranslationEvent): boolean =>
        event.type === 'state' && 'done' in event.state && event.state.done >= least;
      return new Promise<void>((resolve) => {
        let called = false;
        const callOnce = (event: TranslationEvent): void => {
          if (called || !isThere(event)) return;
          called = true;
          void runtime.sendMessage(message).then(() => resolve());
        };
        for (const event of scope.heard ?? []) callOnce(event);
        scope.port?.onMessage.addListener(callOnce);
      });
    },
    sentences,
    method,
    args,
  );
}

/** What the page has heard so far. */
export async function heard(
  view: View,
): Promise<{ states: TranslationState[]; sentences: TranslatedSentence[] }> {
  const events = (await view.evaluate(
    () => (globalThis as never as Driven).heard ?? [],
  )) as TranslationEvent[];
  return {
    states: events.flatMap((event) => (event.type === 'state' ? [event.state] : [])),
    sentences: events.flatMap((event) => (event.type === 'sentences' ? event.sentences : [])),
  };
}

/** Waits until a followed job says that it stands so. */
export async function untilStatus(
  view: View,
  status: TranslationState['status'],
  timeout = 40_000,
): Promise<TranslationState> {
  return view.until(
    (wanted: string) => {
      const events = (globalThis as never as Driven).heard ?? [];
      const last = events.findLast((event) => event.type === 'state');
      return last?.type === 'state' && last.state.status === wanted ? last.state : undefined;
    },
    { args: [status], timeout, what: `the job to be ${status}` },
  ) as Promise<TranslationState>;
}

/** An article of these paragraphs. */
export function articleOf(title: string, paragraphs: readonly string[]): ExtractedArticle {
  const blocks = paragraphs.map((html) => ({
    kind: 'paragraph' as const,
    text: html,
    html: `<p>${html}</p>`,
    lang: 'ar',
    dir: 'rtl' as const,
  }));
  return { url: 'https://example.org/a', title, lang: 'ar', dir: 'rtl', blocks };
}
