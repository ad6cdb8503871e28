import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Service, startService } from '../../unit/translation/service.ts';
import { type Browser, browsers, launch, type View } from '../harness/index.ts';
import { translated } from '../harness/reader.ts';
import { articleOf, keepArticles } from './open-article.ts';

const count = 60;
const read = 20;
const long = articleOf(
  'مقال طويل',
  Array.from({ length: count }, (_, i) => ({
    text: `هذه الفقرة رقم ${i + 1} من المقال. وفيها جملة ثانية عن الحديقة وأشجارها. وفيها ثالثة.`,
  })),
);

/** What the page noted while the translation came in. */
interface Notes {
  readonly spoken: string[];
  /** How far the paragraph that is read was moved at most from one frame to another, in CSS pixels. */
  moved: number;
  frames: number;
}

/** Runs in the page: notes what live regions say, and how a paragraph stands in the window. */
function takeNotes(block: number, restFrames: number): void {
  const notes: Notes = { spoken: [], moved: 0, frames: 0 };
  (globalThis as never as { notes: Notes }).notes = notes;
  const live = '[role="status"], [role="alert"], [role="log"], [aria-live]';
  new MutationObserver((changes) => {
    const regions = new Set(
      changes.flatMap(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement;
        return element?.closest(live) ?? [];
      }),
    );
    for (const region of regions) notes.spoken.push(region.textContent ?? '');
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  const paragraph = document.querySelector(`[data-block="${block}"] .original`);
  paragraph?.scrollIntoView();
  let last = Number.NaN;
  let still = 0;
  const look = (): void => {
    const top = paragraph?.getBoundingClientRect().top ?? Number.NaN;
    // The page comes to rest after the scrolling before anything is noted.
    if (still < restFrames) still = top === last ? still + 1 : 0;
    else {
      notes.moved = Math.max(notes.moved, Math.abs(top - last));
      notes.frames++;
    }
    last = top;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

describe.each(browsers)('while a translation comes in, in %s', (name) => {
  let service: Service;
  let browser: Browser;
  let reader: View;
  let answers = false;

  beforeAll(async () => {
    service = await startService();
    service.answer = ({ method, body }, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', 'content-type');
      if (method === 'OPTIONS') return void response.writeHead(204).end();
      const { q = [] } = Object(body) as { q?: readonly string[] };
      // Every other answer is much longer or shorter than what was said.
      const translatedText = q.map((text, i) =>
        i % 2
          ? 'Short.'
          : `${'A sentence that takes many words in English. '.repeat(3)}${text.length}.`,
      );
      const send = (): void => {
        if (answers) response.end(JSON.stringify({ translatedText }));
        else setTimeout(send, 50);
      };
      send();
    };
    browser = await launch(name);
    await browser.changeSettings({
      ...{ engine: 'libretranslate', welcomed: true, layout: 'stacked' },
      engines: { libretranslate: { url: service.url } },
    });
    await keepArticles(browser, [long]);
    reader = await browser.openExtensionPage(`reader.html?id=${long.id}`);
    await reader.resize(1000, 800);
    await reader.until((last: number) => document.querySelector(`[data-block="${last}"] .cell`), {
      args: [count],
    });
    await reader.evaluate(takeNotes, read, 30);
    await reader.until(() => (globalThis as never as { notes: Notes }).notes.frames > 2);
    answers = true;
    await translated(reader);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  const notes = (): Promise<Notes> =>
    reader.evaluate(() => (globalThis as never as { notes: Notes }).notes);

  test('a screen reader hears that it is done, not every sentence', async () => {
    const { spoken } = await notes();
    expect(spoken.at(-1)).toBe('Translated by LibreTranslate');
    expect(spoken.length).toBeLessThanOrEqual(2);
  });

  test('the paragraph that is read stays where it is', async () => {
    const { moved, frames } = await notes();
    expect(frames).toBeGreaterThan(3);
    expect(moved).toBeLessThan(2);
  });
});
