import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Browser,
  borrow,
  browsers,
  isShare,
  launch,
  mainlyIn,
  someOf,
  type View,
} from '../harness/index.ts';
import { articleShown } from '../harness/reader.ts';
import { startSampleServer } from '../harness/sample-server.ts';
import { violations } from './axe.ts';
import { middleOf } from './middle-of.ts';
import { articleOf, keptOf, openArticle } from './open-article.ts';
import {
  hasSpeechDispatcher,
  type SpeechDispatcher,
  startSpeechDispatcher,
} from './speech-dispatcher.ts';
import { endSaying, saidIn, someVoices, speaksIn, standInForSpeech } from './stand-in-speech.ts';

const pairs = [
  ['مكتبة جديدة في النخيل', 'A new library in Nakhil'],
  ['افتتحت المدينة مكتبة.', 'The city opened a library.'],
  ['وحضر الناس.', 'People came.'],
  ['المكتبة من الداخل', 'The library from inside'],
  ['كتب قديمة', 'Old books'],
] as const;
const [title, opened, came, inside, books] = pairs.map(([source]) => source) as string[];
const fillers = Array.from({ length: 30 }, (_, at) => `وهذه الفقرة رقم ${at + 1} من الخبر.`);
const article = articleOf(title ?? '', [
  { html: `<p>${opened} ${came}</p>` },
  { kind: 'picture', html: `<figure><figcaption>${inside}</figcaption></figure>` },
  { kind: 'list', html: `<ul><li>${books}</li></ul>` },
  ...fillers.map((text) => ({ html: `<p>${text}</p>`, text })),
]);

/** Runs in the page: the texts that are lit because they are read. */
function spokenTexts(): string[] {
  return [...(CSS.highlights.get('spoken') ?? [])].map((range) => `${range}`);
}

