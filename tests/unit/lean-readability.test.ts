import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lean } from '../../scripts/lean-readability.mjs';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const whole = read('node_modules/@mozilla/readability/Readability.js');
const part = lean(whole, read('src/extraction/content/run-readability.ts'));

/** What a source of Readability has: its methods and constants, and the fields that its constructor and methods write. */
const namesIn = (source: string): Set<string> =>
  new Set([
    ...Array.from(source.matchAll(/^ *(\w+)(?=\(.*\) \{$|:)/gm), ([, name]) => name ?? ''),
    ...Array.from(source.matchAll(/\bthis\.(\w+) = /g), ([, name]) => name ?? ''),
  ]);

it('of Readability names nothing that it leaves out', () => {
  const left = new Set(Array.from(part.matchAll(/\bthis\.(\w+)/g), ([, name]) => name ?? ''));
  const [had, has] = [namesIn(whole), namesIn(part)];
  expect([...left].filter((name) => had.has(name) && !has.has(name))).toEqual([]);
});

it('of Readability leaves out what reads the head and writes HTML, the log, and what is settled for our pages', () => {
  const names = [
    '_getJSONLD',
    '_fixRelativeUris',
    'this.log(',
    '_isValidByline',
    '_docJSDOMParser',
  ];
  for (const name of [...names, 'jsonLdArticleTypes']) {
    expect(whole).toContain(name);
    expect(part).not.toContain(name);
  }
});

it('fails where Readability is made otherwise', () => {
  expect(() => lean('class Readability {}', '')).toThrow();
  expect(() => lean(whole.replaceAll('errs.push(', 'errors.push('), '')).toThrow();
});
