import type { Browser } from './types.ts';

interface Storage {
  readonly storage: {
    readonly local: {
      get(key: string): Promise<Record<string, object | undefined>>;
      set(items: object): Promise<void>;
    };
  };
}

/** Writes settings through a page of the extension, over those that are there. */
export async function saveSettings(browser: Browser, change: object): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  await page.evaluate(async (wanted: object) => {
    const { browser: api = (globalThis as never)['chrome'] } = globalThis as never as {
      browser: Storage;
    };
    const { settings } = await api.storage.local.get('settings');
    await api.storage.local.set({ settings: { ...settings, ...wanted } });
  }, change);
  await page.close();
}
