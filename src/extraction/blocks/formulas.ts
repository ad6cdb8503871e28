import { all, make, trimmedText } from '../elements.ts';
import { renamed } from '../page/renamed.ts';
import { writeTex } from './tex.ts';

/** What makers of formulas wrap a formula's MathML in, together with the same formula drawn. */
const drawn = '.katex, mjx-container, .MathJax, .MathJax_Display, .mwe-math-element';

/** What bears a formula's source: MathJax's scripts and its newer containers; WordPress' and encyclopaedias' pictures are read elsewhere. */
const texSources = 'script[type^="math/tex"], mjx-container[data-latex]';

/** Makes each formula a line of text, once: pages hold it as MathML for machines and again as drawn letters or a picture. */
export function readFormulas(copy: Element): void {
  for (const math of all(copy, 'math')) {
    if (!copy.contains(math)) continue;
    const formula = emptyFormula(math);
    write(math, formula);
    putFormula(formula, wrapperOf(math));
  }
  for (const source of all(copy, texSources)) readTexSource(source);
}

/** Puts a formula in the place of its source, which nobody sees, and of what is drawn of it. */
function readTexSource(source: Element): void {
  if (!source.parentElement) return;
  const before = source.previousElementSibling;
  if (source.tagName === 'SCRIPT' && before?.matches(drawn)) before.remove();
  putFormula(formulaOfTex(source.getAttribute('data-latex') ?? source.textContent, source), source);
}

/** Puts a formula in a place, and makes a paragraph of a box that holds it alone: Readability takes a short box for none of the text. */
function putFormula(formula: Element, place: Element): void {
  place.replaceWith(formula);
  const box = formula.parentElement;
  if (box?.tagName === 'DIV' && trimmedText(box) === trimmedText(formula)) renamed(box, 'p');
}

/** A formula's TeX as a line of text, or the source itself where it says more than a line can; of the document that `near` is of. */
export function formulaOfTex(tex: string, near: Element): Element {
  const formula = emptyFormula(near);
  if (!writeTex(tex, formula)) formula.append(tex.trim());
  return formula;
}

function emptyFormula(near: Element): Element {
  const formula = make(near, 'bdi');
  formula.setAttribute('dir', 'ltr');
  return formula;
}

/** The box that holds a formula's MathML and what else draws it, which is hidden from readers of screens. */
function wrapperOf(math: Element): Element {
  const named = math.closest(drawn);
  if (named) return named.parentElement?.closest(drawn) ?? named;
  let box = math;
  for (let up = box.parentElement; up?.tagName === 'SPAN'; up = up.parentElement) {
    const others = [...up.childNodes].filter((node) => node !== box && trimmedText(node));
    const isHidden = (node: Node): boolean =>
      node instanceof Element && node.getAttribute('aria-hidden') === 'true';
    if (up.childElementCount > 3 || !others.every(isHidden)) break;
    box = up;
  }
  return box;
}

/** How elements of MathML set what follows their base. */
const shifts: ReadonlyMap<string, readonly string[]> = new Map([
  ['msup', ['sup']],
  ['msub', ['sub']],
  ['msubsup', ['sub', 'sup']],
]);

/** Writes what an element of MathML says: powers and indices raised and lowered, fractions and roots in one line. */
function write(element: Element, into: Element): void {
  const { localName, children } = element;
  if (localName.startsWith('annotation')) return;
  const [base, ...more] = children;
  const places = shifts.get(localName);
  if (!base) into.append(trimmedText(element));
  else if (places) {
    write(base, into);
    writeShifted(more, places, into);
  } else if (localName === 'mfrac') {
    writeGrouped(base, into);
    into.append('/');
    if (more[0]) writeGrouped(more[0], into);
  } else if (localName === 'msqrt' || localName === 'mroot') {
    into.append('√(');
    writeAll(localName === 'mroot' ? [base] : children, into);
    into.append(')');
  } else writeAll(children, into);
}

function writeAll(parts: Iterable<Element>, into: Element): void {
  for (const part of parts) write(part, into);
}

function writeShifted(parts: readonly Element[], places: readonly string[], into: Element): void {
  for (const [at, part] of parts.entries()) {
    const place = places[at];
    if (!place) continue;
    const made = make(into, place);
    write(part, made);
    into.append(made);
  }
}

function writeGrouped(part: Element, into: Element): void {
  const isLong = part.childElementCount > 1;
  if (isLong) into.append('(');
  write(part, into);
  if (isLong) into.append(')');
}
