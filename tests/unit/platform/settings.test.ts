import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeSettings,
  defaults,
  getKeys,
  getSettings,
  knownSettings,
  onSettingsChanged,
  setKey,
  translatorSettings,
} from '../../../src/platform/settings.ts';
import browser from '../fake-browser.ts';

beforeEach(() => browser.storage.local.clear());

describe('settings', () => {
  it('are the defaults until something is set', async () => {
    expect(await getSettings()).toEqual(defaults);
  });

  it('change one by one and leave the others', async () => {
    await changeSettings({ target: 'fr' });
    await changeSettings({ theme: 'dark' });
    expect(await getSettings()).toEqual({ ...defaults, target: 'fr', theme: 'dark' });
  });

  it('tell a listener until its signal aborts', async () => {
    const heard: string[] = [];
    const end = new AbortController();
    onSettingsChanged(({ target }) => heard.push(target), end.signal);
    await changeSettings({ target: 'de' });
    await Promise.resolve();
    end.abort();
    await changeSettings({ target: 'es' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).toEqual(['de']);
  });

  it('are taken from a backup where this version knows them, engines too, and never a key', () => {
    const found = {
      ...{ theme: 'dark', originalSize: 'huge', later: true, __proto__: { target: 'x' } },
      engineOrder: ['deepl', 'later', 'google', 'deepl'],
      engines: {
        deepl: { url: 'https://api.example', key: 'secret', model: 3 },
        later: { url: 'x' },
      },
      keys: { deepl: 'secret' },
    };
    expect(knownSettings(found)).toEqual({
      theme: 'dark',
      engineOrder: ['deepl', 'google', 'chrome', 'bergamot', 'libretranslate', 'azure', 'openai'],
      engines: { deepl: { url: 'https://api.example' } },
    });
    expect(knownSettings(null)).toEqual({});
    expect(knownSettings({ engineOrder: 'deepl', engines: 4 })).toEqual({});
  });

  it('keep API keys apart and give them to the translator alone', async () => {
    await setKey('deepl', 'secret');
    expect(JSON.stringify(await getSettings())).not.toContain('secret');
    expect((await translatorSettings()).engines.deepl).toEqual({ key: 'secret', permitted: false });
    await setKey('deepl', '');
    expect(await getKeys()).toEqual({});
  });
});
