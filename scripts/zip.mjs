// Zip files that are the same, byte for byte, whenever and wherever they are made from the same files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { zipSync } from 'fflate';

/** The first moment that the format can hold. In local time, since that is what it holds. */
const mtime = new Date(1980, 0, 1);

/** The files of a folder as a zip file: in the order of their names, all of one time. */
export function zipOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort();
  const files = names.map((name) => [name, readFileSync(join(folder, name))]);
  return zipSync(Object.fromEntries(files), { level: 9, mtime });
}
