// Installs what a fresh clone lacks. No dependency: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, isInPath } from './find-browsers.mjs';

/** The project's root, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const packages = { chromium: 'chromium', firefox: 'firefox-esr' };

function must(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) {
    console.error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
}

/** Runs `npm ci` where node_modules is missing or older than the lock file. */
export function installPackages() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the packages of package-lock.json …');
  must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

const isDebian = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Installs packages by apt, after saying which and why; where that cannot be done or is not wanted, does nothing. */
function aptInstall(wanted, mayInstall = true) {
  if (wanted.length === 0 || !mayInstall || !isDebian()) return;
  console.log('Installs with apt-get:');
  for (const { name, why } of wanted) console.log(`  ${name}: ${why}`);
  console.log('(`npm test -- --no-install` goes without.)');
  must('apt-get', ['update', '-qq']);
  must('apt-get', ['install', '-y', '-qq', ...wanted.map(({ name }) => name)]);
}

const missingBrowsers = (names) =>
  names
    .filter((name) => !findBrowser(name))
    .map((name) => ({ browser: name, name: packages[name], why: `no ${name} was found` }));

/** Installs browsers by apt where that can be done; else ends with one line that says what to install. */
export function installBrowsers(names, mayInstall = true) {
  aptInstall(missingBrowsers(names), mayInstall);
  const missing = missingBrowsers(names).map(({ browser }) => browser);
  if (missing.length === 0) return;
  const variables = 'or name them in CHROME_BIN and FIREFOX_BIN';
  console.error(`Please install ${missing.join(' and ')} (${variables}), then run this again.`);
  process.exit(1);
}

/** Major versions from which the tests drive a browser: older ones lack commands that the driver needs, or ask for hosts of their own. */
const drivenFrom = { chromium: 156, firefox: 153 };

function majorVersion(name) {
  const { stdout } = spawnSync(findBrowser(name), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)\.\d/.exec(stdout)?.[1] ?? Number.POSITIVE_INFINITY);
}

const oldBrowsers = (names) =>
  names
    .filter((name) => findBrowser(name) && majorVersion(name) < drivenFrom[name])
    .map((name) => ({
      ...{ browser: name, name: packages[name] },
      why: `${name} ${majorVersion(name)} is here, and the tests drive it from ${drivenFrom[name]} on`,
    }));

/** What draws a screen that nobody sees. */
const screenPrograms = { xvfb: 'Xvfb', xdotool: 'xdotool' };

const missingScreen = () =>
  Object.keys(screenPrograms)
    .filter((name) => !isInPath(screenPrograms[name]))
    .map((name) => ({
      name,
      why: 'an unseen screen, on which the tests answer what browsers ask a reader',
    }));

/** Programs that the tests need beside browsers, by a file of each. */
const programs = [
  {
    name: 'epubcheck',
    path: '/usr/share/java/epubcheck.jar',
    why: 'the checker of EPUB, which exported books must pass',
  },
  {
    name: 'speech-dispatcher-espeak-ng',
    path: '/usr/lib/speech-dispatcher-modules/sd_espeak-ng',
    why: 'voices, by which the tests have the browsers read aloud; no sound is needed',
  },
];

const missingPrograms = () => programs.filter(({ path }) => !existsSync(path));

/** Installs by apt what the tests need of browsers and screens, where that can be done and is wanted; says what is left out without it. */
export function installForTests(browsers, mayInstall) {
  const wanted = [
    ...missingBrowsers(browsers),
    ...oldBrowsers(browsers),
    ...missingScreen(),
    ...missingPrograms(),
  ];
  aptInstall(wanted, mayInstall);
  installBrowsers(browsers, false);
  for (const { why } of oldBrowsers(browsers)) console.log(`${why}; some will fail.`);
  const missing = missingScreen().map(({ name }) => name);
  if (missing.length > 0)
    console.log(`Without ${missing.join(' and ')} the questions for permissions are not tested.`);
}
