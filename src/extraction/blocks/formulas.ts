import { renamed } from '../page/renamed.ts';
import { writeTex } from './tex.ts';

/** What makers of formulas wrap a formula's MathML in, together with the same formula drawn. */
const drawn = '.katex, mjx-container, .MathJax, .MathJax_Display, .mwe-math-element';

/** Makes each formula a line of text, once: pages hold it as MathML for machines and again as drawn letters or a picture. */
export function readFormulas(copy: Element): void {
  for (const math of copy.querySelectorAll('math')) {
    if (!math.isConnected && !copy.contains(math)) continue;
    const formula = copy.ownerDocument.createElement('bdi');
    formula.setAttribute('dir', 'ltr');
    write(math, formula);
    wrapperOf(math).replaceWith(formula);
    setAsParagraph(formula);
  }
  for (const source of copy.querySelectorAll(texSources)) readTexSource(source);
}

/** What bears a formula's source: MathJax's scripts and its newer containers; WordPress' and encyclopaedias' pictures are read elsewhere. */
const texSources = 'script[type^="math/tex"], mjx-container[data-latex]';

/** Puts a formula in the place of its source, which nobody sees, and of what is drawn of it. */
function readTexSource(source: Element): void {
  if (!source.parentElement) return;
  const tex = source.getAttribute('data-latex') ?? source.textContent;
  const before = source.previousElementSibling;
  if (source.tagName === 'SCRIPT' && before?.matches(drawn)) before.remove();
  const formula = formulaOfTex(tex, source.ownerDocument);
  source.replaceWith(formula);
  setAsParagraph(formula);
}

/** Makes a paragraph of a box that holds a formula alone: Readability takes a short box for none of the text. */
function setAsParagraph(formula: Element): void {
  const box = formula.parentElement;
  if (box?.tagName === 'DIV' && box.textContent.trim() === formula.textContent.trim())
    renamed(box, 'p');
}

/** A formula's TeX as a line of text, or the source itself where it says more than a line can. */
export function formulaOfTex(tex: string, document: Document): Element {
  const formula = document.createElement('bdi');
  formula.setAttribute('dir', 'ltr');
  if (!writeTex(tex, formula)) formula.textContent = tex.trim();
  return formula;
}

/** The box that holds a formula's MathML and what else draws it, which is hidden from readers of screens. */
function wrapperOf(math: Element): Element {
  const named = math.closest(drawn);
  if (named) return named.parentElement?.closest(drawn) ?? named;
  let box: Element = math;
  for (let up = math.parentElement; up && up.childElementCount <= 3; up = up.parentElement) {
    const others = [...up.childNodes].filter((node) => node !== box && node.textContent?.trim());
    if (
      !others.every(
        (node) => node instanceof Element && node.getAttribute('aria-hidden') === 'true',
      )
    )
      break;
    if (up.tagName !== 'SPAN') break;
    box = up;
  }
  return box;
}

/** Writes what an element of MathML says: powers and indices raised and lowered, fractions and roots in one line. */
function write(element: Element, into: Element): void {
  const name = element.localName;
  if (name.startsWith('annotation')) return;
  const special = layouts.get(name);
  if (element.childElementCount === 0) into.append(element.textContent.trim());
  else if (special) special([...element.children], into);
  else writeAll([...element.children], into);
}

type Layout = (parts: readonly Element[], into: Element) => void;

const layouts: ReadonlyMap<string, Layout> = new Map<string, Layout>([
  ['msup', ([base, high], into) => raise(base, { high }, into)],
  ['msub', ([base, low], into) => raise(base, { low }, into)],
  ['msubsup', ([base, low, high], into) => raise(base, { low, high }, into)],
  [
    'mfrac',
    ([above, below], into) => {
      group(above, into);
      into.append('/');
      group(below, into);
    },
  ],
  ['msqrt', (parts, into) => root(parts, into)],
  ['mroot', (parts, into) => root(parts.slice(0, 1), into)],
]);

function writeAll(parts: readonly Element[], into: Element): void {
  for (const part of parts) write(part, into);
}

interface Indices {
  readonly low?: Element | undefined;
  readonly high?: Element | undefined;
}

function raise(base: Element | undefined, { low, high }: Indices, into: Element): void {
  if (base) write(base, into);
  for (const [name, part] of [
    ['sub', low],
    ['sup', high],
  ] as const) {
    if (!part) continue;
    const made = into.ownerDocument.createElement(name);
    write(part, made);
    into.append(made);
  }
}

function root(parts: readonly Element[], into: Element): void {
  into.append('√(');
  writeAll(parts, into);
  into.append(')');
}

function group(part: Element | undefined, into: Element): void {
  if (!part) return;
  const isLong = part.childElementCount > 1;
  if (isLong) into.append('(');
  write(part, into);
  if (isLong) into.append(')');
}
