import { textDirection } from '../../article/text/direction.ts';
import { languageDirection, textLanguage } from '../../article/text/language.ts';
import type { Mark } from '../database/records.ts';
import { type ExportNote, noteIds } from './parts.ts';

/** The notes of marks in the order of their numbers, and behind them what is shown of marks that are not in the text. */
export function markNotes(
  marks: readonly Mark[],
  numbers: ReadonlyMap<string, number>,
  isLost: (mark: Mark) => boolean,
): ExportNote[] {
  const known = new Map(marks.map((mark) => [mark.id, mark]));
  const numbered = [...numbers].flatMap(([id, number]) => {
    const mark = known.get(id);
    return mark ? [{ number, quoteLang: mark.lang, text: mark.note }] : [];
  });
  const lost = marks.filter(isLost).map(({ quote, lang, note }) => ({
    ...{ quote: quote.exact, quoteLang: lang, text: note },
  }));
  return [...numbered, ...lost];
}

/** The reader's notes as a list for a page, each with the way back to its mark; undefined where there are none. */
export function notesList(page: Document, notes: readonly ExportNote[]): Element | undefined {
  if (notes.length === 0) return undefined;
  const list = page.createElement('ul');
  list.className = 'reader-notes';
  list.append(...notes.map((note) => item(page, note)));
  return list;
}

function item(page: Document, { number, quote, quoteLang, text }: ExportNote): Element {
  const made = page.createElement('li');
  if (number !== undefined) {
    made.id = noteIds.note(number);
    const back = page.createElement('a');
    back.href = `#${noteIds.reference(number)}`;
    back.textContent = `✎${number}`;
    made.append(back, ' ');
  }
  if (quote) {
    const marked = page.createElement('q');
    marked.lang = quoteLang;
    marked.dir = languageDirection(quoteLang);
    marked.textContent = quote;
    made.append(marked, ' ');
  }
  text.split('\n').forEach((line, at) => {
    const words = page.createElement('span');
    words.lang = textLanguage(line, undefined);
    words.dir = textDirection(line, 'ltr');
    words.textContent = line;
    made.append(...(at > 0 ? [page.createElement('br')] : []), words);
  });
  return made;
}
