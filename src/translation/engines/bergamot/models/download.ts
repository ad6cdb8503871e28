import type { OpenOptions, Progress } from '../../../engine.ts';
import { EngineError } from '../../../engine.ts';
import { chunksOf } from '../../../http.ts';
import { orAborted, sleep } from '../../../job/rate-limiter.ts';
import type { ModelEntry, ModelFile } from './model-entry.ts';
import { modelSource, sizeOf } from './registry.ts';
import { modelStore } from './store.ts';

/** Bytes that are kept at a time: what a cut costs at most. */
const partSize = 1 << 20;

/** Cuts in a row without one new byte after which a download ends. */
const mostCuts = 4;

/** A connection that sends nothing for this long is cut, in milliseconds. */
const stallTime = 20_000;

/** Downloads models, checks them and keeps them; what is here already is not fetched again. Throws EngineError. */
export async function downloadModels(
  entries: readonly ModelEntry[],
  { settings, signal, onProgress }: OpenOptions,
): Promise<void> {
  const total = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  let finished = 0;
  for (const entry of entries) {
    for (const file of entry.files) {
      const address = modelSource(settings.modelSource).files + file.location;
      await downloadFile(file, address, signal, ({ loaded }) =>
        onProgress?.({ loaded: finished + loaded, total }),
      );
      finished += file.size;
      onProgress?.({ loaded: finished, total });
    }
    await modelStore.keepModel(entry);
  }
}

/** Files on their way: a second download that needs one waits for the first, so that their parts never mix. */
const underWay = new Map<string, Promise<void>>();

async function downloadFile(
  file: ModelFile,
  address: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  for (let other = underWay.get(file.hash); other; other = underWay.get(file.hash))
    await orAborted(
      other.catch(() => {}),
      signal,
    );
  const own = fetchFile(file, address, signal, onProgress);
  underWay.set(file.hash, own);
  await own.finally(() => underWay.delete(file.hash));
}

async function fetchFile(
  file: ModelFile,
  address: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  if (await stored(file)) return;
  for (let tries = 0; tries < 2; tries++) {
    await fetchParts(file, address, signal, onProgress);
    if (await assembled(file)) return;
    await modelStore.dropParts(file.hash);
  }
  throw new EngineError('model', `${address}: its SHA-256 is not the catalogue's`);
}

async function stored({ hash }: ModelFile): Promise<boolean> {
  try {
    return await modelStore.hasFile(hash);
  } catch {
    throw new EngineError('model', 'the browser gives no storage for models');
  }
}

/** Puts the parts together; false when they are not the file. */
async function assembled({ hash, size }: ModelFile): Promise<boolean> {
  const blob = new Blob(await modelStore.parts(hash));
  if (blob.size !== size) return false;
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  const found = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  if (found.join('') !== hash) return false;
  await written(modelStore.keepFile(hash, blob));
  return true;
}

/** A write to the store; one that fails is the full disk's fault, and no other try helps. */
async function written(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw new EngineError('disk', String(error));
  }
}

/** Fetches until all bytes are here, going on after each cut where it stopped. */
async function fetchParts(
  file: ModelFile,
  address: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  let cuts = 0;
  let at = await partsHere(file);
  while (at.loaded < file.size) {
    try {
      await fetchFrom(file, address, at, { signal, onProgress });
      at = await partsHere(file);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof EngineError) throw error;
      const before = at.loaded;
      at = await partsHere(file);
      cuts = at.loaded > before ? 1 : cuts + 1;
      if (cuts >= mostCuts) throw new EngineError('network', `${address}: ${String(error)}`);
      await sleep(250 * 2 ** cuts, signal);
    }
  }
}

/** What is here of a file; parts that come to more than the file are dropped. */
async function partsHere({ hash, size }: ModelFile): Promise<{ loaded: number; parts: number }> {
  const parts = await modelStore.parts(hash);
  const loaded = parts.reduce((sum, part) => sum + part.byteLength, 0);
  if (loaded <= size) return { loaded, parts: parts.length };
  await modelStore.dropParts(hash);
  return { loaded: 0, parts: 0 };
}

/** One request: the bytes from where the parts end. Throws when the connection is cut. */
async function fetchFrom(
  file: ModelFile,
  address: string,
  at: { loaded: number; parts: number },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<void> {
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(new Error('no bytes')), stallTime);
  const keepAlive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(new Error('no bytes')), stallTime);
  };
  try {
    const reply = await fetch(address, {
      headers: at.loaded > 0 ? { Range: `bytes=${at.loaded}-` } : {},
      signal: AbortSignal.any([signal, stall.signal]),
      cache: 'no-store',
      credentials: 'omit',
    });
    const { body } = reply;
    const start = await startOf(reply, file, at.loaded);
    if (!body) throw new Error('no body');
    let place = start === 0 ? 0 : at.parts;
    let loaded = start;
    for await (const part of partsOfStream(body, keepAlive, (bytes) =>
      onProgress({ loaded: loaded + bytes, total: file.size }),
    )) {
      loaded += part.byteLength;
      if (loaded > file.size)
        throw new EngineError('model', `${address} is longer than the catalogue says`);
      await written(modelStore.addPart(file.hash, place++, part));
    }
    if (loaded < file.size) throw new Error('the connection was cut');
  } finally {
    clearTimeout(timer);
  }
}

/** Where a reply's bytes begin; a server that sends the whole file again starts it anew. */
async function startOf(reply: Response, { hash }: ModelFile, asked: number): Promise<number> {
  if (reply.status === 429 || reply.status >= 500) throw new Error(`HTTP ${reply.status}`);
  const start = Number(
    /^bytes (\d+)-/.exec(reply.headers.get('Content-Range') ?? '')?.[1] ?? asked,
  );
  if (reply.status === 206 && start === asked) return asked;
  await modelStore.dropParts(hash);
  if (reply.status === 206 || reply.status === 416)
    throw new Error('the server answered another range');
  if (!reply.ok) throw new EngineError('network', `${reply.url}: HTTP ${reply.status}`);
  return 0;
}

/** A stream in parts of one size; when it breaks, what had come is still given before the error. */
async function* partsOfStream(
  body: ReadableStream<Uint8Array>,
  onChunk: () => void,
  onBytes: (buffered: number) => void,
): AsyncGenerator<ArrayBuffer> {
  let buffered: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const flush = async (): Promise<ArrayBuffer> => {
    const part = await new Blob(buffered).arrayBuffer();
    buffered = [];
    bytes = 0;
    return part;
  };
  try {
    for await (const chunk of chunksOf(body)) {
      onChunk();
      buffered.push(chunk);
      bytes += chunk.byteLength;
      onBytes(bytes);
      if (bytes >= partSize) yield await flush();
    }
  } catch (error) {
    if (bytes > 0) yield await flush();
    throw error;
  }
  if (bytes > 0) yield await flush();
}
