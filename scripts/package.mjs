// npm run package: the packages for both stores, and the source that Mozilla's reviewers build from. The same commit gives
// the same bytes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from './install.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = join(root, 'artifacts');

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // A zip file holds local times.
    env: { ...process.env, TZ: 'UTC' },
  });
  if (status !== 0) process.exit(1);
}

installPackages();
run(process.execPath, ['build.mjs']);
mkdirSync(folder, { recursive: true });
// Only now, since it may just have been installed.
const { zipOf } = await import('./zip.mjs');
for (const browser of ['chrome', 'firefox']) {
  const file = join(folder, `warraq-${version}-${browser}.zip`);
  writeFileSync(file, zipOf(join(root, 'dist', browser)));
  console.log(file);
}
const source = join(folder, `warraq-${version}-source.zip`);
run('git', ['archive', '--format=zip', `--output=${source}`, 'HEAD']);
console.log(source);
