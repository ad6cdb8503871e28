import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The W3C's checker of EPUB as Debian's package `epubcheck` installs it. */
const checker = '/usr/share/java/epubcheck.jar';

/** It runs for seconds only: what is compiled for longer would take longer than it spares. */
const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Whether the checker is here. */
export const hasEpubcheck = existsSync(checker) && spawnSync('java', ['-version']).status === 0;
if (!hasEpubcheck) console.log('Without epubcheck, exported books are not checked.');

/** What the checker finds wrong with a book: one line for each error and warning. Throws where it cannot say. */
export function epubFaults(book: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-epub-'));
  try {
    const file = join(folder, 'book.epub');
    writeFileSync(file, book);
    const { stdout, stderr } = spawnSync('java', [...quick, '-jar', checker, file], {
      encoding: 'utf8',
    });
    const said = `${stdout}\n${stderr}`;
    if (!said.includes('EPUBCheck completed')) throw new Error(said);
    const lines = said.split('\n').filter((line) => /^(?:ERROR|WARNING|FATAL)/.test(line));
    return lines.map((line) => line.replaceAll(folder, ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
