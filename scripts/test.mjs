// npm test: types, style, unit tests, and the tests in browsers, of which it runs a share (tests/browser/harness/share.ts).
// `browser [chromium|firefox] [FILE…]`: the tests in browsers only; a file that is named is run whole.
// `long [chromium|firefox] [FILE…]`: all there is, whole. `--no-install` leaves what apt would install.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { installForTests, installPackages, root } from './install.mjs';

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
/** What failed in a browser that had run other tests before, and was tried once more in one of its own. */
const unsteady = [];
/** How long each file took, in milliseconds. */
const times = [];

/** Runs a program; what it prints is shown at once, or in one piece at its end (`isHeld`). */
function node(args, { env = {}, isHeld = false } = {}) {
  const running = spawn(process.execPath, args, {
    cwd: root,
    stdio: isHeld ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', ...env },
  });
  const printed = [];
  for (const stream of [running.stdout, running.stderr])
    stream?.on('data', (part) => printed.push(part));
  return new Promise((resolve) => {
    running.once('error', () => resolve(false));
    running.once('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code === 0);
    });
  });
}

/** Runs one part, counts it, and remembers how long it took. */
async function part(name, run) {
  console.log(`\n— ${name}`);
  const start = Date.now();
  const { passed, failed } = await run();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(6);
  lines.push(`${seconds} s  ${name}: ${passed} passed, ${failed} failed`);
  return failed === 0;
}

const check = (args) => async () =>
  (await node(args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

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

/** Runs vitest and gives its report; a run that ends badly counts as failed even without a failed test. */
async function vitest(args, how) {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-test-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const good = await node([bin.vitest, 'run', ...reporters, ...args], how);
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const { numPassedTests: passed, numFailedTests, testResults } = report;
    return { passed, failed: numFailedTests || (good ? 0 : 1), testResults };
  } catch {
    return { passed: 0, failed: 1, testResults: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const tests =
  (args, { label = 'unit', ...how } = {}) =>
  async () => {
    const first = await vitest(args, how);
    for (const { name, startTime, endTime } of first.testResults)
      times.push({ file: `${label}: ${relative(root, name)}`, time: endTime - startTime });
    const lines = failed(first.testResults).map((line) => `${label}: ${line}`);
    const again = await inFreshBrowser(first.testResults, how);
    if (!again) {
      failures.push(...lines);
      return first;
    }
    unsteady.push(...lines);
    failures.push(...failed(again.testResults).map((line) => `${label}: ${line}`));
    return { passed: first.passed + first.failed - again.failed, failed: again.failed };
  };

/**
 * Runs files of browser tests that failed once more, since files share a browser, and a window that a browser has lost fails
 * all that comes after; what fails there, too, has failed. Undefined where nothing failed, or so much that no window is to blame.
 */
function inFreshBrowser(testResults, how) {
  const files = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (!how.env || !files.length || files.length > 6) return undefined;
  return vitest(['--project', 'browser', ...files], how);
}

function browserTests(browser, kind, files, isHeld) {
  const size = kind === 'long' ? { WARRAQ_LONG: '1' } : files.length ? {} : { WARRAQ_SHARE: '1' };
  const which = kind === 'long' ? files : [...files, '--exclude', longTests];
  return part(
    `${kind === 'long' ? 'long' : 'browser'} tests in ${browser}`,
    tests(['--project', 'browser', ...which], {
      label: browser,
      env: { WARRAQ_BROWSER: browser, ...size },
      isHeld,
    }),
  );
}

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('--'));
const [kind = 'all', ...rest] = words.filter((word) => !options.includes(word));
const named = rest.filter((word) => word === 'chromium' || word === 'firefox');
const files = rest.filter((word) => !named.includes(word));
const browsers = named.length ? named : ['chromium', 'firefox'];

installPackages();
installForTests(browsers, !options.includes('--no-install'));
if (kind === 'all') {
  await part('types', check([bin.tsc, '-p', 'tsconfig.json']));
  const worker = check([bin.tsc, '-p', 'tsconfig.worker.json']);
  await part('types of the worker, without the DOM', worker);
  await part('lint and format', check([bin.biome, 'check', '.']));
  await part('limits of files and lines', check(['scripts/limits.mjs']));
  await part('unit tests', tests(['--project', 'unit', '--project', 'slow']));
}
if (kind === 'long' && !files.length)
  await part(
    'long unit tests',
    tests(['--project', 'unit', '--project', 'slow'], { env: { WARRAQ_LONG: '1' } }),
  );
if (await part('build', check(['build.mjs']))) {
  if (kind === 'all') {
    const lint = ['lint', '--source-dir', 'dist/firefox', '--no-config-discovery'];
    await part('web-ext lint', check([bin.webExt, ...lint]));
  }
  // Side by side; what the second prints follows when it is done.
  await Promise.all(
    browsers.map((browser, index) => browserTests(browser, kind, files, index > 0)),
  );
}

console.log(`\n${lines.join('\n')}`);
console.log('\nThe slowest files:');
for (const { file, time } of times.sort((one, other) => other.time - one.time).slice(0, 10))
  console.log(`${(time / 1000).toFixed(1).padStart(6)} s  ${file}`);
for (const line of unsteady) console.log(`failed at first: ${line}`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
