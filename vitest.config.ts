import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/settle-effects.ts'],
          testTimeout: 30_000,
          // Some wait for a local server; on a busy machine one may miss its moment.
          retry: 1,
          alias: {
            'webextension-polyfill': new URL('./tests/unit/fake-browser.ts', import.meta.url)
              .pathname,
          },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A browser on a busy machine may miss a moment; what fails twice is broken.
          retry: 1,
          fileParallelism: false,
          // What a kill lost is said in full.
          chaiConfig: { truncateThreshold: 2000 },
        },
      },
    ],
  },
});
