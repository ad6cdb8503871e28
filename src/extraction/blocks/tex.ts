/** Commands that stand for a sign. */
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...greek(),
    times: '×',
    cdot: '·',
    div: '÷',
    pm: '±',
    mp: '∓',
    leq: '≤',
    le: '≤',
    geq: '≥',
    ge: '≥',
    neq: '≠',
    ne: '≠',
    approx: '≈',
    equiv: '≡',
    sim: '∼',
    propto: '∝',
    infty: '∞',
    partial: '∂',
    nabla: '∇',
    sum: '∑',
    prod: '∏',
    int: '∫',
    oint: '∮',
    in: '∈',
    notin: '∉',
    subset: '⊂',
    cup: '∪',
    cap: '∩',
    forall: '∀',
    exists: '∃',
    to: '→',
    rightarrow: '→',
    leftarrow: '←',
    Rightarrow: '⇒',
    iff: '⇔',
    hbar: 'ℏ',
    ell: 'ℓ',
    circ: '°',
    degree: '°',
    prime: '′',
    ldots: '…',
    dots: '…',
    cdots: '⋯',
    langle: '⟨',
    rangle: '⟩',
    '{': '{',
    '}': '}',
    '%': '%',
    $: '$',
    '#': '#',
    _: '_',
    '&': '&',
    '|': '‖',
  }),
);

function greek(): Readonly<Record<string, string>> {
  const names =
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
      ' ',
    );
  const small = names.map((name, at) => [name, String.fromCharCode(0x3b1 + at)]);
  const large = names.map((name, at) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    String.fromCharCode(0x391 + at),
  ]);
  return Object.fromEntries([...small, ...large, ['varepsilon', 'ε'], ['varphi', 'φ']]);
}

const words = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const functions = words(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln exp lim max min sup inf det gcd deg dim ker mod',
);
/** Commands that only say how a part looks. */
const looks = words(
  'displaystyle textstyle scriptstyle limits nolimits left right big Big bigg Bigg bigl bigr mathrm mathbf ' +
    'mathit mathsf mathbb mathcal mathfrak boldsymbol operatorname text textrm textbf textit mbox hbox rm bf ' +
    'it !',
);
const spaces = words(', ; : > quad qquad thinspace');

const token = /\\(?:[a-zA-Z]+|[\s\S])|[{}^_]|[^\\{}^_]/gu;

/** Writes what a formula of TeX says in one line, powers and indices raised and lowered; false, and nothing, where it says more than can be. */
export function writeTex(source: string, into: Element): boolean {
  const tokens = source.replace(/%.*/g, '').match(token) ?? [];
  const made = into.ownerDocument.createElement('span');
  const reader: Reader = { tokens, at: 0 };
  const isWhole = readUntil(reader, undefined, made) && reader.at === tokens.length;
  if (!isWhole || !made.textContent.trim()) return false;
  made.normalize();
  into.append(...made.childNodes);
  return true;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function readUntil(reader: Reader, end: string | undefined, into: Element): boolean {
  while (reader.at < reader.tokens.length) {
    if (reader.tokens[reader.at] === end) {
      reader.at += 1;
      return true;
    }
    if (!readOne(reader, into)) return false;
  }
  return end === undefined;
}

function readOne(reader: Reader, into: Element): boolean {
  const one = reader.tokens[reader.at] ?? '';
  reader.at += 1;
  if (one === '{') return readUntil(reader, '}', into);
  if (one === '}' || one === '&' || one === '') return false;
  if (one === '^' || one === '_') return readShifted(reader, one, into);
  if (one.startsWith('\\')) return readCommand(reader, one.slice(1), into);
  if (one.trim()) into.append(one === '~' ? ' ' : one);
  return true;
}

function readShifted(reader: Reader, sign: string, into: Element): boolean {
  const made = into.ownerDocument.createElement(sign === '^' ? 'sup' : 'sub');
  into.append(made);
  return readArgument(reader, made);
}

/** Reads one sign or group, white space before it aside. */
function readArgument(reader: Reader, into: Element): boolean {
  while (reader.tokens[reader.at]?.trim() === '') reader.at += 1;
  return reader.at < reader.tokens.length && readOne(reader, into);
}

function readCommand(reader: Reader, name: string, into: Element): boolean {
  const sign = signs.get(name);
  if (sign !== undefined) into.append(sign);
  else if (functions.has(name)) into.append(`${name} `);
  else if (spaces.has(name) || !name.trim()) into.append(' ');
  else if (/^[dt]?frac$/.test(name)) return readFraction(reader, into);
  else if (name === 'sqrt') return readRoot(reader, into);
  else return looks.has(name);
  return true;
}

function readFraction(reader: Reader, into: Element): boolean {
  if (!readGrouped(reader, into)) return false;
  into.append('/');
  return readGrouped(reader, into);
}

function readRoot(reader: Reader, into: Element): boolean {
  if (reader.tokens[reader.at] === '[') return false;
  into.append('√(');
  const isRead = readArgument(reader, into);
  into.append(')');
  return isRead;
}

/** Reads an argument, in brackets where it is more than one sign or number. */
function readGrouped(reader: Reader, into: Element): boolean {
  const part = into.ownerDocument.createElement('span');
  if (!readArgument(reader, part)) return false;
  const isLong = !/^(?:.|[\d.]+)$/u.test(part.textContent);
  if (isLong) into.append('(');
  into.append(...part.childNodes);
  if (isLong) into.append(')');
  return true;
}
