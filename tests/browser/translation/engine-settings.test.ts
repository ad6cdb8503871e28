import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forPages, type Service, startService } from '../../unit/translation/service.ts';
import { type Browser, browsers, launch, mainlyIn, type View } from '../harness/index.ts';
import { type FaultyMirror, startMirror } from './faulty-mirror.ts';

const sample = (file: string): Buffer => readFileSync(`tests/sample-model/model/${file}`);

let mirror: FaultyMirror;
let service: Service;
beforeAll(async () => {
  const files = { model: sample('model.bin'), vocab: sample('vocab.spm') };
  mirror = await startMirror([{ source: 'ar', target: 'en', ...files }]);
  service = await startService();
});
afterAll(async () => {
  await mirror?.close();
  await service?.close();
});

describe.runIf(mainlyIn('firefox')).each(browsers)('engine settings in %s', (name) => {
  let browser: Browser;
  let page: View;
  const rows = (): Promise<string> => page.text('.engine-models');
  const takeModelsFrom = async (address: string): Promise<void> => {
    await page.evaluate(() =>
      document.querySelector<HTMLInputElement>('input[name="model-source"]')?.select(),
    );
    await page.type('input[name="model-source"]', address);
    await page.click('[aria-labelledby="options-models"] .engine-actions .button');
  };
  beforeAll(async () => {
    mirror.asked.length = 0;
    browser = await launch(name, {
      preferences: { 'extensions.webextOptionalPermissionPrompts': false },
    });
    page = await browser.openExtensionPage('options.html');
  });
  afterAll(() => browser?.close());

  it('show Mozilla’s models with their sizes', async () => {
    await page.waitFor('.engine-models li');
    await expect.poll(rows).toContain('Arabic to English');
    await expect.poll(rows).toContain('32 MB');
  });

  it('say that a mirror’s address leads nowhere as soon as it is used', async () => {
    await takeModelsFrom(`${service.url}/nowhere`);
    await page.until(
      () =>
        document
          .querySelector('[aria-labelledby="options-models"] .engine-result.bad')
          ?.textContent?.includes('Can’t reach'),
      { what: 'the sentence' },
    );
  });

  it('take a mirror, download from it, and delete the model again', async () => {
    const late: (() => void)[] = [];
    let answered = 0;
    service.answer = (_, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.on('close', () => answered++);
      late.push(() => response.writeHead(404).end());
    };
    await takeModelsFrom(`${service.url}/slow`);
    await expect.poll(() => late.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await takeModelsFrom(mirror.url);
    await page.until(() => document.querySelectorAll('.engine-models li').length === 1);
    // What a slow source says after another was taken is not listened to.
    for (const answer of late) answer();
    await expect.poll(() => answered, { timeout: 20_000 }).toBe(late.length);
    await expect
      .poll(() => page.text('[aria-labelledby="options-models"]'))
      .not.toContain('Can’t reach');
    await page.click('.engine-models li .button');
    await page.waitFor('.engine-models li .engine-state');
    expect(mirror.asked.map(({ file }) => file)).toEqual(['aren.model', 'aren.vocab']);
    await expect.poll(rows).toContain('On this device');
    await page.click('.engine-models li .button');
    await page.until(() => !document.querySelector('.engine-models li .engine-state'));
    await expect.poll(rows).toContain('Download');
  });

  it('test a service and say in words what is wrong', async () => {
    service.answer = forPages((_, response) => {
      response.writeHead(403).end(JSON.stringify({ error: 'Invalid API key' }));
    });
    const fields = '.engine-fields:has(#libretranslate-url)';
    await page.click('details:has(#libretranslate-url) summary');
    await page.type('#libretranslate-url', service.url);
    await page.type('#libretranslate-key', 'a key that is wrong');
    await page.click(`${fields} .engine-actions .button`);
    await page.waitFor(`${fields} .engine-result.bad`);
    await expect.poll(() => page.text(`${fields} .engine-result`)).toContain('rejected the key');
  });

  it('keep the key masked', async () => {
    await page.reload();
    await page.waitFor('.engine-list li');
    await page.click('details:has(#libretranslate-url) summary');
    await page.waitFor('#libretranslate-key');
    await page.until(
      () => document.querySelector<HTMLInputElement>('#libretranslate-key')?.placeholder,
    );
    await expect
      .poll(() =>
        page.evaluate(() => {
          const field = document.querySelector<HTMLInputElement>('#libretranslate-key');
          return { type: field?.type, value: field?.value, placeholder: field?.placeholder };
        }),
      )
      .toEqual({ type: 'password', value: '', placeholder: '•••• rong' });
  });
});
