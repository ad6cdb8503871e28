import { once } from '../../../article/once.ts';
import type { LanguagePair, LinkedText, Session } from '../../engine.ts';
import { orAborted } from '../../job/rate-limiter.ts';
import { earlyModels } from './early-models.ts';
import { type EarlyMessage, type EarlyModel, type EarlyRequest, earlyChannel } from './protocol.ts';

// The background's way to the engine's worker. Chrome's translator is a page, whose thread is that of the page which draws the article:
// what goes through it waits for that.

interface Waiting {
  readonly request: EarlyRequest;
  readonly resolve: (answers: readonly LinkedText[]) => void;
  readonly reject: (reason: Error) => void;
}

const waiting = new Map<string, Waiting>();

const channel = once(() => {
  const opened = new BroadcastChannel(earlyChannel);
  opened.onmessage = ({ data }: MessageEvent<EarlyMessage>) => {
    if ('started' in data) for (const { request } of waiting.values()) opened.postMessage(request);
    else if ('answers' in data) waiting.get(data.id)?.resolve(data.answers);
    else if ('error' in data) waiting.get(data.id)?.reject(new Error(data.error));
  };
  return opened;
});

async function ask(
  models: readonly EarlyModel[],
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly LinkedText[]> {
  const request = { id: crypto.randomUUID(), models, texts };
  const answer = new Promise<readonly LinkedText[]>((resolve, reject) =>
    waiting.set(request.id, { request, resolve, reject }),
  );
  channel().postMessage(request);
  return orAborted(answer, signal).finally(() => waiting.delete(request.id));
}

/** Has the worker that runs, or the next one that starts, read the models of a pair where they are downloaded. */
export async function loadEarly(pair: LanguagePair, signal: AbortSignal): Promise<void> {
  const models = await earlyModels(pair);
  if (models.length > 0) await ask(models, [], signal);
}

/** A session with whatever worker runs, or starts next; undefined where no models of the pair are downloaded. */
export async function openEarly(pair: LanguagePair): Promise<Session | undefined> {
  const models = await earlyModels(pair);
  if (models.length === 0) return undefined;
  return {
    model: models.map(({ key }) => key).join('+'),
    translate: (texts, signal) => ask(models, texts, signal),
    close: () => {},
  };
}
