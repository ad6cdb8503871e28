// The names that a pattern of class-names.yaml stands for, told at build time: looking one up is far quicker than compiling a pattern of hundreds.
import { RegExpParser } from '@eslint-community/regexpp';

const parser = new RegExpParser();

/**
 * All names that a pattern matches: `tag-?(list|cloud)s?` has eight.
 * @param {string} source
 * @returns {string[] | undefined} undefined where it matches names without end
 */
export function formsOf(source) {
  return ofDisjunction(parser.parsePattern(source, 0, source.length));
}

function ofDisjunction({ alternatives }) {
  const found = alternatives.map(({ elements }) => ofSequence(elements));
  return found.includes(undefined) ? undefined : found.flat();
}

function ofSequence(elements) {
  return elements.reduce(
    (forms, element) => {
      const ends = ofElement(element);
      return forms && ends?.flatMap((end) => forms.map((form) => form + end));
    },
    [''],
  );
}

function ofElement(element) {
  if (element.type === 'Character') return [String.fromCodePoint(element.value)];
  if (element.type === 'Group' || element.type === 'CapturingGroup') return ofDisjunction(element);
  if (element.type !== 'Quantifier' || element.max !== 1) return undefined;
  const inner = ofElement(element.element);
  return inner && ['', ...inner];
}
