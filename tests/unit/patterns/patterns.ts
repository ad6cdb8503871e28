import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyNode, type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** A regular expression of the source. */
export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const root = join(import.meta.dirname, '../../..');

/** The extension's own modules; AssemblyScript has no regular expressions. */
export const modules: readonly string[] = readdirSync(join(root, 'src'), { recursive: true })
  .map((name) => `src/${String(name)}`)
  .filter((name) => /\.tsx?$/.test(name) && !/\.d\.ts$|\/assembly\//.test(name))
  .sort();

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Modules that make expressions while they run. */
export const makers: readonly string[] = modules.filter((file) => /RegExp\(/.test(textOf(file)));

/** The literals of a module, and what it gives to `RegExp` as a text or a template, with `x` or `1` for what is put in. */
export function writtenPatterns(file: string): Pattern[] {
  const loader = file.endsWith('x') ? 'tsx' : 'ts';
  const { code } = transformSync(textOf(file), { loader, target: 'esnext' });
  const found: Pattern[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === 'Literal' && node.regex)
      found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
    const made = node.type === 'NewExpression' ? node : undefined;
    if (made?.callee.type === 'Identifier' && made.callee.name === 'RegExp') {
      const [pattern, flags] = made.arguments;
      const source = pattern && writtenText(pattern);
      const text = flags?.type === 'Literal' ? String(flags.value) : '';
      if (source !== undefined) found.push({ file, source, flags: text });
    }
    for (const part of Object.values(node).flat()) if (isNode(part)) visit(part);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as AnyNode);
  return found;
}

function writtenText(node: Node): string | undefined {
  const one = node as AnyNode;
  if (one.type === 'Literal') return String(one.value);
  if (one.type !== 'TemplateLiteral') return undefined;
  const parts = one.quasis.map(({ value }) => value.cooked ?? '');
  // What is put in may be a number within braces.
  return ['x', '1'].map((filling) => parts.join(filling)).find(isPattern);
}

function isPattern(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The expressions that modules make while they are loaded. */
export async function madePatterns(load: (file: string) => Promise<unknown>): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Native = RegExp;
  let file = '';
  globalThis.RegExp = new Proxy(Native, {
    construct(target, args) {
      const made: RegExp = Reflect.construct(target, args);
      found.push({ file, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (file of makers) await load(file);
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}
