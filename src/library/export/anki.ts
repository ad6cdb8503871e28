import { escapedText } from '../../article/model.ts';
import { machineDate } from '../../article/page-date.ts';
import type { KeptWord } from '../database/records.ts';
import { oneLine } from './safe-text.ts';

// Anki's text format: https://docs.ankiweb.net/importing/text-files.html, as Anki 2.1.54 and newer read it. A text file brings no
// note type, so its notes are of the one that every Anki begins with, and their fields say the direction themselves.

const columns = ['Front', 'Back', 'Deck', 'Tags', 'GUID'] as const;

const deck = 'Warraq';

/** Kept words as notes for Anki: the sentence with the word in bold asks, all that is known of the word answers. */
export function ankiFile(words: readonly KeptWord[]): string {
  const head = [
    '#separator:tab',
    '#html:true',
    `#columns:${columns.join('\t')}`,
    '#notetype:Basic',
    '#deck column:3',
    '#tags column:4',
    // Notes of one sentence are told apart by it, and a word that is exported again is brought up to date.
    '#guid column:5',
  ];
  return `${[...head, ...words.map(noteOf)].join('\n')}\n`;
}

function noteOf(word: KeptWord): string {
  const tags = ['warraq', ...word.tags.map((tag) => oneLine(tag).replace(/\s+/g, '_'))];
  const cells = [questionOf(word), answerOf(word), deck, tags.join(' '), `warraq ${word.id}`];
  return cells.map(cell).join('\t');
}

/** Quoted, so that quotation marks in it do not end it and none begins a comment. */
function cell(value: string): string {
  return `"${oneLine(value).replaceAll('"', '""')}"`;
}

function questionOf({ text, sentence, start }: KeptWord): string {
  const end = start + text.length;
  const [before, after] = [sentence.slice(0, start), sentence.slice(end)];
  return arabic(`${escapedText(before)}<b>${escapedText(text)}</b>${escapedText(after)}`);
}

function answerOf(word: KeptWord): string {
  const { text, term, reading, meanings, translation, target, article } = word;
  const listed = reading ?? term;
  return [
    arabic(`<b>${escapedText(text)}</b>${listed ? ` ← ${escapedText(listed)}` : ''}`),
    ...meanings.map((meaning) => `<div dir="auto">${escapedText(meaning)}</div>`),
    translation && `<hr><div dir="auto" lang="${target ?? ''}">${escapedText(translation)}</div>`,
    `<hr>${sourceOf(article)}`,
  ]
    .filter(Boolean)
    .join('');
}

function sourceOf({ title, siteName, url, publishedTime }: KeptWord['article']): string {
  const facts = [siteName, machineDate(publishedTime)?.slice(0, 10)].filter(Boolean).join(', ');
  const link = `<a href="${escapedText(url).replaceAll('"', '%22')}">${escapedText(title || url)}</a>`;
  return `<div dir="auto"><small>${link}${facts && ` (${escapedText(facts)})`}</small></div>`;
}

function arabic(html: string): string {
  return `<div dir="rtl" lang="ar">${html}</div>`;
}
