// Checks the house's limits, which no linter has for all kinds of files: node scripts/limits.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of a file, characters of a line. */
const limits = { lines: 300, characters: 160 };

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true }).map((file) => join(folder, file));
const files = [...filesIn('src'), ...filesIn('scripts'), 'build.mjs'].filter((file) =>
  /\.(?:ts|tsx|mjs|css)$/.test(file),
);

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
