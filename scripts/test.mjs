// npm test: everything. `browser [chromium|firefox] [FILE…]` and `long [chromium|firefox] [FILE…]`: the built extension only.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import {
  installBrowsers,
  installDisplay,
  installPackages,
  root,
  updateBrowsers,
} from './install.mjs';

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  vitest: 'node_modules/vitest/vitest.mjs',
  webExt: 'node_modules/web-ext/bin/web-ext.js',
};
const longTests = '**/*.long.test.ts';
const total = { passed: 0, failed: 0 };
const lines = [];
const failures = [];

function node(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', ...env },
  });
  return status === 0;
}

/** Runs one part, counts it, and remembers how long it took. */
function part(name, run) {
  console.log(`\n— ${name}`);
  const start = Date.now();
  const { passed, failed } = run();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(6);
  lines.push(`${seconds} s  ${name}: ${passed} passed, ${failed} failed`);
  return failed === 0;
}

const check = (args) => () => (node(args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** One line for each failed test of a vitest report: where it stands, its name, and the first line of what went wrong. */
function failed(testResults) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name);
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    if (!tests.length && message) return [`${file}: ${message.split('\n')[0]}`];
    return tests.map(
      ({ fullName, failureMessages: [why = ''] }) => `${file} > ${fullName}: ${why.split('\n')[0]}`,
    );
  });
}

/** Runs vitest and reads the counts from its report; a run that ends badly counts as failed even without a failed test. */
const tests =
  (args, env = {}) =>
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-test-'));
    const report = join(folder, 'report.json');
    try {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const good = node([bin.vitest, 'run', ...reporters, ...args], env);
      const { numPassedTests, numFailedTests, testResults } = JSON.parse(
        readFileSync(report, 'utf8'),
      );
      failures.push(...failed(testResults));
      return { passed: numPassedTests, failed: numFailedTests || (good ? 0 : 1) };
    } catch {
      return { passed: 0, failed: 1 };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

function browserTests(browser, kind, files) {
  const env = { WARRAQ_BROWSER: browser, ...(kind === 'long' ? { WARRAQ_LONG: '1' } : {}) };
  const which =
    kind === 'long' ? (files.length ? files : ['.long.test']) : [...files, '--exclude', longTests];
  part(
    `${kind === 'long' ? 'long' : 'browser'} tests in ${browser}`,
    tests(['--project', 'browser', ...which], env),
  );
}

const [kind = 'all', ...rest] = process.argv.slice(2);
const named = rest.filter((word) => word === 'chromium' || word === 'firefox');
const files = rest.filter((word) => !named.includes(word));
const browsers = named.length ? named : ['chromium', 'firefox'];

installPackages();
installBrowsers(browsers);
updateBrowsers(browsers);
installDisplay();
if (kind === 'all') {
  part('types', check([bin.tsc, '-p', 'tsconfig.json']));
  part('types of the worker, without the DOM', check([bin.tsc, '-p', 'tsconfig.worker.json']));
  part('lint and format', check([bin.biome, 'check', '.']));
  part('unit tests', tests(['--project', 'unit']));
}
if (part('build', check(['build.mjs']))) {
  if (kind === 'all')
    part(
      'web-ext lint',
      check([bin.webExt, 'lint', '--source-dir', 'dist/firefox', '--no-config-discovery']),
    );
  for (const browser of browsers) browserTests(browser, kind, files);
}

console.log(`\n${lines.join('\n')}`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
