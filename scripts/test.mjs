// npm test: types, style, unit tests, and the tests in browsers, of which it runs a share (tests/browser/harness/share.ts).
// `browser [chromium|firefox] [FILE…]`, or files alone: the tests in browsers only; a file that is named is run whole.
// `long [chromium|firefox] [FILE…]`: all there is, whole. `--no-install` leaves what apt would install.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
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
/** How long each file took, in milliseconds. */
const times = [];

/** How a program runs: what it prints is shown at once (`isLive`) or kept, and others may go before it (`isPatient`). */
const kept = { env: {}, isLive: false, isPatient: false };

/** Runs a program, and gives whether it ended well and what it printed, where that is kept. */
function node(args, { env, isLive, isPatient } = kept) {
  const running = spawn(process.execPath, args, {
    cwd: root,
    stdio: isLive ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', ...env },
  });
  // What browsers wait for comes first: the rest takes the time that they leave.
  if (isPatient && running.pid) setPriority(running.pid, 10);
  const parts = [];
  for (const stream of [running.stdout, running.stderr])
    stream?.on('data', (piece) => parts.push(piece));
  return new Promise((resolve) => {
    const end = (isGood) => resolve({ isGood, printed: Buffer.concat(parts) });
    running.once('error', () => end(false));
    running.once('close', (code) => end(code === 0));
  });
}

/** Runs one part, shows in one piece what it printed, counts it, and remembers how long it took. */
async function part(name, run, how = kept) {
  const title = `\n— ${name}\n`;
  if (how.isLive) process.stdout.write(title);
  const start = Date.now();
  const { passed, failed, printed } = await run(how);
  if (!how.isLive) process.stdout.write(title + printed);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(6);
  lines.push(`${seconds} s  ${name}: ${passed} passed, ${failed} failed`);
  return failed === 0;
}

const check = (args) => async (how) => {
  const { isGood, printed } = await node(args, how);
  return { passed: Number(isGood), failed: Number(!isGood), printed };
};

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

/** Runs tests; a run that ends badly counts as failed even without a failed test. */
const tests = (args, label) => async (how) => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-test-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { isGood, printed } = await node([bin.vitest, 'run', ...reporters, ...args], how);
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    for (const { name, startTime, endTime } of testResults)
      times.push({ file: `${label}: ${relative(root, name)}`, time: endTime - startTime });
    failures.push(...failed(testResults).map((line) => `${label}: ${line}`));
    return { passed: numPassedTests, failed: numFailedTests || Number(!isGood), printed };
  } catch {
    return { passed: 0, failed: 1, printed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function browserTests(browser, kind, files, isLive) {
  const size = kind === 'long' ? { WARRAQ_LONG: '1' } : files.length ? {} : { WARRAQ_SHARE: '1' };
  const which = kind === 'long' ? files : [...files, '--exclude', longTests];
  return part(
    `${kind === 'long' ? 'long' : 'browser'} tests in ${browser}`,
    tests(['--project', 'browser', ...which], browser),
    { ...kept, env: { WARRAQ_BROWSER: browser, ...size }, isLive },
  );
}

/** All that needs no browser, one after another, in the time that the browsers leave; `built` is whether there is a build to test. */
async function nodeTests(kind, built) {
  const patient = { ...kept, isPatient: true };
  if (kind === 'all') {
    const worker = check([bin.tsc, '-p', 'tsconfig.worker.json']);
    await part('types', check([bin.tsc, '-p', 'tsconfig.json']), patient);
    await part('types of the worker, without the DOM', worker, patient);
    await part('lint and format', check([bin.biome, 'check', '.']), patient);
    await part('limits of files and lines', check(['scripts/limits.mjs']), patient);
  }
  if (!(await built)) return;
  const lint = ['lint', '--source-dir', 'dist/firefox', '--no-config-discovery'];
  if (kind === 'all') await part('web-ext lint', check([bin.webExt, ...lint]), patient);
  const env = kind === 'long' ? { WARRAQ_LONG: '1' } : { WARRAQ_SHARE: '1' };
  const unit = tests(['--project', 'unit', '--project', 'slow'], 'unit');
  await part('unit tests', unit, { ...patient, env });
}

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('--'));
const given = words.filter((word) => !options.includes(word));
const isKind = given[0] === 'browser' || given[0] === 'long';
const [kind, ...rest] = isKind ? given : ['all', ...given];
const named = rest.filter((word) => word === 'chromium' || word === 'firefox');
const files = rest.filter((word) => !named.includes(word));
const browsers = named.length ? named : ['chromium', 'firefox'];

installPackages();
installForTests(browsers, !options.includes('--no-install'));
const built = part('build', check(['build.mjs']));
// Side by side: of each what it prints follows when it is done, but for the first browser's.
await Promise.all([
  ...(kind !== 'browser' && !files.length ? [nodeTests(kind, built)] : []),
  ...((await built)
    ? browsers.map((browser, index) => browserTests(browser, kind, files, index === 0))
    : []),
]);

console.log(`\n${lines.join('\n')}`);
console.log('\nThe slowest files:');
for (const { file, time } of times.sort((one, other) => other.time - one.time).slice(0, 10))
  console.log(`${(time / 1000).toFixed(1).padStart(6)} s  ${file}`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
