import { JSDOM } from 'jsdom';
import { beforeAll, expect, test, vi } from 'vitest';
import { slowText } from './ambiguity.ts';
import { madePatterns, modules, type Pattern, writtenPatterns } from './patterns.ts';

/** What is not linear by this test and yet cannot be made slow, by module and beginning. */
const bounded: readonly (readonly [file: string, start: string, why: string])[] = [
  ['library/search/query.ts', '([-−]?)(?:(\\p{L}+):', 'the reader types it'],
  ['library/search/query.ts', '^(?:https?', 'the reader types it'],
  ['translation/engines/openai.ts', '<think>', 'it ends at the end of the text at the latest'],
  [
    'translation/masking/masking.ts',
    '[A-Za-z0-9٠-٩)](?:',
    'asked of the hundred letters before a sign',
  ],
  ['translation/masking/masking.ts', '[0-9٠-٩۰-۹]+', 'asked of the last hundred letters of a text'],
  ['translation/', '(?<![\\p{L}\\p{N}.,/:-])', 'ends at its last group'],
  ['ui/render/isolate.ts', '(?:https?', 'an address ends at its last letter, a name at any'],
];

const isBounded = ({ file, source }: Pattern): boolean =>
  bounded.some(([end, start]) => file.includes(end) && source.startsWith(start));

let all: readonly Pattern[] = [];

beforeAll(async () => {
  vi.resetModules();
  // esbuild cannot be used in the tests' own jsdom.
  const { window } = new JSDOM();
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', window.document);
  for (const name of Object.getOwnPropertyNames(window))
    if (/^[A-Z]/.test(name) && !(name in globalThis)) vi.stubGlobal(name, window[name as 'Node']);
  const made = await madePatterns((file) => import(/* @vite-ignore */ `../../../${file}`));
  const found = [...modules.flatMap(writtenPatterns), ...made, ...(await languagePatterns())];
  all = [...new Map(found.map((one) => [`${one.source}/${one.flags}`, one])).values()];
});

/** What the build makes of the patterns of the languages' files. */
async function languagePatterns(): Promise<Pattern[]> {
  const { languages } = await import('../all-languages.ts');
  return languages
    .flatMap(({ patterns }) => Object.values(patterns).flatMap((list) => list.split('\n')))
    .map((line) => line.split('\t')[0] ?? '')
    .map((source) => ({ file: 'extraction/language', source, flags: 'u' }));
}

test('every regular expression is linear in the length of its text', () => {
  expect(all.length).toBeGreaterThan(500);
  const slow = all
    .filter((one) => !isBounded(one))
    .flatMap(({ file, source, flags }) => {
      try {
        const text = slowText(source, flags);
        return text === undefined
          ? []
          : [`${file}: /${source}/${flags} on ${JSON.stringify(text)}`];
      } catch (error) {
        return [`${file}: /${source}/${flags}: ${(error as Error).message}`];
      }
    });
  expect(slow).toEqual([]);
});

test('no exception is left over', () => {
  const used = bounded.filter(([end, start]) =>
    all.some(({ file, source }) => file.includes(end) && source.startsWith(start)),
  );
  expect(used).toEqual(bounded);
});

test.each([
  ['\\s+$', ''],
  ['<img[^>]*>', 'g'],
  ['a*a*$', ''],
  ['^(?:a|a)*$', ''],
  ['^(?:ab|a|b)+$', ''],
  ['^\\S+\\.gif\\S*$', ''],
  ['(?=\\w*b)c', ''],
  ['(?:^| )x (.+)$', ''],
  ['\\d+:', 'u'],
])('/%s/%s is not linear', (source, flags) => {
  expect(slowText(source, flags)).toBeTypeOf('string');
});

test.each([
  ['(?<!\\s)\\s+$', ''],
  ['<img[^<>]*>', 'g'],
  ['^<img[^>]*>', ''],
  ['foo.*', 'g'],
  ['(?<![\\w])\\w+@', ''],
  ['a{0,30}b', ''],
  ['\\s+$', 'y'],
])('/%s/%s is linear', (source, flags) => {
  expect(slowText(source, flags)).toBeUndefined();
});
