// npm run package: the packages for both stores, and the source that Mozilla's reviewers build from.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from './install.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = join(root, 'artifacts');

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(1);
}

installPackages();
run(process.execPath, ['build.mjs']);
mkdirSync(folder, { recursive: true });
for (const browser of ['chrome', 'firefox']) {
  const name = `warraq-${version}-${browser}.zip`;
  const to = ['--source-dir', join('dist', browser), '--artifacts-dir', folder, '--filename', name];
  run(process.execPath, [
    'node_modules/web-ext/bin/web-ext.js',
    'build',
    '--overwrite-dest',
    '--no-config-discovery',
    ...to,
  ]);
  console.log(join(folder, name));
}
const source = join(folder, `warraq-${version}-source.zip`);
run('git', ['archive', '--format=zip', `--output=${source}`, 'HEAD']);
console.log(source);
