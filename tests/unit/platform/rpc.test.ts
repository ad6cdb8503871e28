import { afterEach, describe, expect, it, vi } from 'vitest';
import browser, { sender } from '../fake-browser.ts';

interface Counter {
  add(a: number, b: number): Promise<number>;
  fail(): Promise<never>;
}

const own = { ...sender };

/** Two contexts: modules loaded twice, so that neither finds the other's services in its own memory. */
async function contexts() {
  const server = await import('../../../src/platform/services/rpc.ts');
  vi.resetModules();
  const client = await import('../../../src/platform/services/rpc.ts');
  return { server, client };
}

/** Sees a call given up, without the time between its tries. */
async function givenUp(call: () => Promise<unknown>): Promise<void> {
  vi.useFakeTimers();
  const seen = expect(call()).rejects.toThrow('nobody serves');
  await vi.runAllTimersAsync();
  await seen;
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  Object.assign(sender, own);
});

describe('rpc', () => {
  it('calls a method in another context and brings its value back', async () => {
    const { server, client } = await contexts();
    server.serve<Counter>('sum', { add: async (a, b) => a + b, fail: () => Promise.reject() });
    expect(await client.remote<Counter>('sum').add(2, 3)).toBe(5);
  });

  it('brings errors back with name and message', async () => {
    const { server, client } = await contexts();
    const error = Object.assign(new Error('the disk is full'), { name: 'QuotaExceededError' });
    server.serve<Counter>('full', { add: async () => 0, fail: () => Promise.reject(error) });
    await expect(client.remote<Counter>('full').fail()).rejects.toMatchObject({
      name: 'QuotaExceededError',
      message: 'the disk is full',
    });
  });

  it.each([
    { id: 'another-extension', url: own.url },
    { id: own.id, url: 'https://example.org/page' },
  ])('ignores a sender that is not one of our own pages: $id $url', async (stranger) => {
    const { server, client } = await contexts();
    const add = vi.fn(async () => 0);
    server.serve<Counter>('guarded', { add, fail: () => Promise.reject() });
    Object.assign(sender, stranger);
    await givenUp(() => client.remote<Counter>('guarded').add(1, 1));
    expect(add).not.toHaveBeenCalled();
  });

  it('calls again where the other side was ended before it could answer', async () => {
    const { server, client } = await contexts();
    server.serve<Counter>('mortal', { add: async (a, b) => a + b, fail: () => Promise.reject() });
    const ended = new Error('the message channel closed before a response was received');
    vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValueOnce(ended);
    expect(await client.remote<Counter>('mortal').add(2, 3)).toBe(5);
  });

  it('waits some seconds for the other side to be started anew', async () => {
    const { server, client } = await contexts();
    vi.useFakeTimers();
    const nobody = new Error('Could not establish connection. Receiving end does not exist.');
    const sent = vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(nobody);
    const sum = client.remote<Counter>('late').add(2, 3);
    sum.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(3000);
    server.serve<Counter>('late', { add: async (a, b) => a + b, fail: () => Promise.reject() });
    sent.mockRestore();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await sum).toBe(5);
  });

  it('gives up where nobody ever answers', async () => {
    const { client } = await contexts();
    const sent = vi.spyOn(browser.runtime, 'sendMessage').mockClear();
    await givenUp(() => client.remote<Counter>('dead').add(1, 1));
    expect(sent).toHaveBeenCalledTimes(7);
  });

  it('reaches no inherited method', async () => {
    const { server, client } = await contexts();
    server.serve<Counter>('plain', { add: async () => 0, fail: () => Promise.reject() });
    const calls = client.remote<Record<string, () => Promise<unknown>>>('plain');
    await expect(calls['toString']?.()).rejects.toThrow('no method toString');
  });

  it('calls a service of its own context without a message', async () => {
    const { client } = await contexts();
    const sent = vi.spyOn(browser.runtime, 'sendMessage');
    client.serve<Counter>('near', { add: async (a, b) => a + b, fail: () => Promise.reject() });
    expect(await client.remote<Counter>('near').add(1, 1)).toBe(2);
    expect(sent).not.toHaveBeenCalled();
  });
});
