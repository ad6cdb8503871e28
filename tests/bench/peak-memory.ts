import { readdirSync, readFileSync } from 'node:fs';

/** The largest resident size, in MiB, that any one process below this one has had; Linux only. */
export function peakMemory(): number {
  return Math.max(0, ...sizes('VmHWM'));
}

/** What all processes below this one hold in memory now, in MiB; what they share counts for each. Linux only. */
export function residentMemory(): number {
  return sizes('VmRSS').reduce((sum, size) => sum + size, 0);
}

function sizes(field: 'VmHWM' | 'VmRSS'): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = read(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]));
  }
  const below = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || below(parent));
  };
  const size = new RegExp(`${field}:\\s+(\\d+) kB`);
  return [...parents.keys()]
    .filter(below)
    .map((pid) => Number(size.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);
}

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
