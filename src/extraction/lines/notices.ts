import { matcher } from '../language/language.ts';
import type { Line } from './line.ts';
import { wordingTest } from './wording.ts';

/** What a site says below what it copied, whose the rights are, where a text comes from and what it does not answer for. */
const isWordedAsNotice = wordingTest({
  'copied-notice': Infinity,
  'all-rights-reserved': 50,
  'disclaimer-opening': 40,
  'ai-summary-note': 40,
  'no-advice-notice': 40,
  'provenance-notice': 14,
});

const notice = matcher('notice-opening');
const ofRights = matcher('rights-word');
const quotedFrom = matcher('quoted-from');
const thisText = matcher('this-text');

/** Whether a line says of the text who has its rights, where it was taken from or what it does not answer for. */
export function isNotice(line: Line): boolean {
  const { key, words } = line;
  if (isWordedAsNotice(line)) return true;
  if (words.length > 70 || !notice.test(key)) return false;
  // "Notice: an article may be shared by its link, …", "For the record: this report was taken from another site"
  return ofRights.test(key) || (words.length <= 40 && quotedFrom.test(key) && thisText.test(key));
}
