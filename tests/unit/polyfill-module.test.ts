import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unused, withoutUnused } from '../../scripts/polyfill-module.mjs';

const source = readFileSync('node_modules/webextension-polyfill/dist/browser-polyfill.js', 'utf8');

it('what the polyfill leaves out is used nowhere', () => {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const code = paths.filter((path) => /\.tsx?$/.test(path));
  const files = code.map((path) => readFileSync(`src/${path}`, 'utf8'));
  const used = new RegExp(`\\b(?:browser|api|chrome)\\??\\.(?:${unused.join('|')})\\b`);
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((text) => used.test(text))).toEqual([]);
});

it('of the polyfill only a part of its table goes', () => {
  const lean = withoutUnused(source);
  for (const name of unused) {
    expect(source).toContain(`"${name}": {`);
    expect(lean).not.toContain(`"${name}":`);
  }
  expect(lean).toContain('"alarms":{"clear":{"minArgs":0,"maxArgs":1}');
  expect(source.endsWith(lean.slice(lean.indexOf('Object.keys(apiMetadata)')))).toBe(true);
});

it('fails where the polyfill is made otherwise', () => {
  expect(() => withoutUnused('const apiMetadata = [];')).toThrow();
});
