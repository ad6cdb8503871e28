import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ARCHITECTURES, randomModel } from '../../bench/marian/random-model.ts';
import { samplePairs } from '../../kernel/sample-sentences.ts';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { translated } from '../harness/reader.ts';
import { askBackground } from '../harness/settings.ts';
import { inLibrary } from '../library/in-page.ts';
import {
  articleOf,
  call,
  callAfter,
  download,
  follow,
  heard,
  offers,
  untilStatus,
} from './drive.ts';
import { type FaultyMirror, startMirror } from './faulty-mirror.ts';

const pairs = samplePairs();
const [title, ...rest] = pairs.slice(0, 12);
const article = articleOf(
  title?.arabic ?? '',
  rest.map(({ arabic }) => arabic),
);
const arabicToEnglish = { source: 'ar', target: 'en' };

const sample = (file: string): Buffer => readFileSync(`tests/sample-model/model/${file}`);

/** Runs in a page of the extension: the sizes of the models' files in its private file system. */
async function sizesOfStoredFiles(): Promise<number[]> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('models');
  const sizes: number[] = [];
  for await (const file of folder.values())
    sizes.push((await (file as FileSystemFileHandle).getFile()).size);
  return sizes;
}

let mirror: FaultyMirror;
beforeAll(async () => {
  const onward = randomModel(
    ARCHITECTURES.nano,
    pairs.map(({ english }) => english),
  );
  mirror = await startMirror([
    { source: 'ar', target: 'en', model: sample('model.bin'), vocab: sample('vocab.spm') },
    { source: 'en', target: 'fr', ...onward },
  ]);
});
afterAll(() => mirror?.close());

