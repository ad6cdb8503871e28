// Checks the house's limits, which no linter has for all kinds of files: node scripts/limits.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Lines of a file, characters of a line. */
const limits = { lines: 300, characters: 160 };

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(?:src|scripts)\/.+\.(?:ts|tsx|mjs|css)$|^build\.mjs$/.test(file));

const faults = files.flatMap((file) => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const long = lines.flatMap((line, at) =>
    line.length > limits.characters ? [`${file}:${at + 1}: ${line.length} characters`] : [],
  );
  return lines.length > limits.lines ? [`${file}: ${lines.length} lines`, ...long] : long;
});

for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`At most ${limits.lines} lines a file and ${limits.characters} characters a line.`);
  process.exitCode = 1;
}
