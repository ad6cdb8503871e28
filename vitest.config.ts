import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { viteLanguageData } from './scripts/language-data.mjs';
import { viteTextFiles } from './scripts/text-files.mjs';

const needsDocument = ({ moduleId }: TestSpecification): boolean =>
  readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment jsdom');

/** Files that need a document come together, since a worker is kept only from one file to another of the same environment. */
class ByEnvironment extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(needsDocument), ...sorted.filter((file) => !needsDocument(file))];
  }
}

/** What takes seconds: `npm test` runs it, `npm run test:unit` does not. */
const slowTests = 'tests/unit/**/*.slow.test.{ts,tsx}';

/** Tests that run in Node. */
const unit = (name: string, include: string[], exclude: string[] = []) =>
  ({
    plugins: [viteLanguageData, viteTextFiles],
    test: {
      ...{ name, include, exclude },
      // Files share a process, its packages and its document; the set-up gives each its own modules.
      isolate: false,
      maxWorkers: 2,
      // Most of what runs here runs a few times only: to optimise it costs more than it gives.
      execArgv: ['--interrupt-budget=400000'],
      setupFiles: ['tests/unit/fresh-start.ts'],
      // Beside the browsers they get what time these leave, which may be an eighth of it.
      ...{ testTimeout: 300_000, hookTimeout: 300_000 },
      // A module like our own: its hooks are those of one file.
      server: { deps: { inline: ['dompurify'] } },
      alias: [
        {
          find: 'webextension-polyfill',
          replacement: join(import.meta.dirname, 'tests/unit/fake-browser.ts'),
        },
        // What the extension injects for a page's languages.
        {
          find: /^\.\/loaded\.ts$/,
          replacement: join(import.meta.dirname, 'tests/unit/all-languages.ts'),
        },
      ],
    },
  }) satisfies TestProjectInlineConfiguration;

export default defineConfig({
  test: {
    // What was compiled for the last run serves the next one.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: ByEnvironment },
    projects: [
      unit('unit', ['tests/unit/**/*.test.{ts,tsx}'], [slowTests]),
      unit('slow', [slowTests]),
      {
        plugins: [viteLanguageData, viteTextFiles],
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: ['tests/browser/harness/after-failure.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One browser at a time, driven from one process: the driver is loaded once, and what tests run in pages is bundled once.
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          // As long as the harness waits.
          expect: { poll: { timeout: 20_000 } },
          // What a kill lost is said in full.
          chaiConfig: { truncateThreshold: 2000 },
        },
      },
    ],
  },
});
