import type { Background } from '../../../src/platform/services/background-api.ts';
import type { Browser, View } from './types.ts';

interface Api {
  readonly runtime: { sendMessage(message: object): Promise<{ value?: unknown }> };
}

/** Lets the background do something, from a page of the extension. */
export async function askBackground(
  page: View,
  method: keyof Background,
  ...args: unknown[]
): Promise<unknown> {
  return page.evaluate(
    async (call: object) => {
      const scope = globalThis as never as { browser?: Api; chrome: Api };
      return (await (scope.browser ?? scope.chrome).runtime.sendMessage(call)).value;
    },
    { service: 'background', method, args },
  );
}

/** Changes settings through a page of the extension; the others stay as they are. */
export async function saveSettings(browser: Browser, change: object): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  await askBackground(page, 'changeSettings', change);
  await page.close();
}
