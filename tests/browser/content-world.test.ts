import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, borrow, browsers } from './harness/index.ts';
import { articleShown } from './harness/reader.ts';
import { type SampleServer, startSampleServer } from './harness/sample-server.ts';
import { askBackground } from './harness/settings.ts';

interface Area {
  get(key: null): Promise<object>;
  set(items: object): Promise<void>;
}

interface Api {
  readonly storage?: { readonly local?: Area; readonly session?: Area };
  readonly tabs: { query(options: object): Promise<{ id: number; url?: string }[]> };
  readonly scripting: {
    executeScript(injection: object): Promise<readonly { result?: unknown }[]>;
  };
}

type Scope = { readonly browser?: Api; readonly chrome: Api };

/** Runs in a page of the extension: lets a content script of an address's tab look for settings and keys, and set some. */
async function lookFromContentScript(address: string): Promise<unknown> {
  const look = async (): Promise<string> => {
    const scope = globalThis as never as Scope;
    const { storage } = scope.browser ?? scope.chrome;
    const found: unknown[] = [];
    for (const area of [storage?.local, storage?.session]) {
      try {
        found.push(await area?.get(null));
        const keys = { google: { key: 'other', origin: 'https://other.example' } };
        const settings = { modelSource: 'https://other.example' };
        await area?.set({ settings, keys, 'private-keys': keys });
      } catch {
        // Out of reach, as it should be.
      }
    }
    found.push(await indexedDB.databases());
    return `looked ${JSON.stringify(found)}`;
  };
  const { browser, chrome } = globalThis as never as Scope;
  const api = browser ?? chrome;
  const tab = (await api.tabs.query({})).find(({ url }) => url === address);
  const injection = { target: { tabId: tab?.id }, func: look };
  return (await api.scripting.executeScript(injection))[0]?.result;
}

describe.each(browsers)('a content script in %s', (name) => {
  let browser: Browser;
  let server: SampleServer;
  beforeAll(async () => {
    server = await startSampleServer();
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, modelSource: 'https://models.example' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('reads no setting and no key, and sets none', async () => {
    const address = server.page('library');
    const popup = await browser.openPopup(await browser.openPage(address));
    await articleShown(popup);
    await askBackground(popup, 'setKey', 'deepl', 'a secret key', {});
    const found = String(await popup.evaluate(lookFromContentScript, address));
    expect(found).toContain('looked');
    expect(found).not.toMatch(/secret|models\.example|warraq-settings/);
    expect(await askBackground(popup, 'settings')).toMatchObject({
      modelSource: 'https://models.example',
    });
    expect(Object.keys(Object(await askBackground(popup, 'keys')))).toEqual(['deepl']);
    await popup.close();
  });
});
