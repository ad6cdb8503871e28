import { matcher, phrases, wholeWords } from '../language/language.ts';

export type { Phrases } from '../language/language.ts';
export { keyWords, lineKey } from '../language/line-key.ts';

/** Labels over links to other articles. */
export const related = phrases('related-label');

const relatedForms = matcher('related-label');

/** Whether a whole line is a label over links to other articles. */
export function isRelatedLabel(key: string): boolean {
  return related.is(key) || (key.length < 40 && relatedForms.test(key));
}

const moreLabel = matcher('more-label');

/** Whether a label says, where links stand below it and nothing else, that they lead to other articles. */
export function isMoreLabel(key: string): boolean {
  return isRelatedLabel(key) || (key.length < 40 && moreLabel.test(key));
}

/** Says that the rest of a text is for subscribers. */
export const forSubscribers = matcher('for-subscribers');

/** Words that stand where an advertisement goes. */
export const advert = phrases('advert-label');

/** Lines that ask to share, follow, subscribe, install or report. */
export const appeals = phrases('call-to-action');

/** Labels over keywords. */
export const tags = phrases('tags-label');

/** What a site calls its lists of reports and the pages below them. */
export const sections = phrases('section-name');

/** Labels over sources. */
export const sources = phrases('sources-label');

/** Labels after which nothing of the article comes. */
export const endings = phrases('end-label');

/** A label without the number of what it stands over: "5 comments", "Comments 5". */
export function bareLabel(key: string): string {
  return key.replace(/^\d+ | \d+$/g, '');
}

const summaryNote = matcher('ai-summary-note');

/** Whether a note says that a machine wrote the summary that it stands beside. */
export function isSummaryNote(key: string): boolean {
  return summaryNote.test(key);
}

const aboutSite = matcher('about-site-label');
const poll = matcher('poll-label');

/** Whether a box that opens with a label holds readers' words, or says who the writer or the site is. */
export function opensForeign(key: string): boolean {
  return endings.is(bareLabel(key)) || aboutSite.test(key) || poll.test(key);
}

const commentsLabel = matcher('comments-label');

/** Whether a label stands over what readers wrote. */
export function isCommentLabel(key: string): boolean {
  return commentsLabel.test(key);
}

/** Lines that close a report and say nothing more. */
export const signOffs = phrases('sign-off');

/** Words that a line of dates, times, counts and the like is made of, besides numbers. */
export const metaWords = phrases('metadata-word');

/** Labels of the fields in which readers write a comment. */
export const commentFields = phrases('comment-field-word');

/** What those who make a newspaper are called as one. */
export const deskWords = phrases('newsroom-word');

/** News agencies and what else a line of sources is made of. */
export const agencyWords = phrases('agency-word');

/** Networks and shops where a line asks the reader to follow the site; none of their names says anything else. */
export const platforms = wholeWords('network');

/** The same, and the names among them that are common words too: "pulse", "application", "yes". */
export const channels = wholeWords('network', 'network-or-common-word');

/** What a site says of its own channels and of its reader's address. */
export const ofTheSite = wholeWords('of-the-site');

/** First words of lines that ask the reader to follow. */
export const following = phrases('follow-verb');

/** What a byline starts with. */
export const bylineStarts = phrases('byline-start');

/** Words of photograph credits. */
export const credits = phrases('photo-credit');

/** What those who write are called. */
export const trades = phrases('profession');

/** What somebody who writes, edits or photographs is. */
export const trade = matcher('profession', 'staff-profession');
