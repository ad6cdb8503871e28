// How well extracted lines agree with an article's true lines: words, junk lines shown, lines lost.

const invisible = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u0640\ufeff]/g;
const signs = /[\u064b-\u0652\u0670]/g;

/** Words of a text, without vowel signs, tatweel and marks of direction, in lower case. */
export function wordsOf(text) {
  const plain = text.normalize('NFKC').replace(invisible, '').replace(signs, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Score of one page: `truth` and `result` are `{title, dir, lines}`; `dir` may be missing from the truth. */
export function scorePage(truth, result) {
  const wanted = truth.lines.filter((line) => line.trim());
  const shown = result.lines.filter((line) => line.trim());
  const wantedWords = wordsOf(wanted.join('\n'));
  const shownWords = wordsOf(shown.join('\n'));
  const leaks = shown.filter((line) => isForeign(line, wantedWords));
  const lost = wanted.filter((line) => wordsOf(line).length >= 3 && isForeign(line, shownWords));
  return {
    f1: agreement(shownWords, wantedWords),
    leaks,
    lost,
    clean: leaks.length === 0 && lost.length === 0,
    title: wordsOf(result.title ?? '').join(' ') === wordsOf(truth.title).join(' '),
    direction: !truth.dir || result.dir === truth.dir,
  };
}

/** Twice the common words over all words, each counted as often as it comes. */
function agreement(shown, wanted) {
  if (shown.length === 0 || wanted.length === 0) return 0;
  const left = new Map();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of shown) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / (shown.length + wanted.length);
}

/** Whether most of a line's runs of three words are not in a text; a line of one or two words: whether it is not there at all. */
function isForeign(line, text) {
  const words = wordsOf(line);
  if (words.length === 0) return false;
  const whole = ` ${text.join(' ')} `;
  if (words.length < 3) return !whole.includes(` ${words.join(' ')} `);
  const runs = words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '));
  const foreign = runs.filter((run) => !whole.includes(` ${run} `));
  return foreign.length / runs.length > 0.6;
}
