import { once } from '../../article/once.ts';
import { make, trimmedText } from '../elements.ts';

const list = (names: string): readonly string[] => names.split(' ');

/** Greek letters in the alphabet's order, as commands name them. */
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';

/** Commands with the sign that each stands for. */
const signs =
  'varepsilon ε, varphi φ, times ×, cdot ·, div ÷, pm ±, mp ∓, leq ≤, le ≤, geq ≥, ge ≥, neq ≠, ne ≠, approx ≈, ' +
  'equiv ≡, sim ∼, propto ∝, infty ∞, partial ∂, nabla ∇, sum ∑, prod ∏, int ∫, oint ∮, in ∈, notin ∉, subset ⊂, ' +
  'cup ∪, cap ∩, forall ∀, exists ∃, to →, rightarrow →, leftarrow ←, Rightarrow ⇒, iff ⇔, hbar ℏ, ell ℓ, circ °, ' +
  'degree °, prime ′, ldots …, dots …, cdots ⋯, langle ⟨, rangle ⟩, | ‖';

const functions =
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln exp lim max min sup inf det gcd deg dim ker mod';

/** Commands that only say how a part looks. */
const looks =
  'displaystyle textstyle scriptstyle limits nolimits left right big Big bigg Bigg bigl bigr mathrm mathbf mathit mathsf mathbb ' +
  'mathcal mathfrak boldsymbol operatorname text textrm textbf textit mbox hbox rm bf it !';

/** What each command writes that has no argument. */
const written = once(() => {
  const texts = new Map<string, string>();
  for (const [at, name] of list(greek).entries()) {
    texts.set(name, String.fromCharCode(0x3b1 + at));
    texts.set(name.charAt(0).toUpperCase() + name.slice(1), String.fromCharCode(0x391 + at));
  }
  for (const pair of signs.split(', ')) {
    const [name = '', sign = ''] = list(pair);
    texts.set(name, sign);
  }
  for (const sign of '{}%$#_&') texts.set(sign, sign);
  for (const name of list(functions)) texts.set(name, `${name} `);
  for (const name of list(looks)) texts.set(name, '');
  for (const name of list(', ; : > quad qquad thinspace')) texts.set(name, ' ');
  return texts;
});

const token = /\\(?:[a-zA-Z]+|[\s\S])|[{}^_]|[^\\{}^_]/gu;

/** Writes what a formula of TeX says in one line, powers and indices raised and lowered; false, and nothing, where it says more than can be. */
export function writeTex(source: string, into: Element): boolean {
  const tokens = source.replace(/%.*/g, '').match(token) ?? [];
  const made = make(into, 'span');
  if (!readUntil(tokens.reverse(), undefined, made) || !trimmedText(made)) return false;
  made.normalize();
  into.append(...made.childNodes);
  return true;
}

/** Reads up to a sign, or all; `rest` has the next token last, and what is read is taken from it. */
function readUntil(rest: string[], end: string | undefined, into: Element): boolean {
  for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
    if (one === end) return true;
    if (!readOne(one, rest, into)) return false;
  }
  return end === undefined;
}

function readOne(one: string, rest: string[], into: Element): boolean {
  if (one === '{') return readUntil(rest, '}', into);
  if (one === '}' || one === '&') return false;
  if (one === '^' || one === '_') {
    const made = make(into, one === '^' ? 'sup' : 'sub');
    into.append(made);
    return readArgument(rest, made);
  }
  if (one.startsWith('\\')) return readCommand(one.slice(1), rest, into);
  if (one.trim()) into.append(one === '~' ? ' ' : one);
  return true;
}

/** Reads one sign or group, white space before it aside. */
function readArgument(rest: string[], into: Element): boolean {
  let one = rest.pop();
  while (one?.trim() === '') one = rest.pop();
  return one !== undefined && readOne(one, rest, into);
}

function readCommand(name: string, rest: string[], into: Element): boolean {
  if (/^[dt]?frac$/.test(name)) {
    if (!readGrouped(rest, into)) return false;
    into.append('/');
    return readGrouped(rest, into);
  }
  if (name === 'sqrt') {
    if (rest.at(-1) === '[') return false;
    into.append('√(');
    const isRead = readArgument(rest, into);
    into.append(')');
    return isRead;
  }
  const text = name.trim() ? written().get(name) : ' ';
  if (text) into.append(text);
  return text !== undefined;
}

/** Reads an argument, in brackets where it is more than one sign or number. */
function readGrouped(rest: string[], into: Element): boolean {
  const part = make(into, 'span');
  if (!readArgument(rest, part)) return false;
  const isLong = !/^(?:.|[\d.]+)$/u.test(part.textContent);
  if (isLong) into.append('(');
  into.append(...part.childNodes);
  if (isLong) into.append(')');
  return true;
}
