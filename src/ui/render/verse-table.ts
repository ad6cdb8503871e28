/** Letters of the longest half-line, and of what may stand between two: a star, dots. */
const [longest, mostBetween] = [60, 3];

/** Width of a letter, in em, by which it is told where two half-lines fit beside each other. */
const aLetter = 0.4;

/** Sets a table as verse where its template, in the article's own words, is some: no table of data to see or to hear. */
export function setVerse(table: Element, template: Element): void {
  if (!isVerseTable(template)) return;
  table.classList.add('verse');
  table.setAttribute('role', 'presentation');
  const lengths = [...table.querySelectorAll('td')].map(
    ({ textContent }) => textContent.trim().replace(/\p{M}/gu, '').length,
  );
  if (table instanceof HTMLElement)
    table.style.setProperty('--half-line', `${aLetter * Math.max(...lengths)}em`);
}

/**
 * Whether a table is a poem: each row a line of two halves, with an empty or ornamented cell between them or none. Two columns
 * alone may be a list of facts, so there it takes two rows, and three words in each half.
 */
function isVerseTable(table: Element): boolean {
  if (table.querySelector('th, caption, img, a, b, strong, table')) return false;
  const rows = [...table.querySelectorAll('tr')].map(({ children }) =>
    [...children].map(({ textContent }) => textContent?.trim() ?? ''),
  );
  const areParted = rows.every(isParted);
  const leastRows = areParted ? 1 : 2;
  const isLine = areParted || rows.every(({ length }) => length === 2);
  return isLine && rows.length >= leastRows && rows.every((row) => areHalves(row, areParted));
}

function isParted({ length, 1: between = '' }: readonly string[]): boolean {
  return length === 3 && between.length <= mostBetween;
}

/** Half-lines are of one metre, and so of about one length. */
function areHalves(cells: readonly string[], areParted: boolean): boolean {
  const halves = [cells[0] ?? '', cells.at(-1) ?? ''];
  const [short = 0, long = 0] = halves.map(({ length }) => length).sort((a, b) => a - b);
  return long <= short * 2 && halves.every((half) => isHalf(half, areParted ? 2 : 3));
}

/** Words without figures, and few enough for half a line. */
function isHalf(text: string, leastWords: number): boolean {
  const words = text.split(/\s+/).filter(Boolean);
  return text.length <= longest && words.length >= leastWords && !/\p{N}|[:：]$/u.test(text);
}
