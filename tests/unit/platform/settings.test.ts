import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineId, EngineSettings } from '../../../src/translation/engine.ts';
import browser from '../fake-browser.ts';

type Platform = Awaited<ReturnType<typeof start>>;
let platform: Platform;

/** Everything anew, as when the browser starts: the databases stay. */
async function start() {
  vi.resetModules();
  await browser.storage.session.clear();
  const [page, store, schema, rpc] = await Promise.all([
    import('../../../src/platform/settings/settings.ts'),
    import('../../../src/platform/settings/settings-store.ts'),
    import('../../../src/platform/settings/settings-schema.ts'),
    import('../../../src/platform/services/rpc.ts'),
  ]);
  rpc.serve('background', { settings: store.storedSettings });
  return { ...page, ...store, ...schema };
}

function deleteDatabases(): void {
  globalThis.indexedDB = new IDBFactory();
}

beforeEach(async () => {
  deleteDatabases();
  await browser.storage.local.clear();
  platform = await start();
});

describe('settings', () => {
  it('are the defaults until something is set', async () => {
    expect(await platform.getSettings()).toEqual(platform.defaults);
  });

  it('change one by one and leave the others, also when the browser starts again', async () => {
    await platform.changeSettings({ target: 'fr' });
    await platform.changeSettings({ theme: 'dark' });
    const changed = { ...platform.defaults, target: 'fr', theme: 'dark' };
    expect(await platform.getSettings()).toEqual(changed);
    platform = await start();
    expect(await platform.getSettings()).toEqual(changed);
  });

  it('are known to the background before it holds a copy for pages', async () => {
    await platform.changeSettings({ cacheSize: 700 });
    platform = await start();
    const asking = vi.spyOn(browser.runtime, 'sendMessage');
    expect((await platform.ownSettings()).cacheSize).toBe(700);
    expect(asking).not.toHaveBeenCalled();
    asking.mockRestore();
  });

  it('tell a listener until its signal aborts', async () => {
    const heard: string[] = [];
    const end = new AbortController();
    platform.onSettingsChanged(({ target }) => heard.push(target), end.signal);
    await platform.changeSettings({ target: 'de' });
    await vi.waitFor(() => expect(heard).toEqual(['de']));
    end.abort();
    await platform.changeSettings({ target: 'es' });
    expect((await platform.getSettings()).target).toBe('es');
    expect(heard).toEqual(['de']);
  });

  it('and keys stand nowhere where content scripts can read or write', async () => {
    await platform.changeSettings({ theme: 'dark', modelSource: 'https://models.example' });
    await platform.setKey('deepl', 'secret', {});
    for (const item of ['settings', 'keys', 'areas'])
      expect(await browser.storage.local.get(item)).toEqual({});
    await browser.storage.local.set({
      settings: { modelSource: 'https://other.example' },
      keys: { google: 'other' },
    });
    platform = await start();
    expect((await platform.getSettings()).modelSource).toBe('https://models.example');
    expect(Object.keys(await platform.storedKeys())).toEqual(['deepl']);
  });

  it('of an older version are taken over once, and nothing of them stays behind', async () => {
    deleteDatabases();
    await browser.storage.local.set({
      settings: {
        ...{ theme: 'dark', engine: 'google', version: 0 },
        engines: {
          google: { url: 'https://other.example' },
          openai: { url: 'http://127.0.0.1:11434/v1', model: 'm' },
          libretranslate: {},
        },
      },
      keys: { google: 'g', openai: 'o', libretranslate: 'l', unknown: 'u', azure: 5 },
      areas: { 'news.example': '.story' },
    });
    platform = await start();
    const settings = await platform.getSettings();
    expect(settings).toMatchObject({ theme: 'dark', engine: 'google' });
    expect(settings.engines).not.toHaveProperty('google');
    expect(await platform.storedKeys()).toEqual({
      google: { key: 'g', origin: 'https://translation.googleapis.com' },
      openai: { key: 'o', origin: 'http://127.0.0.1:11434' },
    });
    for (const item of ['settings', 'keys', 'areas'])
      expect(await browser.storage.local.get(item)).toEqual({});
  });
});

