import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { ask } from './settings.ts';
import type { Browser, BrowserName, LaunchOptions } from './types.ts';

export { browsers, isShare, mainlyIn, someOf } from './share.ts';
export type { Browser, BrowserName, LaunchOptions, View } from './types.ts';

/** Starts a browser with the built extension in a fresh profile; the caller closes it. */
export function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

/** Browsers that no test uses just now, and how each is ended. */
const idle: { readonly browser: Browser; readonly end: () => Promise<void> }[] = [];

/** A browser as new, which other tests may have used before, since a start takes seconds; `close` gives it back. */
export async function borrow(name: BrowserName): Promise<Browser> {
  const at = idle.findIndex(({ browser }) => browser.name === name);
  if (at < 0) return lend(await launch(name));
  for (const { browser, end } of idle.splice(at, 1))
    try {
      await browser.renew();
      return browser;
    } catch {
      await end();
    }
  return borrow(name);
}

/** Ends the browsers that no test uses just now, so that the next test gets a new one. */
export async function endIdle(): Promise<void> {
  for (const { end } of idle.splice(0)) await end().catch(() => undefined);
}

function lend(browser: Browser): Browser {
  const { close: end, openPrivatePage } = browser;
  let isWorn = false;
  return Object.assign(browser, {
    // Nobody looks at this browser, so that the page which does it may stay open.
    changeSettings: async (change: object) => void (await ask(browser, 'changeSettings', change)),
    // What was private a moment ago may be the window that the next test gets.
    openPrivatePage: (url: string) => {
      isWorn = true;
      return openPrivatePage(url);
    },
    close: async () => {
      if (isWorn) await end();
      else idle.push({ browser, end });
    },
  });
}
