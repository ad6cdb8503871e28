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
