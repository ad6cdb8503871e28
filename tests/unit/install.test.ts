import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'warraq-install-'));
afterAll(() => rmSync(folder, { recursive: true }));

const asked = join(folder, 'asked.txt');
function program(name: string, line: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** What is printed where browsers are here and no screen, and what apt was asked for. */
function install(mayInstall: boolean) {
  rmSync(asked, { force: true });
  program('apt-get', `echo "$@" >> ${asked}`);
  const browser = program('browser', 'echo "A browser 999.0"');
  const script = `import { installForTests } from './scripts/install.mjs'; installForTests(['chromium', 'firefox'], ${mayInstall});`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: folder, CHROME_BIN: browser, FIREFOX_BIN: browser },
  });
  return { printed: stdout, asked: existsSync(asked) ? readFileSync(asked, 'utf8') : '' };
}

const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;

test.runIf(isDebianRoot)(
  'what apt installs is said before, with the reason and the way without',
  () => {
    const { printed, asked } = install(true);
    expect(asked).toMatch(/^update.*\ninstall .*xvfb xdotool/);
    expect(printed).toMatch(/Installs with apt-get:\n {2}xvfb: an unseen screen/);
    expect(printed).toContain('`npm test -- --no-install` goes without.');
  },
);

test('where nothing may be installed apt is not asked, and what is left out is said', () => {
  const { printed, asked } = install(false);
  expect(asked).toBe('');
  expect(printed).toContain(
    'Without xvfb and xdotool the questions for permissions are not tested',
  );
});
