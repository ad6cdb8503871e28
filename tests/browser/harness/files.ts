import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../../scripts/find-browsers.mjs';
import type { BrowserName } from './types.ts';

/** The program of a browser; throws where it is not installed. */
export function executable(name: BrowserName): string {
  const path = findBrowser(name);
  if (!path) throw new Error(`${name} is not installed`);
  return path;
}

/** The folder that build.mjs writes for a browser; commands are run at the project's root. */
export function builtExtension(name: BrowserName): string {
  return join(process.cwd(), 'dist', name === 'chromium' ? 'chrome' : 'firefox');
}

const profiles = new Set<string>();

// A run that is broken off with Ctrl+C comes past no other place.
process.once('exit', () => profiles.forEach(deleteProfile));

/** A new empty folder for a browser's profile. */
export function newProfile(name: BrowserName): string {
  const path = mkdtempSync(join(tmpdir(), `warraq-${name}-`));
  profiles.add(path);
  return path;
}

/** Deletes a profile; a browser that is just ending may still write to it. */
export function deleteProfile(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  profiles.delete(path);
}

/** Writes a picture where a path is given, and hands it on. */
export function keepPicture(picture: Uint8Array, path: string | undefined): Buffer {
  const buffer = Buffer.from(picture);
  if (path) writeFileSync(path, buffer);
  return buffer;
}
