import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHITECTURES, randomModel } from '../../bench/marian/random-model.ts';
import { residentMemory } from '../../bench/memory.ts';
import { forPages, type Service, startService } from '../../unit/translation/service.ts';
import { borrow, browsers } from '../harness/index.ts';
import { articleOf, download, follow, heard, untilStatus } from './drive.ts';
import { startMirror } from './faulty-mirror.ts';

/** A reply takes this long, in milliseconds: with 48 sentences, eight and two at a time, the job outlasts 30 idle seconds. */
const delay = 14_000;

let service: Service;
beforeAll(async () => {
  service = await startService();
  service.answer = forPages(({ body }, response) => {
    const { q } = Object(body) as { q: readonly string[] };
    setTimeout(() => response.end(JSON.stringify({ translatedText: q })), delay);
  });
});
afterAll(() => service?.close());

describe.each(browsers)('a slow translation in %s', (name) => {
  it('outlives the time after which the browser ends an idle background', async () => {
    const browser = await borrow(name);
    try {
      await browser.changeSettings({
        engine: 'libretranslate',
        engines: { libretranslate: { url: service.url } },
      });
      const page = await browser.openExtensionPage('options.html');
      const paragraphs = Array.from({ length: 47 }, (_, i) => `هذه الجملة رقم ${i} من المقال.`);
      await follow(page, articleOf('عنوان', paragraphs));
      await untilStatus(page, 'done', 100_000);
      expect((await heard(page)).sentences).toHaveLength(48);
    } finally {
      await browser.close();
    }
  }, 150_000);
});

describe.each(browsers)('a model of the true size in %s', (name) => {
  it('gives its memory back once nobody needs it', async () => {
    const texts = Array.from({ length: 12 }, (_, i) => `هذه الجملة رقم ${i} من مقال قصير.`);
    const pair = { source: 'ar', target: 'en' };
    const files = randomModel(ARCHITECTURES['base-memory'], texts);
    const mirror = await startMirror([{ ...pair, ...files }]);
    const browser = await borrow(name);
    try {
      await browser.changeSettings({ engine: 'bergamot', modelSource: mirror.url });
      const page = await browser.openExtensionPage('options.html');
      await download(page, 'bergamot', pair);
      const before = residentMemory();
      await follow(page, articleOf('عنوان', texts));
      await untilStatus(page, 'done', 60_000);
      const used = residentMemory() - before;
      console.log(`${name}: ${Math.round(used)} MiB at work`);
      // The download before it has left memory that the engine takes again.
      expect(used).toBeGreaterThan(30);
      await expect
        .poll(residentMemory, { timeout: 90_000, interval: 2000 })
        .toBeLessThan(before + used / 4);
      console.log(`${name}: ${Math.round(residentMemory() - before)} MiB when idle`);
    } finally {
      await browser.close();
      await mirror.close();
    }
  }, 180_000);
});
