import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { articleId } from '../../src/article/model.ts';
import type { BackupRecord } from '../../src/library/backup/backup-format.ts';
import type { Browser, BrowserName, View } from './harness/index.ts';
import { borrow } from './harness/index.ts';
import { inRound, randomOf } from './harness/random.ts';
import { allShown, articleShown, shownPairs, translated } from './harness/reader.ts';
import { type SampleServer, startSampleServer } from './harness/sample-server.ts';
import { pause, poll } from './harness/wait.ts';
import { backupOf, chooseBackup, recordOf, restoreFile } from './library/backup-file.ts';
import { inLibrary } from './library/in-page.ts';
import { articles } from './library/sample.ts';
import { startSlowPictures } from './library/slow-pictures.ts';
import { startMirror } from './translation/faulty-mirror.ts';

/** What is killed: the background, the translator with its engine, or the page that the reader looks at. */
type Victim = 'background' | 'translator' | 'page';

/** One way to be killed, so many times at random moments; throws with the seed and what was lost. */
export type Scenario = (browser: Browser, rounds: number) => Promise<void>;

/** Each scenario, by what the reader was doing. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'a translation whose background is killed': (browser, rounds) =>
    killTranslations(browser, rounds, 'background'),
  'a translation whose translator is killed': (browser, rounds) =>
    killTranslations(browser, rounds, 'translator'),
  "a model's download": killDownloads,
  "pictures' fetches": killPictures,
  'a restore through its button': killRestores,
  'a save, though the whole browser is killed': killSaves,
};

/** Runs a scenario in a fresh browser. */
export async function runScenario(name: BrowserName, what: string, rounds: number): Promise<void> {
  const browser = await borrow(name);
  try {
    await browser.changeSettings({ welcomed: true });
    await scenarios[what]?.(browser, rounds);
  } finally {
    await browser.close();
  }
}

async function kill(browser: Browser, victim: Victim, page?: View): Promise<void> {
  if (victim === 'page') await page?.close();
  else if (victim === 'translator') await browser.killTranslator();
  else await browser.killBackground();
}

async function killTranslations(browser: Browser, rounds: number, victim: Victim): Promise<void> {
  const server = await startSampleServer();
  const random = randomOf(`${browser.name} ${victim}`);
  try {
    await browser.changeSettings({ modelSource: server.mirror });
    const whole = await translatedAt(browser, server.page('football'));
    for (let round = 0; round < rounds; round += 1) {
      const wait = random() * 800;
      await inRound(`${victim} killed after ${wait} ms`, async () => {
        const address = `${server.page('football')}?${victim}=${round}`;
        const killed = await translatedAt(browser, address, async () => {
          await pause(wait);
          await kill(browser, victim);
        });
        expect(killed).toEqual(whole);
      });
    }
  } finally {
    await server.close();
  }
}

/** The translation of a page as the pop-up shows it and as the library keeps it. */
async function translatedAt(browser: Browser, address: string, meanwhile?: () => Promise<void>) {
  const page = await browser.openPage(address);
  const popup = await browser.openPopup(page);
  await meanwhile?.();
  await articleShown(popup);
  await translated(popup, 60_000);
  const shown = await shownPairs(popup);
  await popup.close();
  await page.close();
  const options = await browser.openExtensionPage('options.html');
  const id = await articleId(address);
  // The last sentences are on their way to the library when the pop-up shows them.
  const kept = await poll(async () => {
    const found = await inLibrary(options, 'keptSentences', id, 'en');
    const texts = found.map(({ source, translation }) => `${source}: ${translation.text}`).sort();
    return texts.length >= shown.length ? texts : undefined;
  }, 'the kept translation');
  await options.close();
  return { shown, kept };
}

async function killDownloads(browser: Browser, rounds: number): Promise<void> {
  const [model, vocab] = ['model.bin', 'vocab.spm'].map((file) =>
    readFileSync(`tests/sample-model/model/${file}`),
  );
  const mirror = await startMirror([
    { source: 'ar', target: 'en', model: model as Buffer, vocab: vocab as Buffer },
  ]);
  const server: SampleServer = await startSampleServer();
  const random = randomOf(`${browser.name} download`);
  try {
    await browser.changeSettings({ modelSource: mirror.url });
    for (let round = 0; round < rounds; round += 1) {
      const victim: Victim = round % 2 ? 'background' : 'translator';
      const wait = random() * 3000;
      await inRound(`${victim} killed after ${wait} ms`, async () => {
        mirror.fault = (file) => (file === 'aren.model' ? 'slow' : 'none');
        const page = await browser.openPage(`${server.page('football')}?download=${round}`);
        const popup = await browser.openPopup(page);
        const button = '[data-engine="bergamot"]';
        await popup.waitFor(button);
        await popup.click(button);
        await pause(wait);
        await kill(browser, victim);
        mirror.fault = () => 'none';
        await translated(popup, 60_000);
        const texts = (await shownPairs(popup)).map(({ translation }) => translation);
        expect(texts).not.toContain('');
        await popup.close();
        await page.close();
        await deleteModels(browser);
      });
    }
  } finally {
    await server.close();
    await mirror.close();
  }
}

