import { matcher, phrases, wholeWords } from '../language/language.ts';
import { type Condition, fits, type Place } from './condition.ts';
import { itemKeys, type Line } from './line.ts';
import { isMetaKey } from './meta-words.ts';
import { isQuestion } from './sentence.ts';
import { appeals, channels, following, lineKey, ofTheSite, platforms } from './wording.ts';

const quotes = /["«»“”]/;

/** Somebody is quoted with what a line says. */
export const saying = matcher('saying');

/** What the link of "press here" is named. */
export const hereLink = matcher('here-link');

/** Words of the longest call in a reader's own words: what says more is a sentence of the text. */
const longest = 16;

/** Asks its reader to subscribe, to write, to press or to share, in whatever words. */
export const readerCall: Condition = {
  fewest: 2,
  never: quotes,
  without: saying,
  any: [
    { most: longest, has: [matcher('reader-call')] },
    {
      most: longest,
      has: [matcher('reader-call-with-network'), wholeWords('of-the-site', 'network')],
    },
    { fewest: longest + 1, has: [matcher('shared-with-us')] },
  ],
};

/**
 * Asks its reader to follow, to subscribe, to share, to comment or to go elsewhere, and says nothing else. What stands among an
 * article's paragraphs is a call on strong evidence only.
 */
export const call: Condition = {
  most: 30,
  test: mayAsk,
  any: [
    { is: appeals },
    // What stands beside a tool that is gone; how links pay the site.
    { has: [matcher('tool-note', 'affiliate-disclosure')] },
    { most: 14, has: [matcher('comment-call', 'feedback-question')] },
    // "Font size:", before the buttons for it.
    { form: /[:：]\s*$/, has: [matcher('font-size-label')] },
    // "For more of it press here."
    { most: 14, linked: 0, has: [matcher('here-link-call')], link: hereLink },
    // "Tell us your opinion."
    { most: 14, has: [matcher('tell-us'), matcher('opinion-word')] },
    // "Print | Send to a friend | Views: 12"
    { most: 14, form: /[|•·]/, test: isTools },
    { most: 20, linked: 0, test: isVisit },
    { most: 16, test: endsInCall },
    // "This letter reached you because you subscribed. Unsubscribe": the foot of a newsletter.
    { linked: 0, link: matcher('unsubscribe-link') },
    // "If you want to talk about it, or found a mistake, write to us at …"
    { never: quotes, has: [matcher('write-to-us')] },
    readerCall,
    // Evidence for where the text has ended.
    { ended: false, has: [matcher('likely-reader-call')], test: (_, place) => !place.isAmongText },
    { test: asksToFollow },
  ],
};

/** Whether a line is a call. */
export function isCall(line: Line, isAmongText: boolean): boolean {
  return fits(call, line, { isAmongText });
}

function mayAsk(line: Line, { isAmongText }: Place): boolean {
  if (line.kind === 'list' && isOfTheText(line)) return false;
  if (!appeals.is(line.key)) return true;
  return !isQuestion(line.text) && !(isAmongText && isHeadingOfAWord(line));
}

// "Download the app" may be the first step of a way that the text tells.
function isOfTheText(list: Line): boolean {
  const items = itemKeys(list);
  const asks = (key: string): boolean =>
    appeals.is(key) || appeals.starts(key) || following.is(key.split(' ')[0] ?? '');
  return items.length > 1 && (list.element.tagName === 'OL' || !items.every(asks));
}

/** Whether a line is one word set as a heading: "Save", "Print" head a part of a text as well as anything. */
export function isHeadingOfAWord({ kind, element, words, linked }: Line): boolean {
  if (words.length > 1 || linked > 0) return false;
  return kind === 'heading' || element.querySelector('b, strong') !== null;
}

/** "Follow our news on Telegram", "Share this: …" over links. */
function asksToFollow(line: Line, { isAmongText }: Place): boolean {
  const { key, words, linked } = line;
  const follows = following.is(words[0] ?? '');
  if (!follows && !appeals.starts(key)) return false;
  if (linked > 0.3 && !follows) return true;
  const leadsElsewhere =
    platforms.test(key) ||
    (follows && words.length <= 20 && ofTheSite.test(key)) ||
    ((linked > 0 || !isAmongText) && channels.test(key));
  return leadsElsewhere && !tells(line, isAmongText);
}

/** What somebody did as well as what one is asked to do, in Arabic; words that open any sentence, in Persian. "تابعوا" is only asked. */
const told = matcher('asked-or-told-verb');

// "تابع فيسبوك…" may open a sentence of the text: it then has a sentence's length and full stop, or quotes somebody.
function tells({ text, key, words, linked }: Line, isAmongText: boolean | undefined): boolean {
  if (linked >= 0.1 || ofTheSite.test(key)) return false;
  if (/[.؟!]\s+\S|["“«]/.test(text) || saying.test(key)) return true;
  const isTold = told.test(words[0] ?? '');
  if (isTold && isAmongText) return true;
  return words.length > (isTold ? 5 : 10) && /[.؟!…]\s*$/.test(text);
}

const callLink = matcher('call-link');

/** Whether a link's words ask to join, to subscribe or to give. */
export function isCallLink(text: string): boolean {
  return callLink.test(lineKey(text));
}

/** "This report is free thanks to our readers. [Join them]": the line's last words are a link that asks. */
function endsInCall({ element }: Line): boolean {
  const link = [...element.querySelectorAll('a')].at(-1)?.textContent.trim();
  if (!link || !isCallLink(link)) return false;
  const text = element.textContent.trim();
  return text.endsWith(link) && /[.!؟:…]\s*$/.test(text.slice(0, -link.length));
}

const visit = matcher('visit-call');
const visitOpening = matcher('visit-opening');
const negation = phrases('negation');

/** "For the stars' pictures visit us on Instagram": a network, a link to it, and a request that nobody is quoted with. */
function isVisit({ text, key }: Line): boolean {
  const asked = channels.test(key) ? visit.find(key) : Infinity;
  if (asked === Infinity || key.slice(0, asked).split(' ').length > 9) return false;
  if (/^[^«"“]{0,60}:/.test(text) || negation.leads(key)) return false;
  return asked === 0 || visitOpening.test(key);
}

const pageTool = matcher('page-tool');

/** Whether each part names something to do with the page, or counts. */
function isTools({ text }: Line): boolean {
  const isTool = (key: string): boolean => appeals.is(key) || pageTool.test(key);
  const parts = text.split(/[|•·]/).map(lineKey);
  return (
    parts.some(isTool) && parts.every((key) => isTool(key) || (/\d/.test(key) && isMetaKey(key)))
  );
}
