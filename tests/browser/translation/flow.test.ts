import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { samplePairs } from '../../kernel/sample-sentences.ts';
import { forPages, type Service, startService } from '../../unit/translation/service.ts';
import { type Browser, borrow, browsers, isShare, mainlyIn, type View } from '../harness/index.ts';
import { translated, translationStatus } from '../harness/reader.ts';
import { inLibrary } from '../library/in-page.ts';
import { articleOf, call } from './drive.ts';
import { type FaultyMirror, startMirror } from './faulty-mirror.ts';

const count = 160;
const paragraphs = Array.from({ length: count }, (_, i) => `هذه الفقرة رقم ${i + 1} من مقال طويل.`);
const sample = (file: string): Buffer => readFileSync(`tests/sample-model/model/${file}`);

let service: Service;
let mirror: FaultyMirror;
/** Sentences that the service was asked for, in order. */
const asked: string[] = [];
let delay = 0;
/** Where a test lets answers go one by one: those that wait. */
let held: (() => void)[] | undefined;
/** After so many requests the first service says that its quota is used up. */
let quota = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  const files = { model: sample('model.bin'), vocab: sample('vocab.spm') };
  mirror = await startMirror([{ source: 'ar', target: 'en', ...files }]);
  service = await startService();
  service.answer = forPages(({ path, body }, response) => {
    const { q, messages } = Object(body);
    if (path.endsWith('/translate') && --quota < 0) {
      response.writeHead(456);
      // Behind the answer to the request beside it: one that it overtakes is given up, and asked of the next engine too.
      return void setTimeout(() => response.end(JSON.stringify({ error: 'quota' })), 200);
    }
    const texts: readonly string[] =
      q ?? JSON.parse(messages[1].content).sentences.map(({ text }: { text: string }) => text);
    asked.push(...texts);
    const answers = texts.map((text, i) => ({
      id: i + 1,
      text: `Paragraph ${/\d+/.exec(text)?.[0] ?? 'zero'}.`,
    }));
    const content = JSON.stringify({ translations: answers });
    const reply = q
      ? { translatedText: answers.map(({ text }) => text) }
      : { choices: [{ message: { content } }] };
    const send = (): void => void response.end(JSON.stringify(reply));
    if (held) held.push(send);
    else setTimeout(send, delay);
  });
});
afterAll(async () => {
  await service?.close();
  await mirror?.close();
});

