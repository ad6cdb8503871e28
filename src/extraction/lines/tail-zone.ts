import { givenLinks } from '../content/link-runs.ts';
import { matcher, phrases } from '../language/language.ts';
import type { Facts } from '../metadata/facts.ts';
import { dropLines, keepLines } from '../removals.ts';
import { isAgencies } from './agency-marks.ts';
import { hasHereLink } from './appeal-lines.ts';
import { cutAtEnding } from './end-labels.ts';
import { isByline, isMetaLine, namesOf } from './head-zone.ts';
import { isLabelLine, itemKeys, type Line } from './line.ts';
import { isMetaKey, isMetaWord } from './meta-words.ts';
import { isNotice } from './notices.ts';
import { saying } from './reader-calls.ts';
import { isQuestion } from './sentence.ts';
import { isSignOff, opensWithTrade } from './sign-offs.ts';
import { isNamed, isSignature } from './signatures.ts';
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
  wordingTest,
} from './wording.ts';

/** Drops what stands below an article's last running text, and all that follows a label such as "Comments". */
export function dropTailClutter(lines: readonly Line[], facts: Facts): Line[] {
  const names = namesOf(facts);
  const home = lines.find((line) => line.prose)?.parent;
  const named = keepLines(lines, withoutWriter(lines, home), 'writer', 'tail');
  const kept = keepLines(named, cutAtEnding(named), 'behind-end-label', 'tail');
  const given = new Set([...givenLinks(kept), ...answersIn(kept)]);
  const behind = (line: Line, before: Line | undefined): string | undefined => {
    const rule = given.has(line) ? undefined : lastLineRule(line, names, facts, home);
    if (rule) return rule;
    if (isSignature(line, before)) return 'signature';
    return isNamedSource(line, before) ? 'source' : undefined;
  };
  let end = kept.length;
  const rules = new Map<Line, string>();
  for (let last = kept[end - 1]; last; last = kept[end - 1]) {
    const rule = behind(last, kept[end - 2]);
    if (!rule) break;
    rules.set(last, rule);
    end -= 1;
  }
  const text = dropLines(kept, 'tail', (line) => rules.get(line));
  const isKept = (line: Line): boolean => given.has(line) || !tailRule(line, names);
  return keepLines(text, dropTailLabels(text, isKept), 'label-behind-text', 'tail');
}

/** What stands right below the questions of an interview, however short it is; nothing where there is one question only. */
function answersIn(lines: readonly Line[]): Line[] {
  const answers = lines.filter((_, at) => {
    const { kind, text } = lines[at - 1] ?? {};
    return kind === 'heading' && isQuestion(text ?? '');
  });
  return answers.length > 1 ? answers : [];
}

/** The rule by which an article's last line is the site's. */
function lastLineRule(
  line: Line,
  names: readonly string[],
  facts: Facts,
  home: Element | undefined,
): string | undefined {
  const rule = tailRule(line, names);
  if (rule) return rule;
  if (isPromise(line, names)) return 'promise';
  return isAboutSite(line, facts, home) ? 'about-the-site' : undefined;
}

/** What an article's last lines are that are the site's. */
const tailRules: Readonly<Record<string, (line: Line, names: readonly string[]) => boolean>> = {
  date: isStampOnly,
  byline: isByline,
  'sign-off': isSignOff,
  writer: isBiography,
  tools: (line) => isFields(line) || isToolList(line),
  'to-be-continued': wordingTest({ 'to-be-continued': 9, 'watch-the-video': 9 }),
  'follow-call': isFollow,
  credits: (line) => isPhotoNote(line) || isCredits(line) || isAddress(line.text),
  notice: isNotice,
  links: ({ linked, words }) => linked > 0.7 && words.length <= 25,
  'tail-wording': (line, names) =>
    line.linked <= 0.7 && line.words.length <= 40 && isTailWording(line, names),
};

/** The rule by which a line below an article's last running text is the site's, whatever stands before it. */
function tailRule(line: Line, names: readonly string[]): string | undefined {
  const { kind, chips, words } = line;
  if (kind === 'picture' || kind === 'embed' || kind === 'code') return undefined;
  if (kind === 'heading') return words.length <= 8 ? 'heading-over-nothing' : undefined;
  if (chips) return 'row-of-labels';
  return Object.entries(tailRules).find(([, is]) => is(line, names))?.[0];
}

/** A name below the label "Source". */
function isNamedSource({ kind, words, endsSentence }: Line, before: Line | undefined): boolean {
  if (kind !== 'paragraph' || words.length > 6 || endsSentence) return false;
  return before?.kind === 'paragraph' && sources.is(before.key);
}

const offer = matcher('offer-opening');
const siteWord = matcher('site-word');

/** "We offer you around the clock: gold prices, match results …": links to the site's sections. */
function isPromise({ element, key, linked }: Line, names: readonly string[]): boolean {
  if (linked < 0.2 || !offer.test(key)) return false;
  const opening = key.split(' ').slice(0, 12);
  const site = opening.some((word) => names.includes(word) || siteWord.test(word));
  return site && element.querySelectorAll('a').length >= 3;
}

const siteKinds = matcher('site-kind');
const siteDescription = matcher('site-description');

/** "Al-Wadi is an independent network of …", in a box of its own behind the text. */
function isAboutSite(
  { kind, parent, key, words }: Line,
  facts: Facts,
  home: Element | undefined,
): boolean {
  if (parent === home || kind !== 'paragraph' || !facts.siteName) return false;
  const named = lineKey(facts.siteName);
  const opening = words.slice(0, 4).join(' ');
  if (named.length < 3 || !opening.includes(named)) return false;
  return siteKinds.test(key.replace(named, ' ')) && siteDescription.test(key);
}

