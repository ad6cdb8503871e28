import * as limits from '../limits.ts';
import type { Direction } from '../model.ts';
import { sample, strongLetters } from './direction.ts';

const rtlLanguages = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'sd', 'ug', 'yi', 'dv', 'iw']);

/** Letters that one language of the Arabic script writes and its neighbours do not. */
const ownLetters = {
  ur: /[ٹڈڑںےھہۓ]/g,
  ckb: /[ڵۆێڕە]/g,
  ps: /[ښځڅډړټڼۍې]/g,
  fa: /[پچژگکی]/g,
  ar: /[ةىأإؤئيك]/g,
};

/**
 * Their share of all letters of a text, estimated to be compared with each other. Counted in sentences of the tests, few but in Arabic:
 * Urdu .16, Kurdish .30, Pashto .10, Arabic .15.
 */
const usualShare = { ur: 0.15, ckb: 0.3, ps: 0.1, ar: 0.2 };

/** BCP 47 tag of a text's language: the page's tag where the script bears it out, else what the letters say. */
export function textLanguage(whole: string, tag: string | undefined): string {
  const text = sample(whole);
  const claimed = normalizedLanguageTag(tag);
  const base = claimed?.split('-')[0] ?? '';
  const { rtl, all } = strongLetters(text);
  if (all === 0) return claimed ?? 'und';
  if (rtl / all < 0.3) {
    if (claimed && !rtlLanguages.has(base)) return claimed;
    return latinLanguage(text);
  }
  const seen = /[\u05d0-\u05ea]/.test(text) ? hebrewOrArabic(text, rtl) : arabicScript(text, rtl);
  if (claimed && (base === seen || (base === 'iw' && seen === 'he'))) return claimed;
  if (claimed && rtlLanguages.has(base) && !['ar', 'fa', 'he', 'ur', 'iw'].includes(base))
    return claimed;
  return seen;
}

/** Direction in which a language is written. */
export function languageDirection(tag: string): Direction {
  return rtlLanguages.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** A BCP 47 tag in its canonical form; undefined where it is none that the browser can work with. */
export function normalizedLanguageTag(tag: string | undefined): string | undefined {
  const trimmed = tag?.trim().replace(/_/g, '-');
  if (
    !trimmed ||
    trimmed.length > limits.languageTag ||
    !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(trimmed)
  )
    return undefined;
  try {
    return Intl.getCanonicalLocales(trimmed)[0];
  } catch {
    return undefined;
  }
}

function hebrewOrArabic(text: string, rtl: number): string {
  const hebrew = text.match(/[\u05d0-\u05ea]/g)?.length ?? 0;
  return hebrew * 2 > rtl ? 'he' : arabicScript(text, rtl);
}

function arabicScript(text: string, rtl: number): string {
  const share = (tag: keyof typeof ownLetters): number =>
    (text.match(ownLetters[tag])?.length ?? 0) / Math.max(1, rtl);
  const arabic = share('ar');
  // An Arabic text may quote any of them.
  const exceeds = (tag: keyof typeof usualShare, least: number): boolean =>
    share(tag) > Math.max(least, arabic * (usualShare[tag] / usualShare.ar));
  if (exceeds('ur', 0.03)) return share('ckb') > share('ur') ? 'ckb' : 'ur';
  if (exceeds('ckb', 0.05)) return 'ckb';
  if (exceeds('ps', 0.02)) return 'ps';
  return share('fa') > arabic ? 'fa' : 'ar';
}

/** Words of which each of some languages of Latin script is full. */
const commonWords = {
  en: 'the of and to in is for that on with',
  fr: 'le la les des et du une dans est pour',
  es: 'el los las que y una por con del en',
  de: 'der die und das ist von mit den nicht ein',
};

function latinLanguage(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(commonWords).map(([tag, common]) => {
    const list = common.split(' ');
    return { tag, count: words.filter((word) => list.includes(word)).length };
  });
  const best = scores.reduce((a, b) => (b.count > a.count ? b : a));
  if (best.count > 0) return best.tag;
  return /[\u0400-\u04ff]/.test(text) ? 'ru' : 'en';
}
