// What a key must have in it for a pattern to match: told at build time, so that most patterns are never compiled in a page.
import { RegExpParser } from '@eslint-community/regexpp';

const parser = new RegExpParser();

/**
 * Strings one of which stands in every text that a regular expression matches.
 * @param {string} source
 * @returns {string[]} none where nothing can be said
 */
export function triggersOf(source) {
  const found = ofDisjunction(parser.parsePattern(source, 0, source.length, { unicode: true }));
  return found ? withoutLonger(found) : [];
}

/** All alternatives' strings; undefined where one of them has none. */
function ofDisjunction({ alternatives }) {
  const found = alternatives.map(ofSequence);
  return found.includes(undefined) ? undefined : found.flat();
}

/** The best of what must stand in a sequence: the strings whose shortest is the longest. */
function ofSequence({ elements }) {
  const choices = [];
  let run = '';
  const endRun = () => {
    if (run.trim()) choices.push([run]);
    run = '';
  };
  for (const element of elements) {
    if (element.type === 'Character') run += String.fromCodePoint(element.value);
    else {
      endRun();
      const inner = ofElement(element);
      if (inner) choices.push(inner);
    }
  }
  endRun();
  const worth = (strings) => Math.min(4, shortest(strings)) * 100 - strings.length;
  return choices.sort((a, b) => worth(b) - worth(a))[0];
}

function ofElement(element) {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return ofDisjunction(element);
  if (element.type === 'Quantifier' && element.min > 0)
    return element.element.type === 'Character'
      ? [String.fromCodePoint(element.element.value)]
      : ofElement(element.element);
  return undefined;
}

function shortest(strings) {
  return Math.min(...strings.map(({ length }) => length));
}

/** Without the strings that have another in them. */
function withoutLonger(strings) {
  const all = [...new Set(strings.map((one) => one.trim()))];
  return all.filter((one) => !all.some((other) => other !== one && one.includes(other)));
}