/** A date of the page's; a list of times, and the date of a statement, are the text's. */
function isStampOnly(line: Line, names: readonly string[]): boolean {
  const { kind, text, parent, words } = line;
  if (parent?.tagName === 'BLOCKQUOTE' || (kind === 'list' && text.includes('\n'))) return false;
  const isKnown = (word: string): boolean => agencyWords.is(word) || isMetaWord(word);
  return isMetaLine(line, names) || (/\d/.test(text) && words.length <= 10 && words.every(isKnown));
}

/** Whose the rights are; "Source" and the name beside it, which nothing parts in the markup; "thanks to the daily". */
const isRightsOrSource = wordingTest({ 'rights-notice': 40, 'thanks-to-source': 4 });
const documentToRead = matcher('document-to-read');

/** Whether each word of a line is a hashtag. */
function isHashtags(text: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((word) => /^#[^#]+$/.test(word));
}

function isTailWording(line: Line, names: readonly string[]): boolean {
  const { text, element, key, words, linked } = line;
  if (isRightsOrSource(line) || isLabelLine(line, tags)) return true;
  if (sources.leads(key) && words.length <= 12 && /^[^:]{2,20}[:：]/.test(text)) return true;
  if (appeals.starts(key) && (linked > 0.1 || isCall(line))) return true;
  if (isAgencies(line, names) || isHashtags(text)) return true;
  // What the text tells of, and where it is to be read.
  if (documentToRead.test(key)) return false;
  // "If the button does not work, press here."
  return words.length <= 14 && hasHereLink(element);
}

// "What do you think?" may be an interview's question, and "Took part by phone men of three towns." is told.
function isCall({ key, words, endsSentence }: Line): boolean {
  return words.length <= 14 && !endsSentence && !saying.test(key);
}

/** An e-mail address alone: the writer's. */
function isAddress(text: string): boolean {
  return /^\s*(?:\p{L}[^:]{2,20}:\s*)?[\w.+-]+@[\w-]+\.[\w.-]+\s*$/u.test(text);
}

const isPhotoNote = wordingTest({ 'photo-provenance': 12 });

/** "Editing: Rana Haddad | Photographs: Sami": who made it, each behind a label. */
function isCredits({ text, words }: Line): boolean {
  if (words.length > 24) return false;
  const parts = text.split(/[|•·\n]|\s[-–—]\s/);
  const isMaker = (part: string): boolean =>
    /^[^:：]{2,20}[:：]\s*\p{L}[^:.]{2,40}$/u.test(part.trim());
  return (
    parts.length > 1 &&
    parts.every(isMaker) &&
    parts.some((part) => bylineStarts.leads(lineKey(part)) || credits.leads(lineKey(part)))
  );
}

/** "Follow": a word that asks, alone on its line. */
function isFollow({ key, endsSentence }: Line): boolean {
  return following.is(key) && !endsSentence;
}

/** "Log in to add a comment", "154 reads": a list of what can be done with the page, and of its counts. */
function isToolList(line: Line): boolean {
  const items = itemKeys(line);
  if (line.kind !== 'list' || items.length > 5) return false;
  const isTool = (key: string): boolean => appeals.starts(key) && key.split(' ').length <= 8;
  return items.some(isTool) && items.every((key) => isTool(key) || isMetaKey(key));
}

/** "Name", "Your comment": what stood beside the fields of a form. */
function isFields({ words }: Line): boolean {
  return words.length >= 2 && words.length <= 12 && words.every(commentFields.is);
}

/** What a note in English goes on with behind the writer's name. */
const biographyVerb = phrases('biography-verb');

/** "Rana Haddad, a journalist who writes about the city": the writer by name, and what she is. */
function isBiography({ kind, words }: Line, names: readonly string[]): boolean {
  if (kind !== 'paragraph' || words.length < 4 || words.length > 30) return false;
  if (!words.slice(0, 2).every((word) => names.includes(word))) return false;
  if (biographyVerb.is(words[2] ?? '')) return true;
  return words.slice(2, 5).some((word) => trade.test(word));
}

/** Without a name that stands alone in a box of its own, the only one that does, and what is said below it: "A journalist in Amman who writes about …". */
function withoutWriter(lines: readonly Line[], home: Element | undefined): readonly Line[] {
  const isWriter = ({ kind }: Line, note: Line | undefined): boolean =>
    note !== undefined &&
    note.parent !== home &&
    /^(?:paragraph|heading)$/.test(kind) &&
    note.kind === 'paragraph' &&
    note.words.length <= 40 &&
    opensWithTrade(note.key);
  const names = lines.filter((line, index) => isNamed(line) && isWriter(line, lines[index + 1]));
  const [name] = names;
  if (!name || names.length > 1) return lines;
  const note = lines[lines.indexOf(name) + 1];
  return lines.filter((line) => line !== name && line !== note);
}

/** Labels and links that stand between the last running text and pictures below it. */
function dropTailLabels(lines: readonly Line[], isKept: (line: Line) => boolean): Line[] {
  const last = lines.findLastIndex((line) => line.prose);
  return lines.filter((line, index) => {
    if (index <= last || isKept(line)) return true;
    // A heading over short lines of the text, be there a picture between: "24 carats" over the price.
    const next = lines.slice(index + 1).find(({ kind }) => kind !== 'picture');
    return (
      line.kind === 'heading' &&
      line.linked < 0.1 &&
      next !== undefined &&
      isText(next) &&
      isKept(next)
    );
  });
}

function isText({ kind }: Line): boolean {
  return /^(?:paragraph|list|table|quote)$/.test(kind);
}
