import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { noticesOf } from '../../scripts/notices.mjs';
import { zipOf } from '../../scripts/zip.mjs';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = { 'b.txt': 'two', 'a/c.txt': 'three', 'a.txt': 'one'.repeat(1000), 'عنوان.txt': '' };

function written(name: string, order: readonly string[], time: number): string {
  const place = join(folder, name);
  mkdirSync(join(place, 'a'), { recursive: true });
  for (const file of order) {
    writeFileSync(join(place, file), files[file as keyof typeof files]);
    utimesSync(join(place, file), time, time);
  }
  return place;
}

it('packs the same files into the same bytes, whenever and in whatever order they were written', () => {
  const one = zipOf(written('one', Object.keys(files), 1_000_000_000));
  const other = zipOf(written('other', Object.keys(files).toReversed(), 1_700_000_000));
  expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0);
});

it('packs what it was given', () => {
  const packed = unzipSync(zipOf(written('three', Object.keys(files), 1)));
  const texts = Object.entries(packed).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(Object.fromEntries(texts)).toEqual(files);
});

it('finds the licence of each npm package that went into a build, and wants one of each', () => {
  const at = (path: string): string => join(folder, 'root', 'node_modules', path);
  const make = (path: string, licence: string | undefined): void => {
    mkdirSync(at(path), { recursive: true });
    const [name, version, license] = [path, '1.0.0', 'MIT'];
    writeFileSync(join(at(path), 'package.json'), JSON.stringify({ name, version, license }));
    if (licence) writeFileSync(join(at(path), 'LICENSE.md'), licence);
  };
  make('one', 'Words of one.');
  make('@other/two', 'Words of two.');
  make('three', undefined);
  const root = join(folder, 'root');
  const inputs = ['src/a.ts', 'node_modules/one/x.js', 'node_modules/@other/two/font.woff2'];
  const notices = noticesOf(root, inputs);
  expect(notices).toContain('one 1.0.0\nLicence: MIT\n\nWords of one.');
  expect(notices).toContain('@other/two 1.0.0\nLicence: MIT\n\nWords of two.');
  expect(() => noticesOf(root, [...inputs, 'node_modules/three/x.js'])).toThrow('three');
  expect(readFileSync(join(at('one'), 'LICENSE.md'), 'utf8')).toBe('Words of one.');
});
