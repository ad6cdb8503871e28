import { matcher } from '../language/language.ts';
import type { Line } from './line.ts';
import { isSummaryNote } from './wording.ts';

/** "Dear visitor, you have read …", "the report itself is to be read at …": what a site says below what it copied. */
const copied = matcher('copied-notice');

/** "This report was taken from another site", "this content was paid for". */
const taken = matcher('provenance-notice');

const ofRights = matcher('rights-word');
const allRights = matcher('all-rights-reserved');

/** "Notice: an article may be shared by its link, but copying its text …", "© 2024. All rights reserved. …". */
function isRightsNotice({ key, words }: Line): boolean {
  if (words.length <= 50 && allRights.test(key)) return true;
  return words.length <= 70 && notice.test(key) && ofRights.test(key);
}

/** Whether a line says of the text who has its rights, where it was taken from or what it does not answer for. */
export function isNotice(line: Line): boolean {
  return isDisclaimer(line) || isRightsNotice(line);
}

const notice = matcher('notice-opening');
const quotedFrom = matcher('quoted-from');
const thisText = matcher('this-text');
const disclaimer = matcher('disclaimer-opening');

/** "This content is for information only and replaces no doctor's advice". */
const noAdvice = matcher('no-advice-notice');

/** "For the record: this report was taken from another site", "Disclaimer: …". */
function isDisclaimer({ key, words }: Line): boolean {
  if (copied.test(key)) return true;
  if (words.length > 40) return false;
  if (disclaimer.test(key) || isSummaryNote(key)) return true;
  if (noAdvice.test(key)) return true;
  if (words.length <= 14 && taken.test(key)) return true;
  return notice.test(key) && quotedFrom.test(key) && thisText.test(key);
}