async function deleteModels(browser: Browser): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await inLibrary(options, 'deleteDB', 'warraq-models');
  await options.close();
  await browser.killTranslator();
}

async function killPictures(browser: Browser, rounds: number): Promise<void> {
  const server = await startSlowPictures();
  const random = randomOf(`${browser.name} pictures`);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const wait = random() * 1500;
      await inRound(`the background killed after ${wait} ms`, async () => {
        const page = await browser.openPage(server.page(round));
        const popup = await browser.openPopup(page);
        await articleShown(popup);
        await popup.click('.save');
        await popup.waitFor('.save[aria-pressed="true"]');
        await pause(wait);
        await browser.killBackground();
        await popup.close();
        const library = await browser.openExtensionPage('library.html');
        const id = await articleId(server.page(round));
        const kept = await poll(async () => {
          const files = await inLibrary(library, 'pictureSums', id);
          return files.length === server.sums.length ? [...files].sort() : undefined;
        }, 'the pictures');
        expect(kept).toEqual([...server.sums].sort());
        await library.close();
        await page.close();
      });
    }
  } finally {
    await server.close();
  }
}

async function killSaves(browser: Browser, rounds: number): Promise<void> {
  const server = await startSampleServer();
  const random = randomOf(`${browser.name} save`);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const wait = random() * 800;
      await inRound(`the browser killed ${wait} ms after a save`, async () => {
        const address = `${server.page('drought')}?save=${round}`;
        const page = await browser.openPage(address);
        const popup = await browser.openPopup(page);
        await allShown(popup);
        const texts = (await shownPairs(popup)).map(({ original }) => original);
        await popup.click('.save');
        await popup.waitFor('.save[aria-pressed="true"]');
        await pause(wait);
        await browser.restart(true);
        const library = await browser.openExtensionPage('library.html');
        await library.until(() => document.querySelector('.library-row .library-kept'));
        const id = await articleId(address);
        await library.close();
        const reader = await browser.openExtensionPage(`reader.html?id=${id}`);
        await allShown(reader);
        expect((await shownPairs(reader)).map(({ original }) => original)).toEqual(texts);
        await reader.close();
      });
    }
  } finally {
    await server.close();
  }
}

/** Articles of the backup: enough that a kill finds it in the middle. */
const inBackup = 120;

async function killRestores(browser: Browser, rounds: number): Promise<void> {
  const random = randomOf(`${browser.name} restore`);
  const file = await largeBackup();
  let library = await browser.openExtensionPage('library.html');
  await restoreFile(library, file);
  const whole = await inLibrary(library, 'contents');
  expect(whole.length).toBe(inBackup);
  for (let round = 0; round < rounds; round += 1) {
    const wait = random() * 1200;
    await inRound(`the restore killed after ${wait} ms`, async () => {
      await inLibrary(library, 'removeAllArticles');
      await chooseBackup(library, file);
      await pause(wait);
      if (round % 2) await browser.restart(true);
      else await library.close();
      library = await browser.openExtensionPage('library.html');
      const left = await inLibrary(library, 'halfWritten');
      expect(left, 'half-written').toEqual([]);
      await restoreFile(library, file);
      expect(await inLibrary(library, 'contents')).toEqual(whole);
    });
  }
  await library.close();
}

async function largeBackup(): Promise<Buffer> {
  const records = await Promise.all(
    Array.from({ length: inBackup }, async (_, n): Promise<readonly BackupRecord[]> => {
      const [sample] = articles;
      if (!sample) throw new Error('no sample');
      const url = `https://www.news.example/restored/${n}`;
      const id = await articleId(url);
      const image = `https://cdn.news.example/${n}.jpg`;
      const html = `<figure><img src="${image}"></figure>`;
      const block = { kind: 'picture', text: '', html, lang: 'ar', dir: 'rtl' } as const;
      const article = { ...sample, id, url, blocks: [...sample.blocks, block] };
      const data = Buffer.from(createHash('sha256').update(url).digest('hex').repeat(300));
      const made = { source: `س ${n}`, engine: 'bergamot', model: '1' } as const;
      const translation = { text: `A sentence of ${n}`, marks: [] };
      return [
        recordOf(article, 1000 + n),
        { type: 'translation', articleId: id, target: 'en', sentences: [{ ...made, translation }] },
        {
          ...{ type: 'picture', articleId: id, url: image, role: 'block', mime: 'image/jpeg' },
          data: data.toString('base64'),
        },
      ];
    }),
  );
  return backupOf(...records.flat());
}
