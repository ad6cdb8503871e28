/** Characters that nobody sees and that part no words, for a pattern's class: soft hyphens, joiners, direction marks, byte order marks. */
export const invisibleClass =
  '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff';

const invisible = new RegExp(`[${invisibleClass}]`);
const unseen = new RegExp(`[${invisibleClass}\\u034f\\ufe00-\\ufe0f]`, 'g');

/** Whether a text holds a character that nobody sees. */
export function hasInvisible(text: string): boolean {
  return invisible.test(text);
}

/** A text without any character that nobody sees, as search compares it. */
export function withoutInvisible(text: string): string {
  return text.replace(unseen, '');
}

const nothing = /[\u00ad\u180e\u200b\u2060-\u2064\u202d\u202e\ufeff]/g;

/** Letters that join to the next one: between two such a non-joiner changes how they look, as Persian and Urdu need it. */
const joining = `[${[
  String.raw`\u0626\u0628\u062a-\u062e\u0633-\u063f\u0641-\u0647\u0649\u064a\u0640`,
  // Those of Persian, Urdu and their like.
  String.raw`\u0678-\u0687\u069a-\u06bf\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1`,
].join('')}]\\p{M}{0,20}`;
/** Non-joiners that part no letters which would join. */
export const idleNonJoiner = new RegExp(
  `(?<!${joining})\\u200c+|(?<!\\u200c)\\u200c+(?!\\p{Script=Arabic})`,
  'gu',
);

/** Letters of Persian, Urdu and their like that Arabic does not write: there a non-joiner is spelling, also behind a letter that joins none. */
export const foreignLetter = /[پچژگکیںٹڈڑےۀہھ]/;
/** Letters that Persian does not write. */
const ownLetter = /[ةيىكأإؤ]/;

const outsideWords =
  /(?<![\p{Script=Arabic}\p{M}])\u200c+|(?<!\u200c)\u200c+(?!\p{Script=Arabic})/gu;

/** The non-joiners that do nothing in a text, by the letters of its language; in Arabic none does. */
function idleNonJoiners(text: string): RegExp {
  if (foreignLetter.test(text)) return outsideWords;
  return ownLetter.test(text) ? /\u200c+/g : idleNonJoiner;
}

/** Marks that stand beside a letter of their own direction, or between two letters of any. */
const idleMark = new RegExp(
  [
    String.raw`(?<=[\p{Script=Arabic}\p{Script=Hebrew}])[\u200f\u061c]+`,
    String.raw`(?<![\u200f\u061c])[\u200f\u061c]+(?=[\p{Script=Arabic}\p{Script=Hebrew}])`,
    String.raw`(?<=\p{Script=Latin})\u200e+`,
    String.raw`(?<!\u200e)\u200e+(?=\p{Script=Latin})`,
    String.raw`(?<=\p{L})[\u200e\u200f\u061c]+(?=\p{L})`,
  ].join('|'),
  'gu',
);

/** An embedding that is closed; what it holds is kept apart from the text around by an isolate, which does that better. */
const embedding = /([\u202a\u202b])([^\u202a-\u202c\u2066-\u2069]*)\u202c/g;

/** A text without invisible characters that do no work; those that Persian letters or a change of direction need stay. */
export function withoutIdleInvisible(text: string): string {
  if (!invisible.test(text)) return text;
  const bare = text
    .replace(nothing, '')
    .replace(idleNonJoiners(text), '')
    .replace(idleMark, '')
    .replace(embedding, (_, mark: string, held: string) =>
      held ? `${mark === '\u202a' ? '\u2066' : '\u2067'}${held}\u2069` : '',
    )
    .replace(/[\u202a-\u202c]/g, '');
  const isolates = bare.match(/[\u2066-\u2069]/g) ?? [];
  const ends = isolates.filter((mark) => mark === '\u2069').length;
  return 2 * ends === isolates.length ? bare : bare.replace(/[\u2066-\u2069]/g, '');
}
