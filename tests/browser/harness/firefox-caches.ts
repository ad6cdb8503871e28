// At a first start Firefox compiles its own scripts, which is a quarter of what a start costs. Later profiles get what the first one made.
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { newProfile } from './files.ts';

/** The caches of Firefox's own code, and the note of its version without which it takes none. */
const files = ['startupCache', 'compatibility.ini'];

let kept = '';

/** Keeps the caches of a profile whose Firefox has ended by itself, if there are none yet. */
export function keepCaches(profile: string): void {
  if (kept || !files.every((file) => existsSync(join(profile, file)))) return;
  const folder = newProfile('firefox');
  for (const file of files) cpSync(join(profile, file), join(folder, file), { recursive: true });
  kept = folder;
}

/** Gives a new profile the caches that were kept. */
export function giveCaches(profile: string): void {
  if (kept) cpSync(kept, profile, { recursive: true });
}
