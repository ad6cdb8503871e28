// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  EngineReply,
  EngineRequest,
} from '../../../src/translation/engines/bergamot/protocol.ts';
import { connectionTo } from '../../../src/translation/engines/bergamot/shared-worker.ts';

const status = { kernel: 'plain', memory: 0 } as const;

/** A port in the place of a shared worker's, with what came over it. */
function fakePort() {
  const asked: EngineRequest[] = [];
  return {
    asked,
    onmessage: (_: { readonly data: EngineReply }): void => undefined,
    postMessage: (request: EngineRequest) => void asked.push(request),
    close: vi.fn(),
  };
}

function connected() {
  const port = fakePort();
  const free = vi.fn();
  const connection = connectionTo({ port: port as never }, free);
  const died = vi.fn();
  connection.onerror = died;
  return { port, free, connection, died };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a worker that pages share', () => {
  it('is asked and answers as an own one does', () => {
    const { port, connection, died } = connected();
    const heard: EngineReply[] = [];
    connection.onmessage = ({ data }) => void heard.push(data);
    connection.postMessage({ id: 1, type: 'start' });
    expect(port.asked).toEqual([{ id: 1, type: 'start' }]);
    port.onmessage({ data: { id: 1, result: status } });
    expect(heard).toEqual([{ id: 1, result: status }]);
    vi.advanceTimersByTime(100_000);
    expect(died).not.toHaveBeenCalled();
  });

  it('has died where it says nothing: the browser connected to one that was ending', () => {
    const { connection, died } = connected();
    connection.postMessage({ id: 1, type: 'start' });
    vi.advanceTimersByTime(100_000);
    expect(died).toHaveBeenCalledOnce();
  });

  it('is ended, and may be started again, when it has answered everything', () => {
    const { port, free, connection } = connected();
    connection.postMessage({ id: 1, type: 'start' });
    connection.postMessage({ id: 0, type: 'cancel', request: 1 });
    port.onmessage({ data: { id: 1, result: status } });
    connection.terminate();
    expect(port.asked.at(-1)).toEqual({ id: 0, type: 'end' });
    expect(port.close).toHaveBeenCalled();
    expect(free).toHaveBeenCalled();
  });

  it('is not asked again when it hangs', () => {
    const { port, free, connection } = connected();
    connection.postMessage({ id: 1, type: 'start' });
    port.onmessage({ data: { id: 1, result: status } });
    connection.postMessage({ id: 2, type: 'translate', models: [], texts: [] });
    connection.terminate();
    expect(free).not.toHaveBeenCalled();
  });
});
