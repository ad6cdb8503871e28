import type { Background } from '../../../src/platform/services/background-api.ts';
import type { Browser, View } from './types.ts';

interface Api {
  readonly runtime: {
    sendMessage(
      message: object,
    ): Promise<{ value?: unknown; error?: { readonly message: string } } | undefined>;
  };
}

/** Lets the background do something, from a page of the extension; throws what it throws. */
export async function askBackground(
  page: View,
  method: keyof Background,
  ...args: unknown[]
): Promise<unknown> {
  return page.evaluate(
    async (call: object) => {
      const scope = globalThis as never as { browser?: Api; chrome: Api };
      const reply = await (scope.browser ?? scope.chrome).runtime.sendMessage(call);
      if (reply?.error) throw new Error(reply.error.message);
      return reply?.value;
    },
    { service: 'background', method, args },
  );
}

/** A page of the extension that shows and does nothing. */
const still = 'icons/48.png';

/** In each browser, such a page behind all others, by which the background is asked. */
const behind = new WeakMap<Browser, View>();

/** Lets the background do something, from a page that stays open behind the others. */
export async function ask(
  browser: Browser,
  method: keyof Background,
  ...args: unknown[]
): Promise<unknown> {
  const open = behind.get(browser);
  const origin = await open?.evaluate(() => `${location.origin}/`).catch(() => undefined);
  const page = open && origin === browser.origin ? open : await browser.openBehind(still);
  behind.set(browser, page);
  return askBackground(page, method, ...args);
}

/** Changes settings through a page of the extension; the others stay as they are. */
export async function saveSettings(browser: Browser, change: object): Promise<void> {
  const page = await browser.openBehind(still);
  await askBackground(page, 'changeSettings', change);
  await page.close();
}
