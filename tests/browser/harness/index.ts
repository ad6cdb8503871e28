import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Browser, BrowserName, LaunchOptions } from './types.ts';

export type { Browser, BrowserName, LaunchOptions, View } from './types.ts';

const all = ['chromium', 'firefox'] as const satisfies readonly BrowserName[];

/** The browsers to test in: both, or the one that `npm run test:browser -- NAME` names. */
export const browsers: readonly BrowserName[] = all.filter(
  (name) => !process.env['WARRAQ_BROWSER'] || process.env['WARRAQ_BROWSER'] === name,
);

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

function lend(browser: Browser): Browser {
  const { close: end, openPrivatePage } = browser;
  let isWorn = false;
  return Object.assign(browser, {
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
