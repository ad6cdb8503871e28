import { foldLetters } from '../../article/text/arabic.ts';

export { lineKey } from './line-key.ts';

/** What Arabic and Hebrew write onto the front of a word: conjunctions, prepositions and the article. */
export const clitics = '(?:[وف]?(?:[بكل]?ال|لل|[بكل])?|ו?[בלמשכ]?ה?)';

/** Whether a folded word has the Arabic article. */
export function hasArticle(word: string): boolean {
  return word.startsWith('ال');
}

/** Whether a folded word may begin with a conjunction, a preposition or the article. */
export function hasClitic(word: string): boolean {
  return /^(?:[وبل]|ال|[הב])/.test(word);
}

/** A folded word without the Arabic "and" that is written onto its front. */
export function withoutAnd(word: string): string {
  return word.replace(/^و(?=..)/, '');
}

/** A folded word without the first that it begins with. */
export function withoutClitic(word: string): string {
  return word.replace(/^(?:وال|بال|و|ب|ال|لل|ל|ה|ב|ל)/, '');
}

/** What a pattern's signs stand for; "(" groups without capturing. */
const signs: Readonly<Record<string, string>> = {
  '…': '.{0,200}',
  _: '\\S+',
  '~': '\\S*',
  '(': '(?:',
};

/** A pattern in natural spelling (see README.md) with its words folded as lines are; its signs stay. */
export function foldPattern(like: string): string {
  const parts = like.split(/(\\p\{\w+\}|\\.|\(\?|[…_~(])/u);
  return parts.map((part, at) => (at % 2 ? part : foldLetters(part))).join('');
}

/**
 * The regular expression, for a folded key, of a folded pattern: whole words, unless "~" at an end opens it; "^" and "$" hold it
 * to the line's ends, "+" allows what is written onto a word's front.
 */
export function patternSource(folded: string): string {
  const [, head = '', body = '', tail = ''] = /^([~^+]?)(.*?)(~|(?<!\\)\$)?$/u.exec(folded) ?? [];
  const source = body.replace(/\\.|\(\?|[…_~(]/gu, (sign) => signs[sign] ?? sign);
  const start = { '~': '', '^': '^', '+': `(?:^| )${clitics}`, '': '(?:^| )' }[head] ?? '';
  const end = { '~': '', $: '$', '': '(?= |$)' }[tail] ?? '';
  const isParted = hasAlternatives(body);
  return `${start}${isParted ? '(?:' : ''}${source}${isParted ? ')' : ''}${end}`;
}

/** Whether a pattern has alternatives outside all groups. */
function hasAlternatives(body: string): boolean {
  let depth = 0;
  for (const letter of body.replace(/\\./g, '').replace(/\[[^[\]]*\]/g, '')) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === '|' && depth === 0) return true;
  }
  return false;
}
