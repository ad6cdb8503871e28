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

function aptInstall(names) {
  console.log(`Installing ${names.join(' and ')} …`);
  must('apt-get', ['update', '-qq']);
  must('apt-get', ['install', '-y', '-qq', ...names]);
}

/** Installs browsers by apt where that can be done; else ends with one line that says what to install. */
export function installBrowsers(names) {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length === 0) return;
  if (!isDebian()) {
    const variables = 'or name them in CHROME_BIN and FIREFOX_BIN';
    console.error(`Please install ${missing.join(' and ')} (${variables}), then run this again.`);
    process.exit(1);
  }
  aptInstall(missing.map((name) => packages[name]));
}

/** Major versions from which the tests drive a browser: older ones lack commands that the driver needs, or ask for hosts of their own. */
const drivenFrom = { chromium: 156, firefox: 153 };

function majorVersion(name) {
  const { stdout } = spawnSync(findBrowser(name), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)\.\d/.exec(stdout)?.[1] ?? Number.POSITIVE_INFINITY);
}

/** Brings browsers that are too old for the tests up to date by apt where that can be done; elsewhere says so and goes on. */
export function updateBrowsers(names) {
  const old = names.filter((name) => majorVersion(name) < drivenFrom[name]);
  if (old.length === 0) return;
  if (isDebian()) aptInstall(old.map((name) => packages[name]));
  for (const name of old.filter((each) => majorVersion(each) < drivenFrom[each]))
    console.log(
      `The tests drive ${name} from ${drivenFrom[name]} on; with an older one some fail.`,
    );
}

/** Installs what draws a screen that nobody sees, by apt where that can be done; elsewhere the tests that need one are left out. */
export function installDisplay() {
  const programs = { xvfb: 'Xvfb', xdotool: 'xdotool' };
  const missing = Object.keys(programs).filter((name) => !isInPath(programs[name]));
  if (missing.length === 0) return;
  if (isDebian()) aptInstall(missing);
  else
    console.log(`Without ${missing.join(' and ')} the questions for permissions are not tested.`);
}
