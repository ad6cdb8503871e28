import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { type BrowserName, launch, type View } from '../harness/index.ts';
import { inLibrary } from './in-page.ts';

/** Kills a browser so many times in the middle of saves and removals, and looks each time at what it left. */
export async function killOften(name: BrowserName, kills: number): Promise<void> {
  const told: string[] = [];
  const server = http.createServer(({ url = '' }, response) => {
    told.push(url.slice(1));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch(name);
  try {
    for (let round = 0; round < kills; round += 1) {
      const page = await browser.openExtensionPage('options.html');
      await inLibrary(page, 'churn', address, round);
      const start = told.length;
      await expect
        .poll(() => told.length, { timeout: 20_000, interval: 5 })
        .toBeGreaterThan(start + 1);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
      await browser.restart(true);
      await expectWhole(await browser.openExtensionPage('options.html'), told);
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function expectWhole(page: View, told: readonly string[]): Promise<void> {
  const ids = (what: string): string[] =>
    told.filter((line) => line.startsWith(`${what}/`)).map((line) => line.slice(what.length + 1));
  const health = await inLibrary(page, 'checkLibrary');
  expect(health).toEqual({ recovered: 0, lost: [], picturesLost: 0, strays: 0 });
  const listed = new Set(
    (await inLibrary(page, 'listArticles', { keep: 'saved', limit: 100_000 })).map(({ id }) => id),
  );
  const leaving = new Set(ids('removing'));
  expect(ids('saved').filter((id) => !listed.has(id) && !leaving.has(id))).toEqual([]);
  expect(ids('removed').filter((id) => listed.has(id))).toEqual([]);
}