describe.runIf(mainlyIn('firefox')).each(browsers)('Bergamot in %s', (name) => {
  let browser: Browser;
  let page: View;
  let tries = 0;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ engine: 'bergamot', modelSource: mirror.url, welcomed: true });
    page = await browser.openExtensionPage('options.html');
  });
  beforeEach(() => {
    mirror.asked.length = 0;
    mirror.fault = () => 'none';
  });
  afterAll(() => browser?.close());

  it('offers a download with its size', async () => {
    const offer = (await offers(page, arabicToEnglish)).find(({ engine }) => engine === 'bergamot');
    expect(offer).toEqual({
      engine: 'bergamot',
      place: 'device',
      availability: 'download',
      bytes: sample('model.bin').length + sample('vocab.spm').length,
      models: [arabicToEnglish],
    });
  });

  it('keeps nothing of a file whose SHA-256 is wrong', async () => {
    mirror.fault = (file) => (file === 'aren.model' ? 'flip' : 'none');
    await expect(download(page, 'bergamot', arabicToEnglish)).rejects.toThrow('SHA-256');
    expect((await offers(page, arabicToEnglish))[1]?.availability).toBe('download');
  });

  it('can be stopped while it downloads, and goes on later where it was cut', async () => {
    mirror.fault = (file) => (file === 'aren.model' ? 'slow' : 'none');
    await follow(page, article);
    await untilStatus(page, 'setup');
    const stopped = download(page, 'bergamot', arabicToEnglish);
    await page.until(() => {
      const events = (globalThis as never as { heard: { state?: { loaded?: number } }[] }).heard;
      return (events.at(-1)?.state?.loaded ?? 0) > 50_000;
    });
    await call(page, 'stop', 'a', 'en');
    await stopped;
    await untilStatus(page, 'setup');
    mirror.asked.length = 0;
    let cuts = 0;
    mirror.fault = (file) => (file === 'aren.model' && ++cuts < 3 ? { cutAfter: 50_000 } : 'none');
    await download(page, 'bergamot', arabicToEnglish);
    const starts = mirror.asked.filter(({ file }) => file === 'aren.model').map(({ from }) => from);
    expect(starts).toHaveLength(3);
    expect(starts[0]).toBeGreaterThan(50_000);
    expect(starts[2]).toBe((starts[0] ?? 0) + 100_000);
  });

  it('then starts the job that waited, and translates as the model was taught', async () => {
    await untilStatus(page, 'done');
    const { sentences } = await heard(page);
    const inOrder = sentences.sort((a, b) => a.block - b.block || a.start - b.start);
    expect(inOrder.map(({ target }) => target.text)).toEqual(
      pairs.slice(0, 12).map(({ english }) => english),
    );
    expect(sentences[0]).toMatchObject({ engine: 'bergamot', model: 'ar-en 1.0' });
  });

  it.runIf(name === 'chromium')(
    'tells pages the first sentence past the page of the translator, which may wait for the one that draws the article',
    async () => {
      const url = 'https://example.org/first';
      await inLibrary(page, 'cacheArticle', { ...article, id: 'first', url } as never);
      const told = page.evaluate(
        () =>
          new Promise<unknown>((resolve) => {
            new BroadcastChannel('warraq-first-sentences').onmessage = ({ data }) => resolve(data);
          }),
      );
      await browser.killTranslator();
      await askBackground(page, 'openArticle', 'first');
      const target = { text: title?.english, marks: [] };
      expect(await told).toMatchObject({
        ...{ type: 'sentences', articleId: 'first' },
        sentences: [{ block: 0, engine: 'bergamot', model: 'ar-en 1.0', target }],
      });
    },
  );

  it.runIf(name === 'chromium')(
    'remembers that the worker translates, for the page that opens the next article to start it; it translates the rest for the translator, and outlives that page',
    async () => {
      const remembered = (): Promise<string | null> =>
        page.evaluate(() => localStorage.getItem('engine-target'));
      await page.evaluate(() => localStorage.clear());
      const url = 'https://example.org/shared';
      await inLibrary(page, 'cacheArticle', { ...article, id: 'shared', url } as never);
      await browser.killTranslator();
      const readers: View[] = [];
      for (const _ of [1, 2])
        readers.push(await browser.openExtensionPage('reader.html?id=shared'));
      for (const reader of readers) {
        await reader.until(
          (count: number) =>
            document.querySelectorAll('.pair[data-block] .cell.translation[lang="en"]').length ===
              count && !document.querySelector('.pair[data-block] .waiting'),
          { args: [pairs.slice(0, 12).length], what: 'the whole translation' },
        );
        await reader.close();
        expect(await remembered()).toBe('en');
      }
      const memory = await page.evaluate(async () => {
        const { port } = new SharedWorker('engine/marian-worker.js');
        const answered = new Promise<{ result: { memory: number } }>((resolve) => {
          port.onmessage = ({ data }) => resolve(data);
        });
        port.postMessage({ id: 1, type: 'start' });
        return (await answered).result.memory;
      });
      expect(memory).toBeGreaterThan(0);
    },
  );

  it('begins with an article as soon as its row in the library is pressed, where the background reaches a worker by itself', async () => {
    const url = 'https://example.org/pressed';
    await inLibrary(page, 'cacheArticle', { ...article, id: 'pressed', url } as never);
    await page.evaluate((isShared: boolean) => {
      localStorage.setItem('engine-target', 'en');
      const said: object[] = [];
      // As the translation of another article leaves it.
      const worker = isShared && new SharedWorker('engine/marian-worker.js');
      Object.assign(globalThis, { said, worker });
      const channel = new BroadcastChannel('warraq-early-requests');
      channel.onmessage = ({ data }) => said.push(data);
    }, name === 'chromium');
    const said = (): Promise<readonly { texts?: string[]; answers?: { text: string }[] }[]> =>
      page.evaluate(() => (globalThis as never as { said: [] }).said);
    const library = await browser.openExtensionPage('library.html');
    const row = 'a[href^="reader.html?id=pressed"]';
    await library.waitFor(row);
    await library.evaluate((css: string) => {
      document.querySelector(css)?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    }, row);
    if (name === 'chromium')
      await expect
        .poll(async () => (await said()).flatMap(({ answers }) => answers ?? []))
        .toMatchObject([{ text: title?.english }]);
    await library.click(row);
    const reader = await browser.findPage('reader.html?id=pressed');
    await translated(reader);
    expect(await reader.text('.pair[data-block="0"] .cell.translation')).toBe(title?.english);
    const asked = (await said()).flatMap(({ texts }) => texts ?? []);
    expect([...new Set(asked)]).toEqual(name === 'chromium' ? [title?.arabic] : []);
    await reader.close();
  });

  it('names the second model of a pair that goes through English, and goes through it', async () => {
    const pair = { source: 'ar', target: 'fr' };
    const offer = (await offers(page, pair)).find(({ engine }) => engine === 'bergamot');
    expect(offer?.models).toEqual([{ source: 'en', target: 'fr' }]);
    await download(page, 'bergamot', pair);
    await follow(page, articleOf('دار النخيل تفتتح أول مكتبة عامة في تاريخها', []), {
      target: 'fr',
    });
    await untilStatus(page, 'done');
    expect((await heard(page)).sentences[0]?.model).toBe('ar-en 1.0+en-fr 1.0');
  });

  it('stops at once and goes on from where it stopped', async () => {
    const long = articleOf(
      'عنوان',
      Array.from({ length: 40 }, () => rest.map(({ arabic }) => arabic).join(' ')),
    );
    await follow(page, long, { articleId: 'long' });
    await callAfter(page, 6, 'stop', 'long', 'en');
    const state = await untilStatus(page, 'stopped');
    expect(state).toMatchObject({ status: 'stopped' });
    const before = (await heard(page)).sentences.length;
    expect(before).toBeLessThan(20 * rest.length);
    // Of what was under way nothing comes any more, though the engine works on for somebody else.
    const other = await browser.openExtensionPage('options.html');
    await follow(other, article, { articleId: 'meanwhile' });
    await untilStatus(other, 'done');
    await other.close();
    expect((await heard(page)).sentences).toHaveLength(before);
    await follow(page, long, { articleId: 'long' });
    await untilStatus(page, 'done');
    const after = await heard(page);
    expect(after.sentences.length).toBeGreaterThan(before);
    const places = after.sentences.map(
      ({ block, segment, start }) => `${block} ${segment} ${start}`,
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('translates what is on the screen first, and what it is scrolled to next', async () => {
    const blocks = 160;
    const long = articleOf(
      'عنوان',
      Array.from({ length: blocks }, () => rest.map(({ arabic }) => arabic).join(' ')),
    );
    const [seen, next] = [50, 100];
    await follow(page, long, { articleId: 'seen', visible: [seen] });
    await callAfter(page, 6, 'show', 'seen', 'en', [next]);
    await untilStatus(page, 'done');
    const order = (await heard(page)).sentences.map(({ block }) => block);
    expect(order[0]).toBe(seen);
    // Others wait for the one that was scrolled to, all but what was under way or goes with it in one request: some ten blocks.
    const before = order.slice(0, order.lastIndexOf(next));
    expect(before.filter((block) => block > next + 10 || block < seen)).toEqual([]);
    expect(before.filter((block) => block > seen && block < next).length).toBeLessThan(
      (next - seen - 1) * rest.length,
    );
  });

  it('goes on from memory when its model is deleted in the middle, and then offers it again', async () => {
    tries += 1;
    const long = articleOf(
      'عنوان',
      Array.from({ length: 160 }, () => rest.map(({ arabic }) => arabic).join(' ')),
    );
    await download(page, 'bergamot', arabicToEnglish);
    const sizes = ['vocab.spm', 'model.bin'].map((file) => sample(file).length);
    expect(await page.evaluate(sizesOfStoredFiles)).toEqual(expect.arrayContaining(sizes));
    const options = await browser.openExtensionPage('options.html');
    await options.waitFor('.engine-models .engine-state');
    await follow(page, long, { articleId: `deleted${tries}` });
    await page.until(() => {
      const events = (globalThis as never as { heard: { state?: { done?: number } }[] }).heard;
      return (events.at(-1)?.state?.done ?? 0) > 5;
    });
    await options.until(() => {
      document.querySelector<HTMLElement>('.engine-models li:has(.engine-state) .button')?.click();
      return !document.querySelector('.engine-models .engine-state');
    });
    expect((await heard(page)).states.at(-1)?.status).toBe('working');
    await options.close();
    expect(await page.evaluate(sizesOfStoredFiles)).not.toEqual(expect.arrayContaining(sizes));
    await untilStatus(page, 'done');
    expect((await heard(page)).sentences).toHaveLength(160 * rest.length + 1);
    expect((await offers(page, arabicToEnglish))[1]?.availability).toBe('download');
    await follow(page, article, { articleId: `next${tries}` });
    await untilStatus(page, 'setup');
    await download(page, 'bergamot', arabicToEnglish);
    await untilStatus(page, 'done');
    expect((await heard(page)).sentences).toHaveLength(pairs.slice(0, 12).length);
  });
});
