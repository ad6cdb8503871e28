import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAtMost, TooLong, textAtMost } from '../../../src/translation/http.ts';
import { type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Answers without end; the promise holds once the other side has closed the connection. */
function answerEndlessly(): Promise<void> {
  return new Promise((resolve) => {
    service.answer = (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      response.on('close', resolve);
      more();
    };
  });
}

describe('an answer', () => {
  it('is read whole up to its limit', async () => {
    service.answer = (_, response) => void response.end('سلام');
    expect(await textAtMost(await fetch(service.url), 8)).toBe('سلام');
  });

  it('is refused one byte beyond', async () => {
    service.answer = (_, response) => void response.end('سلامa');
    await expect(readAtMost(await fetch(service.url), 8)).rejects.toBeInstanceOf(TooLong);
  });

  it('without a body has no bytes', async () => {
    service.answer = (_, response) => void response.writeHead(204).end();
    expect(await readAtMost(await fetch(service.url), 8)).toHaveLength(0);
  });

  it('without an end is cut off, and its connection closed', async () => {
    const closed = answerEndlessly();
    await expect(readAtMost(await fetch(service.url), 100_000)).rejects.toBeInstanceOf(TooLong);
    await closed;
  });

  it('that breaks off is an error, not a short answer', async () => {
    service.answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(readAtMost(await fetch(service.url), 100)).rejects.toThrow();
  });
});
