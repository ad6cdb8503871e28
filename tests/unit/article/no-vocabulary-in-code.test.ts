import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyNode, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { expect, it } from 'vitest';
import { modules } from '../patterns/patterns.ts';

/** Words of Arabic, Persian, Urdu or Hebrew letters, and plain English alternatives, that a literal may have and be no list. */
const most = { eastern: 0, english: 8 };

/** Where words stand within what is grammar. */
const grammar: readonly (readonly [file: string, why: string])[] = [
  ['metadata/bylines.ts', 'names of boxes'],
  ['language/folding.ts', 'what Arabic and Hebrew write onto the front of a word'],
  ['lines/site-accounts.ts', 'addresses'],
  ['pictures/default-pictures.ts', 'addresses'],
  ['pictures/waiting-picture.ts', 'addresses'],
];

const root = join(import.meta.dirname, '../../..');

function literalsOf(file: string): string[] {
  const { code } = transformSync(readFileSync(join(root, file), 'utf8'), {
    loader: 'ts',
    target: 'esnext',
  });
  const found: string[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === 'Literal') found.push(node.regex?.pattern ?? String(node.value));
    if (node.type === 'TemplateElement') found.push(node.value.raw);
    for (const part of Object.values(node).flat())
      if (typeof part === 'object' && part !== null && 'type' in part) visit(part as AnyNode);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as AnyNode);
  return found;
}

function isList(literal: string): boolean {
  const eastern = literal.match(/[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3]{2,}/g) ?? [];
  const english = literal
    .split('|')
    .filter((part) => /^[(?:^]*[a-z][a-z ?-]{2,}[)$?]*$/.test(part));
  return eastern.length > most.eastern || english.length > most.english;
}

it('no list of words stands in the code of extraction: words lie in src/extraction/language', () => {
  const found = modules
    .filter((file) => file.startsWith('src/extraction/'))
    .filter((file) => !grammar.some(([end]) => file.endsWith(end)))
    .flatMap((file) =>
      literalsOf(file)
        .filter(isList)
        .map((literal) => `${file}: ${literal.slice(0, 60)}`),
    );
  expect(found).toEqual([]);
});
