/** Marks that may end a sentence in Arabic, Persian, Urdu, Hebrew or Latin script, and closing quotes and brackets behind them. */
const ending = /(?<![.!?؟۔…。‼⁇])([.!?؟۔…。‼⁇]+)(["'»”’›)\]}]*)\s*$/u;

/** Titles and short forms whose dot ends no sentence, without their last dot. */
const abbreviations = new Set(
  [
    'د أ م ص ج ط س ت ع ر ش ف ك ن ه هـ ق ب ح أ.د ا.د م.م أ.م ص.ب ق.م ب.م ت.ع س.ت ش.م ش.م.م ذ.م.م ج.م.ع ج.م',
    'دكتور أ.م.د د.م ف.م ل.ل و.م ج.ع هاتف.ت تحق مج كغ كم سم مم كلم ت.م إلخ.. ه.م ق.ظ ب.ظ م.ع ر.ق فق بروف',
    'ر.ک ص.پ ه.ش ه.ق ش ڈاکٹر.م مسٹر.م',
    'mr mrs ms dr prof st vs etc.al al no jr sr inc ltd co corp vol fig pp e.g i.e u.s u.k u.n a.m p.m ph.d',
  ].flatMap((line) => line.split(' ')),
);

/** Letters of eras and units, and "etc.", which may well end a sentence. */
const mayEnd = /(?:[\d٠-٩۰-۹]\s*(?:م|هـ|ه|كم|كغ|سم)|(?:^|\s)(?:إلخ|الخ))\.$/u;

/** Eras written with two dots, which seldom end one. */
const era = /[\d٠-٩۰-۹]\s*(?:ق\.م|ب\.م|ق\.هـ)\.$/u;

/** How a sentence goes on after these: a further year, or a word that leans on what stands before. */
const leansBack = /^(?:و?[\d٠-٩۰-۹]|[-–—(]|(?:إلى|حتى|الموافق|أي|في|على|من|عن|بين)\s)/u;

/** Words that carry a sentence on after a quotation: what came next. */
const goesOn = /^(?:ثم|قبل أن|بعد أن|بينما|حين|عندما|هكذا)(?=\s)/u;

/** Who said it, behind a quotation that begins its sentence. */
const saidIt = new RegExp(
  `^(?:${[
    'قال|قالت|يقول|تقول|سأل|سألت|يسأل|تسأل|تساءل|تساءلت|يتساءل|صاح|صاحت|صرخ|صرخت|هتف|هتفت',
    'أجاب|أجابت|رد|ردت|ردّ|كتب|كتبت|گفت|پرسید|کہا|پوچھا',
  ].join('|')})(?=\\s|[،,.؟!]|$)`,
  'u',
);

const arabicWord = /^[\p{Script=Arabic}\p{M}]{2,}/u;

/** Characters that are looked at on each side of a boundary, and of a long sentence's beginning: more than any rule needs. */
const reach = 80;

/** Whether the end of `before`, which looks like the end of a sentence, is none. `before` begins at the sentence's start. */
export function isFalseBoundary(before: string, after: string): boolean {
  const head = withoutFormats(ends(before));
  const rest = withoutFormats(after.slice(0, reach)).trimStart();
  if (!/[\p{L}\p{N}]/u.test(rest) || !/[\p{L}\p{N}]/u.test(head)) return true;
  const match = ending.exec(head);
  if (!match) return !/\]\s*$/.test(head);
  const [, marks = '', closers = ''] = match;
  if (/^\p{Ll}/u.test(rest) && !/[?؟!]/.test(marks)) return true;
  if (closers) return goesOn.test(rest) || (/^\s*["“«‘]/.test(head) && saidIt.test(rest));
  if (/^(?:…|\.{2,})/.test(marks)) return isPause(head, rest);
  return marks === '.' && isInnerDot(head, rest);
}

/** The beginning and the end of a text; the whole of a short one. */
function ends(text: string): string {
  return text.length <= 2 * reach ? text : `${text.slice(0, reach)} ${text.slice(-reach)}`;
}

/** Directional and joining controls stand around dots and dates in many Arabic pages; they decide nothing. */
function withoutFormats(text: string): string {
  return text.replace(/\p{Cf}/gu, '');
}

/** An ellipsis after or before only a few words is a pause in one sentence. */
function isPause(head: string, rest: string): boolean {
  const words = (text: string): number => text.trim().split(/\s+/).length;
  return words(head) < 4 || words(rest) < 3;
}

function isInnerDot(head: string, rest: string): boolean {
  const spaced = /\s$/.test(head);
  const text = head.trimEnd();
  const token = (/(?<![^\s"'«“([،؛:/-])[^\s"'«“([،؛:/-]+$/u.exec(text)?.[0] ?? '').slice(0, -1);
  if (!spaced && !(arabicWord.test(rest) && /\p{Script=Arabic}{3}$/u.test(token))) return true;
  if (/^[\d٠-٩۰-۹]{1,3}\.$/.test(text.trim())) return true;
  if (mayEnd.test(text)) return leansBack.test(rest);
  if (era.test(text)) return !/^و\p{L}/u.test(rest);
  return isShortForm(token);
}

function isShortForm(token: string): boolean {
  const bare = token.replace(/^(?:ال|[وبلفك])(?=[^.]+\.)/u, '').toLowerCase();
  return (
    abbreviations.has(token.toLowerCase()) ||
    abbreviations.has(bare) ||
    /^(?:\p{L}ـ?|و[أدصعم]ـ?|[بلفك][أد]ـ?)$/u.test(token) ||
    /^(?:\p{L}ـ?\.)+\p{L}ـ?$/u.test(token)
  );
}