describe.each(browsers)('listening in %s', (name) => {
  let browser: Browser;
  let reader: View;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, article, keptOf(article, pairs));
    await reader.resize(1200, 700);
    await reader.until(() => document.querySelector('[data-block="3"] .translation:lang(en)'));
    await standInForSpeech(reader);
  });
  afterAll(() => browser?.close());

  const detail = test.runIf(mainlyIn('chromium'));
  const lit = () => reader.evaluate(spokenTexts);
  const lastSaid = async () => (await saidIn(reader)).at(-1);
  const note = () => reader.text('.listen-note');
  const choose = async (value: string) => {
    await reader.click('.listen-row .dropdown > button');
    await reader.click(`.listen-panel input[value="${value}"] + span`);
    await reader.press('Escape');
  };

  test('a key reads from the first sentence on, lit in both panes; another pauses, goes on and back', async () => {
    await reader.press('r');
    await expect.poll(lastSaid).toBe(`Nora 1: ${title}`);
    await expect.poll(lit).toEqual([...(pairs[0] ?? [])]);
    await endSaying(reader);
    await expect.poll(lit).toEqual([...(pairs[1] ?? [])]);
    await reader.press('r');
    await expect.poll(() => speaksIn(reader)).toBe(false);
    expect(await lit()).toEqual([...(pairs[1] ?? [])]);
    await reader.click('.listen-row button:nth-child(2)');
    await expect.poll(() => speaksIn(reader)).toBe(true);
    await reader.press('.');
    await expect.poll(lastSaid).toBe(`Nora 1: ${came}`);
    await reader.press(',');
    await expect.poll(lastSaid).toBe(`Nora 1: ${opened}`);
    for (const _ of [opened, came, inside]) await endSaying(reader);
    await expect.poll(lastSaid).toBe(`Nora 1: ${books}`);
  });

  detail('the menu offers it first, and the list of keys names its keys', async () => {
    await reader.click('[aria-label="More"]');
    await reader.waitFor('.menu');
    expect(await reader.text('.menu-item')).toBe('Listen');
    await reader.press('Escape');
    await reader.press('?');
    await expect.poll(() => reader.text('.shortcut-list')).toContain('Listen, or pause');
    await reader.press('Escape');
  });

  detail(
    'speed and what is read hold from the sentence on that is read, and are kept',
    async () => {
      await reader.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('.listen-speed');
        if (!select) throw new Error('no speed');
        select.value = '1.5';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await expect.poll(lastSaid).toBe(`Nora 1.5: ${books}`);
      await choose('both');
      await endSaying(reader);
      await expect.poll(lastSaid).toBe('Emma 1.5: Old books');
      await choose('translation');
      await expect
        .poll(async () => (await saidIn(reader)).slice(-2))
        .toEqual(['Emma 1.5: Old books', 'Emma 1.5: Old books']);
      await choose('original');
      await expect.poll(lastSaid).toBe(`Nora 1.5: ${books}`);
    },
  );

  detail(
    'it reads from the sentence under the pointer, from the selected one, and from a word’s card',
    async () => {
      const { x, y } = await reader.evaluate(middleOf, 'translation', 'People');
      await reader.hover(x, y);
      await reader.until(() => CSS.highlights.has('sentence'));
      await reader.press('a');
      await expect.poll(lastSaid).toBe(`Nora 1.5: ${came}`);
      await reader.selectTo('[data-block="3"] .original li', '[data-block="3"] .original li');
      await reader.press('a');
      await expect.poll(lastSaid).toBe(`Nora 1.5: ${books}`);
      const place = await reader.evaluate(middleOf, 'original', 'الداخل', 2);
      await reader.evaluate((at: { x: number; y: number }) => {
        const event = new MouseEvent('dblclick', { bubbles: true, clientX: at.x, clientY: at.y });
        document.elementFromPoint(at.x, at.y)?.dispatchEvent(event);
      }, place);
      await reader.click('.word-card [aria-label="Listen from here"]');
      await expect.poll(lastSaid).toBe(`Nora 1.5: ${inside}`);
      await reader.until(() => !document.querySelector('.word-card'));
    },
  );

  detail(
    'what is read is kept in sight, but not once the reader scrolls away from it',
    async () => {
      const isSeen = () =>
        reader.evaluate(() => {
          const [range] = CSS.highlights.get('spoken') ?? [];
          const { top = -1, bottom = 0 } =
            (range as Range | undefined)?.getBoundingClientRect() ?? {};
          return top >= 0 && bottom <= innerHeight;
        });
      for (let said = 0; said < 12; said++) {
        await endSaying(reader);
        await reader.until(() => speechSynthesis.speaking);
      }
      await expect.poll(isSeen).toBe(true);
      expect(await reader.evaluate(() => scrollY)).toBeGreaterThan(0);
      await reader.evaluate(() => scrollTo(0, 0));
      await reader.waitFor('.listen-row .button.small');
      await endSaying(reader);
      await reader.until(() => speechSynthesis.speaking);
      expect(await reader.evaluate(() => scrollY)).toBe(0);
      await reader.click('.listen-row .button.small');
      await expect.poll(isSeen).toBe(true);
      await endSaying(reader);
      await expect.poll(isSeen).toBe(true);
    },
  );

  detail('where the reader has scrolled to, it begins with what is seen there', async () => {
    await reader.press('r');
    await reader.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await reader.waitFor('.listen-row .button.small');
    await reader.press('a');
    await expect.poll(lastSaid).toMatch(/رقم (?:2\d|30) /);
  });

  detail('only one window reads: the newest', async () => {
    const other = await browser.openExtensionPage(`reader.html?id=${article.id}`);
    await other.waitFor('.cell.original');
    await standInForSpeech(other);
    await other.press('r');
    await expect.poll(() => speaksIn(other)).toBe(true);
    await expect.poll(() => speaksIn(reader)).toBe(false);
    await expect.poll(note).toContain('Another window');
    await other.close();
  });

  detail(
    'axe finds nothing in the bar and its panel, in both languages and themes, wide and narrow',
    async () => {
      const screens = [
        ['en', 'light', 1200],
        ['ar', 'dark', 1200],
        ['en', 'sepia', 360],
        ['ar', 'light', 360],
      ] as const;
      const found: string[] = [];
      for (const [language, theme, width] of someOf(screens, 4)) {
        await browser.changeSettings({ language, theme });
        await reader.reload();
        await reader.resize(width, 700);
        await reader.waitFor('.cell.original');
        await standInForSpeech(reader);
        await reader.press('r');
        await expect.poll(() => speaksIn(reader)).toBe(true);
        await reader.click('.listen-row .dropdown > button');
        await reader.waitFor('.listen-panel');
        found.push(...(await violations(reader)));
        const wide = await reader.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
      }
      expect(found).toEqual([]);
      await browser.changeSettings({ language: 'en', theme: 'light' });
      await reader.resize(1200, 700);
    },
  );
});

