import { matcher } from '../language/language.ts';
import type { Line } from './line.ts';
import { ofTheSite, platforms } from './wording.ts';

/** Words of the longest call: what says more is a sentence of the text. */
const longest = 16;

const call = matcher('reader-call');
const callWithNetwork = matcher('reader-call-with-network');
const sharedWithUs = matcher('shared-with-us');
const likelyCall = matcher('likely-reader-call');

/** Whether somebody is quoted with what a line says. */
export const saying = matcher('saying');

/** Whether a line without a sentence's end may be a call: evidence for where the text has ended. */
export function isLikelyCall({ key, endsSentence }: Line): boolean {
  return !endsSentence && likelyCall.test(key);
}

/** Whether a line asks its reader to subscribe, to write, to press or to share, in whatever words. */
export function isReaderCall({ text, key, words }: Pick<Line, 'text' | 'key' | 'words'>): boolean {
  if (words.length < 2 || /["«»“”]/.test(text) || saying.test(key)) return false;
  if (words.length > longest) return sharedWithUs.test(key);
  if (call.test(key)) return true;
  return callWithNetwork.test(key) && (ofTheSite.test(key) || platforms.test(key));
}
