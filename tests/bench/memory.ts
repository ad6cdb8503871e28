import { readdirSync, readFileSync } from 'node:fs';

/** What all processes below this one hold in memory now, in MiB; what they share counts for each. Linux only. */
export function residentMemory(): number {
  return sum('status', 'VmRSS');
}

/** The same with what several processes share counted once: each has its part of it. Linux only. */
function proportionalMemory(): number {
  return sum('smaps_rollup', 'Pss');
}

/** Looks on how much memory all processes below this one hold, until the returned function is called; that gives the most, in MiB. */
export function watchMemory(): () => number {
  let most = proportionalMemory();
  const timer = setInterval(() => {
    most = Math.max(most, proportionalMemory());
  }, 50);
  return () => {
    clearInterval(timer);
    return Math.max(most, proportionalMemory());
  };
}

/** What they hold when nothing happens any more, in MiB: the least of some seconds. */
export async function idleMemory(): Promise<number> {
  let least = proportionalMemory();
  for (let look = 0; look < 20; look++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    least = Math.min(least, proportionalMemory());
  }
  return least;
}

function sum(file: 'status' | 'smaps_rollup', field: string): number {
  const size = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm');
  return processes()
    .map((pid) => Number(size.exec(read(`/proc/${pid}/${file}`))?.[1] ?? 0) / 1024)
    .reduce((total, one) => total + one, 0);
}

/** All processes below this one. */
function processes(): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = read(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]));
  }
  const below = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || below(parent));
  };
  return [...parents.keys()].filter(below);
}

/** A process may end while it is looked at. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