describe('an API key', () => {
  const keyOf = async (engine: EngineId): Promise<string | undefined> =>
    (await platform.translatorSettings()).engines[engine]?.key;

  it('is in no settings', async () => {
    await platform.setKey('deepl', 'secret', {});
    expect(JSON.stringify(await platform.getSettings())).not.toContain('secret');
    expect(await keyOf('deepl')).toBe('secret');
    await platform.setKey('deepl', '', {});
    expect(await platform.storedKeys()).toEqual({});
  });

  it.each(['libretranslate', 'openai'] as const)(
    'of %s goes to no other origin than it was typed for',
    async (engine) => {
      const at = async (url: string): Promise<string | undefined> => {
        await platform.changeSettings({ engines: { [engine]: { url } } });
        return keyOf(engine);
      };
      const own: EngineSettings = { url: 'https://mine.example/v1' };
      await platform.setKey(engine, 'secret', own);
      expect(await at('https://mine.example/v1')).toBe('secret');
      expect(await at('https://mine.example/other')).toBe('secret');
      for (const url of [
        'https://other.example/v1',
        'http://mine.example/v1',
        'https://mine.example:8443/v1',
        'https://mine.example.other.example/v1',
        'https://mine.example@other.example/v1',
        'no address',
        '',
      ])
        expect(await at(url)).toBeUndefined();
      expect(await at('https://mine.example/v1')).toBe('secret');
    },
  );

  it.each(['deepl', 'google', 'azure'] as const)(
    'of %s goes to the service’s own address, whatever a message sets',
    async (engine) => {
      await platform.setKey(engine, 'secret', {});
      const engines = { [engine]: { url: 'https://other.example' } };
      await platform.changeSettings({ engines });
      expect((await platform.translatorSettings()).engines[engine]).not.toHaveProperty('url');
      expect(await keyOf(engine)).toBe('secret');
    },
  );

  it('without an address is not kept', async () => {
    await platform.setKey('openai', 'secret', {});
    expect(await platform.storedKeys()).toEqual({});
  });
});

describe('settings from elsewhere', () => {
  it('are taken where this version knows them, engines too, and never a key', () => {
    const found = {
      ...{ theme: 'dark', originalSize: 'huge', later: true, __proto__: { target: 'x' } },
      engineOrder: ['deepl', 'later', 'google', 'deepl'],
      engines: {
        deepl: { url: 'https://api.example', key: 'secret', model: 3 },
        openai: { url: 'https://own.example', key: 'secret', model: 'm' },
        later: { url: 'x' },
      },
      keys: { deepl: 'secret' },
    };
    expect(platform.knownSettings(found)).toEqual({
      theme: 'dark',
      engineOrder: ['deepl', 'google', 'chrome', 'bergamot', 'libretranslate', 'azure', 'openai'],
      engines: { deepl: {}, openai: { url: 'https://own.example', model: 'm' } },
    });
  });

  it('of another form are passed over', () => {
    const { knownSettings, defaults } = platform;
    for (const found of [null, undefined, 5, 'text', []]) expect(knownSettings(found)).toEqual({});
    for (const value of [null, {}, [], -1, 1e9, Number.NaN, 'x'.repeat(10_000), '\u0000', 'a b c'])
      for (const name of Object.keys(defaults)) {
        const known = Object.entries(knownSettings({ [name]: value }));
        // What an object can stand for is an object again, and an order is always whole.
        expect(known.filter(([, one]) => one === value)).toEqual([]);
      }
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://[', 'models.example'])(
    'are no model source where they are no web address: %s',
    (modelSource) => expect(platform.knownSettings({ modelSource })).toEqual({}),
  );
});
