import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/model.ts';
import { forPages, type Service, startService } from '../../unit/translation/service.ts';
import { type Browser, borrow, browsers, someOf } from '../harness/index.ts';
import { translated } from '../harness/reader.ts';
import { articleOf, keepArticles } from './open-article.ts';

const count = 60;
const read = 20;

/** A long article that no other test has translated yet. */
const long = (attempt: number): Article => ({
  ...articleOf(
    'مقال طويل',
    Array.from({ length: count }, (_, i) => ({
      text: `هذه الفقرة رقم ${attempt * 1000 + i} من المقال. وفيها جملة ثانية عن الحديقة وأشجارها ${attempt}. وفيها ثالثة.`,
    })),
  ),
  id: `${attempt}`.repeat(32),
  url: `https://news.example/long-${attempt}`,
});

/** What the page noted while the translation came in. */
interface Notes {
  readonly spoken: string[];
  /** How far the paragraph that is read was ever painted from its place, in CSS pixels. */
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
  const goThere = (): void => {
    paragraph?.closest('[data-block]')?.scrollIntoView();
    // Of what stands before it, and will grow, the end is still seen.
    scrollBy(0, -20);
  };
  let place = Number.NaN;
  let still = 0;
  const top = (): number => paragraph?.getBoundingClientRect().top ?? Number.NaN;
  const look = (): void => {
    // The page comes to rest after the scrolling, which lays out more of it, before anything is noted.
    if (still < restFrames) {
      still = top() === place ? still + 1 : 0;
      if (still === 0) goThere();
      place = top();
    } else notes.frames++;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  // Where it stands when it is painted: what looks earlier sees what came since, and how it moved the rest. An observer of
  // something deeper is asked after all those of the spread, among them the page's own, whenever that was made.
  const painted = (): void => {
    notes.moved = Math.max(notes.moved, Math.abs(top() - place));
  };
  new ResizeObserver(() => {
    if (still !== restFrames || !paragraph) return;
    const last = new ResizeObserver(() => {
      last.disconnect();
      painted();
    });
    last.observe(paragraph);
  }).observe(document.querySelector('.spread') as Element);
}

describe.each(browsers)('while a translation comes in, in %s', (name) => {
  let service: Service;
  let browser: Browser;
  let answers = false;
  let attempt = 0;

  beforeAll(async () => {
    service = await startService();
    service.answer = forPages(({ body }, response) => {
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
    });
    browser = await borrow(name);
    await browser.changeSettings({
      ...{ engine: 'libretranslate', welcomed: true },
      engines: { libretranslate: { url: service.url } },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  test.each(someOf(['stacked', 'side-by-side'], 2))(
    '%s: a screen reader hears only that it is done, and the paragraph that is read stays where it is',
    async (layout) => {
      await browser.changeSettings({ layout });
      attempt += 1;
      answers = false;
      const article = long(attempt);
      await keepArticles(browser, [article]);
      const reader = await browser.openExtensionPage(`reader.html?id=${article.id}`);
      await reader.resize(1000, 800);
      await reader.until((last: number) => document.querySelector(`[data-block="${last}"] .cell`), {
        args: [count],
      });
      await reader.evaluate(takeNotes, read, 30);
      await reader.until(() => (globalThis as never as { notes: Notes }).notes.frames > 2);
      answers = true;
      await translated(reader);
      const { spoken, moved, frames } = await reader.evaluate(
        () => (globalThis as never as { notes: Notes }).notes,
      );
      expect(spoken.at(-1)).toBe('Translated by LibreTranslate');
      expect(spoken.length).toBeLessThanOrEqual(2);
      expect(frames).toBeGreaterThan(3);
      expect(moved).toBeLessThan(2);
    },
  );
});