describe.each(browsers)('a translation in %s', (name) => {
  let browser: Browser;
  let page: View;
  let number = 0;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({
      ...{ engine: 'libretranslate', welcomed: true, modelSource: mirror.url },
      engineOrder: ['libretranslate', 'openai', 'bergamot'],
      engines: {
        libretranslate: { url: service.url },
        openai: { url: `${service.url}/v1`, model: 'm' },
      },
    });
    page = await browser.openExtensionPage('options.html');
  });
  afterAll(() => browser?.close());
  beforeEach(() => {
    asked.length = 0;
    delay = 0;
    held = undefined;
    quota = Number.POSITIVE_INFINITY;
    mirror.fault = () => 'none';
  });
  const readers: View[] = [];
  const ids: string[] = [];
  const reader = async (id: string): Promise<View> => {
    const view = await browser.openExtensionPage(`reader.html?id=${id}`);
    readers.push(view);
    return view;
  };
  afterEach(async () => {
    for (const send of held ?? []) send();
    for (const view of readers.splice(0)) await view.close().catch(() => {});
    for (const id of ids.splice(0)) await call(page, 'stop', id, 'en');
  });
  const keep = async (texts: readonly string[] = paragraphs, title = 'عنوان'): Promise<string> => {
    const id = `article${number++}`;
    ids.push(id);
    const article = { ...articleOf(title, texts), id, url: `https://example.org/${id}` };
    await inLibrary(page, 'cacheArticle', article);
    return id;
  };
  const some = (view: View): Promise<unknown> =>
    view.until(() => document.querySelector('[data-block] .cell.translation[lang="en"]'));

  it.runIf(mainlyIn('chromium'))('does what is on the screen first', async () => {
    const waiting: (() => void)[] = [];
    held = waiting;
    const view = await reader(await keep());
    const answerNext = async (): Promise<void> => {
      const translatedSoFar = (): number =>
        document.querySelectorAll('[data-block] .cell.translation[lang="en"]').length;
      const before = await view.evaluate(translatedSoFar);
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      waiting.shift()?.();
      await expect.poll(() => view.evaluate(translatedSoFar)).toBeGreaterThan(before);
    };
    await answerNext();
    await view.until(
      (last: number) => {
        const block = document.querySelector(`[data-block="${last}"]`);
        block?.scrollIntoView();
        return block;
      },
      { args: [count] },
    );
    // The page tells where it stands some time after it was scrolled: answers come one by one until it has.
    while (!asked.includes(paragraphs.at(-1) ?? '') && asked.length < count) await answerNext();
    expect(asked).toContain(paragraphs.at(-1));
    expect(asked).not.toContain(paragraphs[Math.floor(count * 0.7)]);
    for (const send of waiting) send();
    await view.until(
      (last: number) =>
        document.querySelector(`[data-block="${last}"] .cell.translation[lang="en"]`),
      { args: [count] },
    );
  });

  it.runIf(mainlyIn('firefox'))('is one job for two windows', async () => {
    delay = 100;
    const id = await keep();
    const one = await reader(id);
    const other = await reader(id);
    for (const view of [one, other]) await some(view);
    delay = 0;
    for (const view of [one, other]) await translated(view);
    expect(asked.toSorted()).toEqual(['عنوان', ...paragraphs].toSorted());
  });

  it.runIf(mainlyIn('chromium'))('goes on when its tab is closed or goes elsewhere', async () => {
    delay = 100;
    const closed = await keep();
    const view = await reader(closed);
    await some(view);
    await view.close();
    const left = await keep();
    const second = await reader(left);
    await some(second);
    await second.evaluate(() => void location.assign('library.html'));
    await second.waitFor('.library-row');
    delay = 0;
    for (const id of [closed, left])
      await expect
        .poll(async () => (await inLibrary(page, 'keptSentences', id, 'en')).length, {
          // Each look opens the database anew: many at once would hold up those who write.
          ...{ timeout: 40_000, interval: 1000 },
        })
        .toBe(count + 1);
  });

  it.skipIf(isShare)(
    'of a saved article is finished when it is opened from the library',
    async () => {
      delay = 300;
      const id = await keep(paragraphs, 'مقال محفوظ');
      const found = await inLibrary(page, 'findArticle', id);
      await inLibrary(page, 'saveArticle', found?.article as never);
      const view = await reader(id);
      await some(view);
      await view.click('.translation-status button');
      await view.close();
      const before = asked.length;
      expect(before).toBeLessThan(count);
      delay = 0;
      const library = await browser.openExtensionPage('library.html');
      readers.push(library);
      await library.click(`h3 a[href^="reader.html?id=${id}"]`);
      await translated(library);
      expect(asked.length).toBeLessThan(count + 30);
    },
  );

  it.runIf(mainlyIn('firefox'))(
    'passes to the next engine where one fails, and says which made what',
    async () => {
      await browser.changeSettings({ engine: 'automatic' });
      quota = 2;
      const view = await reader(await keep());
      await translated(view);
      expect(asked.toSorted()).toEqual(['عنوان', ...paragraphs].toSorted());
      await expect
        .poll(() => view.text('.translation-status'))
        .toMatch(/LibreTranslate and Language model/);
      const credits = await view.until(() => {
        const found = [...document.querySelectorAll('.credit')].map((one) => one.textContent);
        return found.length > 1 && found;
      });
      expect(credits).toContain('Translated by LibreTranslate');
      expect(credits).toContain('Translated by Language model (OpenAI-compatible)');
      await browser.changeSettings({ engine: 'libretranslate' });
    },
  );

  it('is taken up again when the browser ends the background in the middle', async () => {
    delay = 300;
    const view = await reader(await keep());
    await some(view);
    await browser.killBackground();
    delay = 0;
    await translated(view, 60_000);
    // What was under way is asked for again, what was finished is not.
    expect(asked.length).toBeLessThan(count + 50);
  });

  it('waits for a download that goes on though the browser ends the background in the middle', async () => {
    await browser.changeSettings({ engine: 'bergamot' });
    mirror.fault = (file, from) => (file === 'aren.model' && from === 0 ? 'slow' : 'none');
    const [title, ...rest] = samplePairs().slice(0, 6);
    const view = await reader(
      await keep(
        rest.map(({ arabic }) => arabic),
        title?.arabic,
      ),
    );
    await view.click('[data-engine="bergamot"]');
    await view.until(() => {
      const bar = document.querySelector<HTMLProgressElement>('.translation-status progress');
      return (bar?.value ?? 0) > 50_000;
    });
    await browser.killBackground();
    await view.until(
      () => document.querySelector<HTMLElement>('.reader')?.dataset['translation'] === 'done',
      { timeout: 40_000, what: 'the translation after the download' },
    );
    await expect.poll(() => translationStatus(view)).toBe('done');
    expect(mirror.asked.filter(({ file }) => file === 'aren.model').length).toBeLessThan(4);
  });
});
