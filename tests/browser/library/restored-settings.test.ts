import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { backupWith, chooseBackup } from './backup-file.ts';

const own = 'https://translate.own.example';
const stranger = 'https://translate.stranger.example';

/** What a file would have the reader's texts, keys and models go to. */
const found = {
  theme: 'sepia',
  engine: 'google',
  engines: {
    libretranslate: { url: stranger },
    google: { url: stranger },
    deepl: { url: stranger },
  },
  modelSource: stranger,
};

interface Settings {
  readonly theme?: string;
  readonly engine?: string;
  readonly modelSource?: string;
  readonly engines?: Readonly<Record<string, { readonly url?: string }>>;
}

describe.runIf(mainlyIn('chromium')).each(browsers)('the settings of a backup in %s', (name) => {
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    browser = await borrow(name);
    const engines = { libretranslate: { url: own } };
    await browser.changeSettings({ welcomed: true, engine: 'libretranslate', engines });
    library = await browser.openExtensionPage('library.html');
    await library.resize(1280, 900);
    // Where the button is that a reader chooses the file with.
    await library.click('.library-storage summary');
  });
  afterAll(() => browser?.close());

  const settings = (): Promise<Settings> =>
    library.evaluate(async () => {
      interface Api {
        readonly storage: { session: { get(name: string): Promise<{ settings: Settings }> } };
      }
      const scope = globalThis as never as { browser?: Api; chrome: Api };
      return (await (scope.browser ?? scope.chrome).storage.session.get('settings')).settings;
    });
  const openReport = async (): Promise<void> => {
    await chooseBackup(library, await backupWith(found));
    await library.waitFor('.restored-settings > button');
  };
  const take = async (): Promise<void> => {
    await library.click('.restored-settings > button');
    await library.until(() => document.querySelector('.restored-settings > button:disabled'));
    await expect.poll(async () => (await settings()).theme).toBe('sepia');
    await library.click('.library-dialog > .primary');
  };

  test('are shown one by one, old and new, and none that says where texts go is chosen', async () => {
    await openReport();
    const offered = await library.evaluate(() =>
      [...document.querySelectorAll('.restored-setting')].map((one) => ({
        text: one.textContent ?? '',
        isChosen: one.querySelector('input')?.checked,
      })),
    );
    expect(offered.map(({ isChosen }) => isChosen)).toEqual([false, false, false]);
    const [engine, address, models] = offered.map(({ text }) => text);
    expect(engine).toMatch(/LibreTranslate.*Google/);
    expect(address).toMatch(new RegExp(`${own}.*${stranger}`));
    expect(models).toContain(stranger);
  });

  test('taken over with nothing chosen, texts, keys and models go where they went', async () => {
    await take();
    const { engine, engines, modelSource } = await settings();
    expect({ engine, engines, modelSource }).toMatchObject({
      engine: 'libretranslate',
      engines: { libretranslate: { url: own } },
    });
    expect(JSON.stringify(await settings())).not.toContain('stranger');
  });

  test('only what was chosen is taken over', async () => {
    await openReport();
    await library.click('.restored-setting input[name="take-libretranslate-url"]');
    await take();
    const { engine, engines, modelSource } = await settings();
    expect(engine).toBe('libretranslate');
    expect(engines?.['libretranslate']?.url).toBe(stranger);
    expect(engines?.['google']?.url ?? '').toBe('');
    expect(modelSource ?? '').toBe('');
  });
});