describe.runIf(mainlyIn('chromium')).each(browsers)('voices for listening in %s', (name) => {
  let browser: Browser;
  let reader: View;
  // Short, so that no position is kept in it.
  const short = articleOf(title ?? '', [{ html: `<p>${opened}</p>` }]);
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, short, keptOf(short, pairs));
  });
  afterAll(() => browser?.close());

  const lastSaid = async () => (await saidIn(reader)).at(-1);
  const note = () => reader.text('.listen-note');
  const listenAgain = async (voices: typeof someVoices) => {
    await reader.reload();
    await reader.until(() => document.querySelector('[data-block="0"] .translation:lang(en)'));
    await standInForSpeech(reader, voices);
    await reader.press('r');
  };
  const emma = someVoices.slice(1);
  const far = [{ name: 'Cloud', lang: 'ar-EG', localService: false }, ...emma];

  test('an online voice is asked for once; where it is refused, nothing is sent', async () => {
    await listenAgain(far);
    await expect.poll(note).toContain('“Cloud” is not on this device');
    expect(await saidIn(reader)).toEqual([]);
    expect(await violations(reader)).toEqual([]);
    await reader.click('.listen-answers button:nth-child(2)');
    await expect.poll(note).toContain('No voice on this device reads this language: Arabic');
    await listenAgain(far);
    await expect.poll(note).toContain('No voice on this device');
    expect(await saidIn(reader)).toEqual([]);
  });

  test('where it is allowed, it is used from then on without a question', async () => {
    await browser.changeSettings({ onlineVoices: {} });
    await listenAgain(far);
    await reader.click('.listen-answers button');
    await expect.poll(lastSaid).toBe(`Cloud 1: ${title}`);
    await listenAgain(far);
    await expect.poll(lastSaid).toBe(`Cloud 1: ${title}`);
    expect(await reader.text('.listen-answers')).toBe('');
  });

  test('one of the device is used before it', async () => {
    await listenAgain([...far, ...someVoices]);
    await expect.poll(lastSaid).toBe(`Nora 1: ${title}`);
  });

  test('without an Arabic voice it says how to get one, and offers the translation', async () => {
    await listenAgain(emma);
    await expect.poll(note).toMatch(/No voice on this device reads this language: Arabic/);
    await expect.poll(note).toContain('speech-dispatcher');
    expect(await violations(reader)).toEqual([]);
    await reader.click('.listen-note button');
    await expect.poll(lastSaid).toBe('Emma 1: A new library in Nakhil');
    await reader.click('.listen-row > button:last-child');
    await expect.poll(() => speaksIn(reader)).toBe(false);
    await reader.until(() => !CSS.highlights.has('spoken'));
  });

  test('the pop-up reads too, by its menu, and reading ends with it', async () => {
    await browser.changeSettings({ listensTo: 'original', opensIn: 'popup' });
    const server = await startSampleServer();
    const popup = await browser.openPopup(await browser.openPage(server.page('library')));
    await articleShown(popup);
    await standInForSpeech(popup);
    await popup.click('[aria-label="More"]');
    await popup.click('.menu li:first-child button');
    await expect.poll(async () => (await saidIn(popup)).length).toBe(1);
    const [said] = await saidIn(popup);
    expect(said).toBe(`Nora 1: ${await popup.text('[data-block="0"] .original')}`);
    await popup.close();
    await server.close();
  });

  test('leaving the page ends it', async () => {
    await listenAgain(someVoices);
    await expect.poll(() => speaksIn(reader)).toBe(true);
    await reader.reload();
    await reader.waitFor('.cell.original');
    expect(await reader.evaluate(() => sessionStorage.getItem('broken off'))).toBe(title);
  });

  test('at its end it says so, and begins again at the beginning', async () => {
    await browser.changeSettings({ listensTo: 'original' });
    await listenAgain(someVoices);
    await endSaying(reader);
    await endSaying(reader);
    await expect.poll(note).toBe('The article is at its end.');
    await reader.press('r');
    await expect.poll(lastSaid).toBe(`Nora 1: ${title}`);
  });
});

// Not of a share: it takes as long as it takes to say it all.
describe.runIf(hasSpeechDispatcher && !isShare).each(browsers)('real voices in %s', (name) => {
  let speech: SpeechDispatcher;
  let browser: Browser;
  const short = articleOf(title ?? '', [{ html: `<p>${opened}</p>` }]);
  beforeAll(async () => {
    speech = await startSpeechDispatcher();
    Object.assign(process.env, speech.environment);
    browser = await launch(name, { args: ['--enable-speech-dispatcher'] });
    await browser.changeSettings({ welcomed: true, listensTo: 'both', listenSpeed: 0.5 });
  });
  afterAll(async () => {
    await browser?.close();
    speech?.stop();
    delete process.env['SPEECHD_ADDRESS'];
  });

  test('an article is read to its end, each sentence in Arabic and in English, with a pause', async () => {
    const reader = await openArticle(browser, short, keptOf(short, pairs));
    await reader.until(() => document.querySelector('[data-block="1"] .translation:lang(en)'));
    await reader.evaluate(() => {
      const speak = speechSynthesis.speak.bind(speechSynthesis);
      const ended: string[] = [];
      Object.assign(globalThis, { ended });
      speechSynthesis.speak = (utterance) => {
        const said = `${utterance.voice?.lang.slice(0, 2)}: ${utterance.text}`;
        utterance.addEventListener('end', () => ended.push(said));
        speak(utterance);
      };
    });
    await reader.press('r');
    await reader.until(() => speechSynthesis.speaking, { timeout: 40_000 });
    await reader.press('r');
    await reader.waitFor('.listen-row [aria-label="Play"]');
    await reader.until(() => !speechSynthesis.speaking);
    await reader.press('r');
    await expect
      .poll(() => reader.text('.listen-note'), { timeout: 40_000 })
      .toBe('The article is at its end.');
    const ended = await reader.evaluate(() => (globalThis as never as { ended: string[] }).ended);
    const said = pairs.slice(0, 2).flatMap(([one, other]) => [`ar: ${one}`, `en: ${other}`]);
    // What was broken off by the pause may have come to its end just then.
    expect([...new Set(ended)]).toEqual(said);
  });
});
