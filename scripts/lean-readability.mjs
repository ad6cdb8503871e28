// Leaves out of Readability what our way through it never comes to, nearly half of its code, and what it tells a log that is switched off.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';

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

/** The constructor, as it is for the one option that we give. */
const ownConstructor = `function Readability(doc, { charThreshold }) {
  this._doc = doc;
  this._articleTitle = '';
  this._attempts = [];
  this._nbTopCandidates = this.DEFAULT_N_TOP_CANDIDATES;
  this._charThreshold = charThreshold;
  this._allowedVideoRegex = this.REGEXPS.videos;
  this._linkDensityModifier = 0;
  this._flags = this.FLAG_STRIP_UNLIKELYS | this.FLAG_WEIGHT_CLASSES | this.FLAG_CLEAN_CONDITIONALLY;
}
Readability.prototype = `;

/** What stands in the methods and is settled for our pages, each with what it comes to. */
const settled = [
  // A line to the log has no brackets in brackets but calls without arguments and one with a text.
  [/\bthis\.log\((?:[^()]|\((?:[^()])*\))*\);/g, ';'],
  // Why something is removed is told to the log alone.
  [/\berrs\.push\(\s*`[^`]*`\s*\)/g, 'errs.push(1)'],
  [/\bthis\._(?:docJSDOMParser|debug)\b/g, 'false'],
  // With a writer known none is looked for.
  [/!this\._articleByline &&\s+!this\._metadata\.byline\b/g, 'false'],
  // A page's copy has none of these elements: see `never` in page/snapshot.ts.
  [/\bthis\._clean\(articleContent, "(?:link|input|textarea|select|button)"\);/g, ''],
  [/\bthis\._removeNodes\(this\._getAllNodesWithTag\(doc, \["style"\]\)\);/g, ''],
  // The language and the direction are read elsewhere.
  [/\bthis\._articleLang = node\.getAttribute\("lang"\);/g, ''],
  [/\bthis\._someNode\(ancestors, function \(ancestor\) \{[\s\S]*?\n {8}\}\);/g, ''],
];

/**
 * Readability's source without the methods and constants that are named neither by the code that calls it nor, in turn, by one that is.
 * Throws where it is not written as it was.
 * @param {string} source
 * @param {string} calling the code that calls it
 * @returns {string}
 */
export function lean(source, calling) {
  const object = prototypeOf(source);
  const numbers = new Map(
    object.properties
      .filter(({ value }) => typeof value.value === 'number')
      .map(({ key, value }) => [key.name, value.raw]),
  );
  const whole = ownConstructor + source.slice(object.start, object.end);
  const short = settled
    .reduce(replaced, whole)
    .replace(/\bthis\.([A-Z_]+)\b/g, (all, name) => numbers.get(name) ?? all);
  const { code } = transformSync(short, { minifySyntax: true });
  return withoutUnreached(code, calling);
}

function replaced(source, [pattern, by]) {
  const short = source.replace(pattern, by);
  if (short === source) throw new Error(`${wanting}: ${pattern} is not found`);
  return short;
}

const wanting = 'Readability is not written as it was (see scripts/lean-readability.mjs)';

/** Leaves out what is not reached from the calling code and the constructor: methods, constants, and patterns of `REGEXPS`. */
function withoutUnreached(source, calling) {
  const prototype = prototypeOf(source);
  const textOf = ({ start, end }) => source.slice(start, end);
  const patterns = prototype.properties.find(({ key }) => key.name === 'REGEXPS');
  const parts = new Map(
    [...prototype.properties, ...patterns.value.properties].map((part) => [part.key.name, part]),
  );
  const outside = source.slice(0, prototype.start);
  const reached = new Set([patterns]);
  const reach = (text) => {
    for (const [name] of text.matchAll(/(?<=\bthis\.(?:REGEXPS\.)?)\w+|\b_[a-zA-Z]\w*/g)) {
      const part = parts.get(name);
      if (!part || reached.has(part)) continue;
      reached.add(part);
      reach(textOf(part.value));
    }
  };
  reach(calling);
  reach(outside);
  const kept = (properties) => properties.filter((part) => reached.has(part)).map(textOf);
  const regexps = `REGEXPS: {${kept(patterns.value.properties).join(',\n')}}`;
  const methods = kept(prototype.properties.filter((part) => part !== patterns));
  return `${outside}{\n${[regexps, ...methods].join(',\n')}};\nmodule.exports = Readability;\n`;
}

/** The object that a source assigns to `Readability.prototype`. */
function prototypeOf(source) {
  const { body } = parse(source, { ecmaVersion: 'latest' });
  const object = body.map(assignedObject).find((one) => one !== undefined);
  if (!object) throw new Error(`${wanting}: Readability.prototype is not assigned`);
  return object;
}

function assignedObject({ type, expression }) {
  const isIt =
    type === 'ExpressionStatement' &&
    expression.type === 'AssignmentExpression' &&
    expression.left.object?.name === 'Readability' &&
    expression.left.property?.name === 'prototype';
  return isIt ? expression.right : undefined;
}
