// Leaves out of Readability what our way through it never comes to, a third of its code, and what it tells a log that is switched off.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';

const caller = fileURLToPath(
  new URL('../src/extraction/content/run-readability.ts', import.meta.url),
);

/** For esbuild: the package's file, as it is put into the content script. */
export const leanReadability = {
  name: 'lean-readability',
  setup({ onLoad }) {
    onLoad({ filter: /@mozilla[\\/]readability[\\/]Readability\.js$/ }, ({ path }) => ({
      contents: lean(readFileSync(path, 'utf8'), readFileSync(caller, 'utf8')),
    }));
  },
};

/**
 * Readability's source without the methods and constants that are named neither by the code that calls it nor, in turn, by one that is.
 * @param {string} source
 * @param {string} calling the code that calls it
 * @returns {string}
 */
export function lean(source, calling) {
  const { body } = parse(source, { ecmaVersion: 'latest' });
  const prototype = body.map(assignedObject).find((object) => object !== undefined);
  if (!prototype)
    throw new Error(
      'Readability.prototype is not assigned as it was: see scripts/lean-readability.mjs',
    );
  const textOf = ({ start, end }) => source.slice(start, end);
  const parts = new Map(prototype.properties.map((part) => [part.key.name, part]));
  const outside = source.slice(0, prototype.start) + source.slice(prototype.end);
  const reached = new Set();
  const reach = (text) => {
    for (const [name] of text.matchAll(/(?<=\bthis\.)\w+|\b_[a-zA-Z]\w*/g)) {
      const part = parts.get(name);
      if (!part || reached.has(part)) continue;
      reached.add(part);
      reach(textOf(part.value));
    }
  };
  reach(calling);
  reach(outside);
  const kept = [...parts.values()].filter((part) => reached.has(part)).map(textOf);
  return `${source.slice(0, prototype.start)}{\n${kept.join(',\n').replace(logCall, ';')}}${source.slice(prototype.end)}`;
}

/** A line to the log, which has no brackets in brackets but calls without arguments and one with a text. */
const logCall = /\bthis\.log\((?:[^()]|\((?:[^()])*\))*\);/g;

/** The object that a statement assigns to `Readability.prototype`. */
function assignedObject({ type, expression }) {
  const isIt =
    type === 'ExpressionStatement' &&
    expression.type === 'AssignmentExpression' &&
    expression.left.object?.name === 'Readability' &&
    expression.left.property?.name === 'prototype';
  return isIt ? expression.right : undefined;
}
