import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../../unit/translation/service.ts';
import { browsers, launch } from '../harness/index.ts';
import { articleOf, follow, heard, untilStatus } from './drive.ts';

/** A reply takes this long, in milliseconds: with 48 sentences, eight and two at a time, the job outlasts 30 idle seconds. */
const delay = 14_000;

let service: Service;
beforeAll(async () => {
  service = await startService();
  service.answer = ({ method, body }, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'content-type');
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    const { q } = Object(body) as { q: readonly string[] };
    setTimeout(() => response.end(JSON.stringify({ translatedText: q })), delay);
  };
});
afterAll(() => service?.close());

describe.each(browsers)('a slow translation in %s', (name) => {
  it('outlives the time after which the browser ends an idle background', async () => {
    const browser = await launch(name);
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
