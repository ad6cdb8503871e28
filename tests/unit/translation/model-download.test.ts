import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadModels } from '../../../src/translation/engines/bergamot/models/download.ts';
import type { ModelEntry } from '../../../src/translation/engines/bergamot/models/model-entry.ts';
import { modelStore } from '../../../src/translation/engines/bergamot/models/store.ts';
import { type Service, startService } from './service.ts';

const bytes = new Uint8Array(3_000_000).fill(7);
const hash = createHash('sha256').update(bytes).digest('hex');
const entry: ModelEntry = {
  pair: { source: 'ar', target: 'en' },
  version: '1.0',
  files: [{ type: 'model', location: 'a.bin', size: bytes.length, hash }],
};

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(() => {
  service.received.length = 0;
  service.answer = (_, response) => void response.end(bytes);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await modelStore.deleteModel(entry);
});

function download(signal = new AbortController().signal): Promise<void> {
  return downloadModels([entry], { settings: { modelSource: service.url }, signal });
}

describe('downloadModels', () => {
  it('fetches a file once though two windows want it at the same time', async () => {
    await Promise.all([download(), download()]);
    expect(service.received).toHaveLength(1);
    expect(await modelStore.file(hash)).toHaveProperty('size', bytes.length);
  });

  it('lets the second go on where the first is stopped', async () => {
    const stopper = new AbortController();
    service.answer = (_, response) => void response.writeHead(200).write(bytes.subarray(0, 1000));
    const first = download(stopper.signal);
    await vi.waitFor(() => expect(service.received).toHaveLength(1), { timeout: 20_000 });
    const second = download();
    service.answer = (_, response) => void response.end(bytes);
    stopper.abort(new Error('stopped'));
    await expect(first).rejects.toThrow('stopped');
    await second;
    expect(await modelStore.models()).toEqual([entry]);
  });

  it('says that the disk is full, without asking the network again and again', async () => {
    vi.spyOn(modelStore, 'addPart').mockRejectedValue(
      new DOMException('no room', 'QuotaExceededError'),
    );
    await expect(download()).rejects.toMatchObject({ name: 'EngineError', reason: 'disk' });
    expect(service.received).toHaveLength(1);
    expect(await modelStore.models()).toEqual([]);
  });

  it('goes on after that from what was kept', async () => {
    const keep = modelStore.addPart;
    vi.spyOn(modelStore, 'addPart')
      .mockImplementationOnce((...part) => keep(...part))
      .mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
    await expect(download()).rejects.toMatchObject({ reason: 'disk' });
    vi.restoreAllMocks();
    service.answer = ({ headers }, response) => {
      const from = Number(/\d+/.exec(headers.range ?? '')?.[0]);
      const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
      response.writeHead(206, { 'Content-Range': range });
      response.end(bytes.subarray(from));
    };
    await download();
    expect(await modelStore.models()).toEqual([entry]);
  });
});
