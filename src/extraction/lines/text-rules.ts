import { matcher, phrases } from '../language/language.ts';
import { call, isCall, isHeadingOfAWord } from './calls.ts';
import type { Condition, Place, Rule } from './condition.ts';
import { isBeginning, itemKeys, type Line, sameText } from './line.ts';
import { isSiteAccountLink } from './site-accounts.ts';
import {
  advert,
  agencyWords,
  channels,
  credits,
  isRelatedLabel,
  lineKey,
  related,
} from './wording.ts';

/** What paragraphs beside a picture are that belong to it. */
export const captionRules: readonly Rule[] = [
  {
    id: 'picture-credit',
    kind: 'paragraph',
    is: credits,
    test: (_, place) => isBesidePicture(place),
  },
  { id: '', is: credits },
  { id: '', test: ({ kind }, { before }) => kind !== 'paragraph' || before?.kind !== 'picture' },
  // "2/7", "2 of 7": which picture of a row it is.
  { id: 'picture-credit', form: /^\s*\d{1,3}\s*\/\s*\d{1,3}\s*$/ },
  { id: 'picture-credit', form: /^\s*\d{1,3}\s*(\p{L}+)\s*\d{1,3}\s*$/u, part: phrases('of-word') },
  { id: 'picture-credit', most: 15, test: endsInAgency },
  // "… © the agency"
  { id: 'picture-credit', most: 25, form: /©\s*\p{L}[^©.،]{1,30}$/u },
  // "The bridge by night / Photo: Sami", "… (تصوير: سامي)"
  {
    id: 'picture-credit',
    most: 25,
    form: /[/|([–—-]\s*([^:/|()]{3,20}):\s*[^:]{2,40}$/,
    part: credits,
  },
  { id: 'repeated-caption', test: saysPicture },
];

/** What lines with words are that are no article's text, wherever they stand. */
export const textRules: readonly Rule[] = [
  // "00:00 / 01:12", where a player was, and its "1.5x".
  { id: 'left-by-a-tool', form: /^\s*(?:\d{1,2}:\d\d\s*[/|]\s*\d{1,2}:\d\d|\d(?:\.\d+)?x)\s*$/i },
  // "★★★★☆ (128 ratings)"
  { id: 'left-by-a-tool', form: /^\s*[★☆⭐]{3,}[^.،]{0,30}$/ },
  // "[caption id=7]", "[button]Book now[/button]"
  {
    id: 'left-by-a-tool',
    form: /^\s*\[([a-z][\w-]*)(?:\s[^\]]*)?\][^[\]]{0,40}\[\/\1\]\s*$|^\s*\[\/?[a-z][\w-]*(?:\s[^\]]*)?\]\s*$/i,
  },
  // The reader's own address, written in Base64 ("ip:…") with his network and country: a mark against copying.
  { id: 'left-by-a-tool', form: /^\s*aXA6[\w+/]{8,}=*(?:\s+\S+){0,8}\s*$/ },
  // "Home » Local »"
  {
    id: 'way-to-the-page',
    form: /^([^»«›>/\\|←•]{2,20})[»«›>/\\|←•]/,
    part: phrases('home-label'),
  },
  { id: 'rating', has: [matcher('rating-line')] },
  { id: 'cookie-notice', most: 60, has: [matcher('cookie-notice'), matcher('cookie-consent')] },
  { id: 'skip-note', most: 12, form: /^.{0,79}$/s, has: [matcher('skip-note')] },
  {
    id: 'advert-label',
    is: advert,
    test: (line, { isAmongText }) => !isAmongText || !isHeadingOfAWord(line),
  },
  { id: '', is: advert },
  { id: 'call', ...call },
  {
    id: 'picture-credit',
    kind: 'paragraph',
    most: 10,
    any: [
      { form: /^[\s(]*©/ },
      // "(Photo by Rana Haddad)", "Image courtesy of the council"
      { never: /\./, has: [matcher('photographer-line')] },
      // A label and a name. "Pictures: the town by the sea" may head a part of the text, and "Photography: a trade of fathers and sons" say a sentence.
      {
        leads: credits,
        form: /^[^\s:/|]+(?:\s[^\s:/|]+){0,2}\s*[:/|©]/,
        any: [
          { most: 5 },
          { ended: false, test: (_, place) => !place.isAmongText || isBesidePicture(place) },
        ],
      },
    ],
  },
];

/** What lines are no article's text by their place or by where they lead. */
export const placeRules: readonly Rule[] = [
  // "Facebook", "WhatsApp", below "Follow our news on:"
  { id: 'list-of-a-call', kind: 'list', test: isOfACall },
  { id: 'site-account', most: 30, linked: 0, test: isSiteAccountLink },
  // A word or two above the headline: the section, a kicker.
  { id: 'section', most: 4, test: (line, { isAboveTitle }) => !!isAboveTitle && isLabel(line) },
  { id: 'title', test: (line, place) => !!place.isOpening && isTitle(line, place) },
];

/** Asks to read another article too, and is no heading over what is no link: "Suggestions", "Next". */
export const readAlso: Condition = {
  test: (line, { after }) =>
    !/^(?:picture|code|table)$/.test(line.kind) && !(isHeadingOfAWord(line) && after?.prose),
  any: [
    { test: ({ key }) => isRelatedLabel(key) },
    {
      most: 30,
      starts: related,
      any: [
        { linked: 0.4 },
        { form: /^[^:]{2,30}(?::|\.\.|\s[|–—-]\s)/ },
        { linked: 0.15, most: 14 },
      ],
    },
  ],
};

function isBesidePicture({ before, after }: Place): boolean {
  return before?.kind === 'picture' || after?.kind === 'picture';
}

function endsInAgency({ text }: Line): boolean {
  const named = /\(([^()]{2,30})\)\s*$/.exec(text)?.[1];
  return named !== undefined && lineKey(named).split(' ').every(agencyWords.is);
}

function saysPicture({ key }: Line, { before }: Place): boolean {
  const alt = before?.element.querySelector('img')?.getAttribute('alt') ?? '';
  return [before?.text ?? '', alt].map(lineKey).includes(key);
}

function isOfACall(line: Line, { before }: Place): boolean {
  if (!before?.endsInColon) return false;
  const items = itemKeys(line);
  const isShort = items.every((item) => item.split(' ').length <= 3);
  return isShort && items.some((item) => channels.test(item)) && isCall(before, false);
}

function isLabel({ kind }: Line): boolean {
  return kind === 'heading' || kind === 'paragraph';
}

/** Whether a line says what the headline does, and no more: what goes on is a sentence of the text. */
export function isTitle(line: Line, { facts }: Place): boolean {
  if (!isLabel(line)) return false;
  const keys = facts?.titles.map(lineKey) ?? [];
  return keys.some((key) => !isBeginning(key, line.key) && sameText(line.words, key.split(' ')));
}
