import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { type Browser, type BrowserName, borrow, type View } from '../harness/index.ts';
import { inRound, randomOf } from '../harness/random.ts';
import { pause } from '../harness/wait.ts';
import { upgraded, type Work } from './churn.ts';
import { inLibrary } from './in-page.ts';

const works: readonly Work[] = ['restore', 'upgrade', 'save'];

/** What tells that a work has begun: from there on, any moment is as good as another. */
const begun: Readonly<Record<Work, string>> = {
  save: 'saved/',
  restore: 'restoring/',
  upgrade: 'upgrading/',
};

/** Kills a browser so many times in the middle of saves and removals, restores and upgrades, and compares each time what it left. */
export async function killOften(name: BrowserName, kills: number, part = 0): Promise<void> {
  const told: string[] = [];
  const server = http.createServer(({ url = '' }, response) => {
    told.push(url.slice(1));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await borrow(name);
  const random = randomOf(`${name} ${part}`);
  try {
    for (let round = 0; round < kills; round += 1) {
      const work = works[round % works.length] ?? 'save';
      const wait = random() * 400;
      await inRound(`${work} in round ${round}, killed after ${wait} ms`, async () => {
        await killOnce({ browser, told, address }, work, round, wait);
      });
      if (work === 'upgrade') told.length = 0;
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

interface Killing {
  readonly browser: Browser;
  readonly told: readonly string[];
  readonly address: string;
}

async function killOnce(
  { browser, told, address }: Killing,
  work: Work,
  round: number,
  wait: number,
): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  await inLibrary(page, 'churn', work, address, round);
  const start = told.length;
  const hasBegun = (): boolean => told.slice(start).some((line) => line.startsWith(begun[work]));
  await expect.poll(hasBegun, { timeout: 30_000, interval: 5 }).toBe(true);
  await pause(wait);
  await browser.restart(true);
  const after = await browser.openExtensionPage('options.html');
  await expectWhole(after);
  if (work === 'upgrade') await expectUpgraded(after);
  else await expectSaved(after, told);
  await after.close();
}

async function expectWhole(page: View): Promise<void> {
  const health = await inLibrary(page, 'checkLibrary');
  expect(health).toEqual({ recovered: 0, lost: [], picturesLost: 0, strays: 0 });
  expect(await inLibrary(page, 'halfWritten'), 'half-written').toEqual([]);
  expect(await inLibrary(page, 'unlikeMade'), 'unlike what was written').toEqual([]);
}

async function expectSaved(page: View, told: readonly string[]): Promise<void> {
  const ids = (what: string): string[] =>
    told.filter((line) => line.startsWith(`${what}/`)).map((line) => line.slice(what.length + 1));
  const saved = await inLibrary(page, 'listArticles', { keep: 'saved', limit: 100_000 });
  const listed = new Map(saved.map((article) => [article.id, article]));
  const leaving = new Set(ids('removing'));
  const kept = (id: string): boolean => !leaving.has(id);
  const lost = (what: string, has: (id: string) => boolean | undefined): readonly string[] =>
    ids(what).filter((id) => kept(id) && !has(id));
  expect({
    saved: lost('saved', (id) => listed.has(id)),
    tagged: lost('tagged', (id) => listed.get(id)?.tags.length === 1),
    translated: lost('translated', (id) => listed.get(id)?.targets.includes('en')),
    removed: ids('removed').filter((id) => listed.has(id)),
  }).toEqual({ saved: [], tagged: [], translated: [], removed: [] });
}

/** A library that was killed on its way from version 1 has all of its articles, or none where it had just been deleted. */
async function expectUpgraded(page: View): Promise<void> {
  const all = upgraded + 2;
  expect([0, all]).toContain(await inLibrary(page, 'countArticles', {}));
  const current = await inLibrary(page, 'countArticles', { isNotArchived: true });
  expect([0, all - 1]).toContain(current);
}
