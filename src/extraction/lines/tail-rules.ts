import { matcher, phrases } from '../language/language.ts';
import { byline } from './byline.ts';
import { hereLink, saying } from './calls.ts';
import type { Condition, Place, Rule } from './condition.ts';
import { isLabelLine, itemKeys, type Line } from './line.ts';
import { isMetaLine } from './meta-lines.ts';
import { isMetaKey, isMetaWord } from './meta-words.ts';
import { agencyMark, signOff } from './sign-offs.ts';
import {
  agencyWords,
  appeals,
  bylineStarts,
  commentFields,
  credits,
  following,
  lineKey,
  sources,
  tags,
  trade,
} from './wording.ts';

const noticeOpening = matcher('notice-opening');

/** What a site says below what it copied, whose the rights are, where a text comes from and what it does not answer for. */
export const notice: Condition = {
  any: [
    { has: [matcher('copied-notice')] },
    { most: 50, has: [matcher('all-rights-reserved')] },
    { most: 40, has: [matcher('disclaimer-opening', 'ai-summary-note', 'no-advice-notice')] },
    { most: 14, has: [matcher('provenance-notice')] },
    // "Notice: an article may be shared by its link, …"
    { most: 70, has: [noticeOpening, matcher('rights-word')] },
    // "For the record: this report was taken from another site"
    { most: 40, has: [noticeOpening, matcher('quoted-from'), matcher('this-text')] },
  ],
};

/** What an article's last lines are that are the site's. */
export const tailRules: readonly Rule[] = [
  { id: 'heading-over-nothing', kind: 'heading', most: 8 },
  { id: '', kind: 'heading' },
  { id: 'row-of-labels', test: ({ chips }) => chips === true },
  { id: 'date', test: isStampOnly },
  { id: 'byline', ...byline },
  { id: 'sign-off', ...signOff },
  // "Rana Haddad, a journalist who writes about the city"
  { id: 'writer', kind: 'paragraph', fewest: 4, most: 30, test: isBiography },
  // "Name", "Your comment": what stood beside the fields of a form.
  { id: 'tools', fewest: 2, most: 12, test: ({ words }) => words.every(commentFields.is) },
  { id: 'tools', kind: 'list', test: isToolList },
  { id: 'to-be-continued', most: 9, has: [matcher('to-be-continued', 'watch-the-video')] },
  // "Follow": a word that asks, alone on its line.
  { id: 'follow-call', ended: false, is: following },
  { id: 'credits', most: 12, has: [matcher('photo-provenance')] },
  // "Editing: Rana Haddad | Photographs: Sami": who made it, each behind a label.
  { id: 'credits', most: 24, test: isCredits },
  // An e-mail address alone: the writer's.
  {
    id: 'credits',
    form: /^\s*(?:\p{L}[^:]{2,20}:\s*)?[\w.+-]+@[\w-]+\.[\w.-]+\s*$/u,
  },
  { id: 'notice', ...notice },
  { id: 'links', linked: 0.7, most: 25 },
  {
    id: 'tail-wording',
    most: 40,
    test: ({ linked }) => linked <= 0.7,
    any: [
      { has: [matcher('rights-notice')] },
      // "Source" and the name beside it, which nothing parts in the markup; "thanks to the daily".
      { most: 4, has: [matcher('thanks-to-source')] },
      { test: (line) => isLabelLine(line, tags) },
      { most: 12, leads: sources, form: /^[^:]{2,20}[:：]/ },
      { linked: 0.1, starts: appeals },
      // "What do you think?" may be an interview's question, and "Took part by phone men of three towns." is told.
      { most: 14, ended: false, starts: appeals, without: saying },
      agencyMark,
      // Hashtags.
      { form: /^\s*#[^#\s]+(?:\s+#[^#\s]+)*\s*$/ },
      // "If the button does not work, press here."; but not what the text tells of, and where it is to be read.
      { most: 14, without: matcher('document-to-read'), link: hereLink },
    ],
  },
];

/** What else the very last line may be. */
export const lastLineRules: readonly Rule[] = [
  // "We offer you around the clock: gold prices, match results …": links to the site's sections.
  { id: 'promise', has: [matcher('offer-opening')], test: isPromise },
  // "Al-Wadi is an independent network of …", in a box of its own behind the text.
  {
    id: 'about-the-site',
    kind: 'paragraph',
    has: [matcher('site-description')],
    test: isAboutSite,
  },
];

const siteWord = matcher('site-word');

function isPromise({ element, words, linked }: Line, { names = [] }: Place): boolean {
  const isSite = (word: string): boolean => names.includes(word) || siteWord.test(word);
  return (
    linked >= 0.2 && words.slice(0, 12).some(isSite) && element.querySelectorAll('a').length >= 3
  );
}

const siteKinds = matcher('site-kind');

function isAboutSite({ parent, key, words }: Line, { facts, home }: Place): boolean {
  const name = lineKey(facts?.siteName ?? '');
  if (parent === home || name.length < 3) return false;
  return words.slice(0, 4).join(' ').includes(name) && siteKinds.test(key.replace(name, ' '));
}

/** A date of the page's; a list of times, and the date of a statement, are the text's. */
function isStampOnly(line: Line, place: Place): boolean {
  const { kind, text, parent, words } = line;
  if (parent?.tagName === 'BLOCKQUOTE' || (kind === 'list' && text.includes('\n'))) return false;
  const isKnown = (word: string): boolean => agencyWords.is(word) || isMetaWord(word);
  return isMetaLine(line, place) || (/\d/.test(text) && words.length <= 10 && words.every(isKnown));
}

function isCredits({ text }: Line): boolean {
  const parts = text.split(/[|•·\n]|\s[-–—]\s/).map((part) => part.trim());
  return (
    parts.length > 1 &&
    parts.every((part) => /^[^:：]{2,20}[:：]\s*\p{L}[^:.]{2,40}$/u.test(part)) &&
    parts.map(lineKey).some((key) => bylineStarts.leads(key) || credits.leads(key))
  );
}

/** "Log in to add a comment", "154 reads": a list of what can be done with the page, and of its counts. */
function isToolList(line: Line): boolean {
  const items = itemKeys(line);
  const isTool = (key: string): boolean => appeals.starts(key) && key.split(' ').length <= 8;
  return (
    items.length <= 5 && items.some(isTool) && items.every((key) => isTool(key) || isMetaKey(key))
  );
}

/** What a note in English goes on with behind the writer's name. */
const biographyVerb = phrases('biography-verb');

/** The writer by name, and what she is. */
function isBiography({ words }: Line, { names = [] }: Place): boolean {
  if (!words.slice(0, 2).every((word) => names.includes(word))) return false;
  return biographyVerb.is(words[2] ?? '') || words.slice(2, 5).some((word) => trade.test(word));
}
