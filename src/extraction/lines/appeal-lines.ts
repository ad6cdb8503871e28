import type { RawBlock } from '../blocks/media-blocks.ts';
import { itemKeys, type Line } from './line.ts';
import { isMetaWord } from './meta-words.ts';
import { isLikelyCall, isReaderCall, saying } from './reader-calls.ts';
import { appeals, channels, following, lineKey, ofTheSite, platforms } from './wording.ts';

/**
 * Whether a line asks its reader to follow, to subscribe, to share, to comment or to go elsewhere, and says nothing else. What
 * stands among an article's paragraphs is a call on strong evidence only.
 */
export function isAppeal(line: Line, isAmongText: boolean): boolean {
  const { raw, key, words } = line;
  if (raw.kind === 'list' && isOfTheText(raw)) return false;
  if (appeals.is(key))
    return !/[؟?]\s*$/.test(raw.text) && !(isAmongText && isHeadingOfAWord(line));
  if (words.length > 30) return false;
  if (calls.some((isCall) => isCall(line)) || isReaderCall(raw.text, key, words)) return true;
  return (!isAmongText && isLikelyCall(raw.text, key)) || asksToFollow(line, isAmongText);
}

/** "Follow our news on Telegram", "Share this: …" over links. */
function asksToFollow(line: Line, isAmongText: boolean): boolean {
  const { key, words, linked } = line;
  const follows = following.is(words[0] ?? '');
  if (!follows && !appeals.starts(key)) return false;
  if (linked > 0.3 && !follows) return true;
  return leadsElsewhere(line, follows, isAmongText) && !isSentence(line, isAmongText);
}

function leadsElsewhere({ key, words, linked }: Line, follows: boolean, isAmongText: boolean) {
  if (platforms.test(key) || (follows && words.length <= 20 && ofTheSite.test(key))) return true;
  return channels.test(key) && (linked > 0 || !isAmongText);
}

/** Whether a line is one word set as a heading: "Save", "Print" head a part of a text as well as anything. */
export function isHeadingOfAWord({ raw, words, linked }: Line): boolean {
  if (words.length > 1 || linked > 0) return false;
  return raw.kind === 'heading' || raw.element.querySelector('b, strong') !== null;
}

// "Download the app" may be the first step of a way that the text tells.
function isOfTheText(raw: RawBlock): boolean {
  const items = itemKeys(raw);
  const asks = (key: string): boolean =>
    appeals.is(key) || appeals.starts(key) || following.is(key.split(' ')[0] ?? '');
  return items.length > 1 && (raw.element.tagName === 'OL' || !items.every(asks));
}

/** "Facebook", "WhatsApp", below "Follow our news on:": a list that a call announces. */
export function isOfACall({ raw }: Line, before: Line | undefined): boolean {
  if (raw.kind !== 'list' || !before || !/[:：]\s*$/.test(before.raw.text)) return false;
  const items = itemKeys(raw);
  const isShort = items.every((item) => item.split(' ').length <= 3);
  return isShort && items.some((item) => channels.test(item)) && isAppeal(before, false);
}

/** "Font size:", "To view this video please enable …": what stands beside a tool that is gone. */
function isOfATool({ raw, key }: Line): boolean {
  return (
    /^\s*(?:حجم )?الخط\s*:\s*$/.test(raw.text) ||
    /^(?:to view this video|your browser does not|please enable javascript|getting your \S+ audio)\s/.test(
      key,
    ) ||
    /^(?:لمشاهده هذا (?:ال)?(?:فيديو|مقطع) (?:يرجي|الرجا|يجب|عليك) |(?:يرجي|الرجا) تفعيل (?:ال)?جافا|متصفحك لا يدعم )/.test(
      key,
    )
  );
}

const paidLinks =
  /^(?:disclosure |disclaimer |please note )?(?:this|our|some|the|as|we|links|when you) .{0,200}(?:affiliate (?:links?|commissions?|partners?)|amazon associates?)(?: |$)/;

const arabicPaidLinks =
  /^(?:(?:تنويه|ملاحظه|افصاح) )?(?:قد )?(?:[يت]حتوي|[يت]تضمن|بعض|هذا|هذه|نستخدم|الروابط|جميع) .{0,200}روابط (?:ال)?(?:تسويقيه|افلييت|تابعه|بالعموله|شراكه) .{0,200}(?:^| )عموله(?: |$)/;

/** "This post contains affiliate links …": how the site is paid. */
function isOfPaidLinks({ key, words }: Line): boolean {
  if (words.length <= 40 && arabicPaidLinks.test(key)) return true;
  return (
    words.length <= 60 &&
    /(?:^| )(?:links?|earn|commissions?)(?: |$)/.test(key) &&
    paidLinks.test(key)
  );
}

const calls = [
  isOfPaidLinks,
  isOfATool,
  isComing,
  isCommentCall,
  isFeedback,
  isTools,
  isVisit,
  endsInCall,
  isMailing,
  isWriteToUs,
];

/** What somebody did as well as what one is asked to do, in Arabic; words that open any sentence, in Persian. "تابعوا" is only asked. */
const told =
  /^(?:تابع|اشترك|انضم|حمل|شارك|سجل|نزل|ساهم|تبرع|ارسل|متابعه|مشاركه|تحميل|تنزيل|در|به|ما)$/;

// "تابع فيسبوك…" may open a sentence of the text: it then has a sentence's length and full stop, or quotes somebody.
function isSentence({ raw, key, words, linked }: Line, isAmongText: boolean): boolean {
  if (linked >= 0.1 || ofTheSite.test(key)) return false;
  if (/[.؟!]\s+\S|["“«]/.test(raw.text) || saying.test(key)) return true;
  const isTold = told.test(words[0] ?? '');
  if (isTold && isAmongText) return true;
  const least = isTold ? 5 : 10;
  return words.length > least && /[.؟!…]\s*$/.test(raw.text);
}

const coming = /^(?:ول|ل)(?:لمزيد|مزيد|قراه|متابعه|مشاهده|معرفه|لاطلاع|تحميل)\s|^(?:اضغط|انقر)/;

// "Watch", "record" and "carry" are also what somebody did.
const calling = /^(?:شاهد|شاهدوا|استمع|استمعوا|طالع|اقرا|حمل|سجل|احجز)\s.{0,200} من هنا$/;

/** "For more of it press here." */
function isComing({ raw, key, words, linked }: Line): boolean {
  if (words.length > 14 || linked === 0) return false;
  if (!coming.test(key) && !calling.test(key)) return false;
  return hasHereLink(raw.element);
}

const opinion =
  /^هل (?:كان|كانت|وجدت|تجد|اعجبك|اعجبتك|ساعدك|ساعدتك|افادك|افادتك|استفدت من|انت راض عن)(?: في)? (?:هذا|هذه|محتوي)? ?(?:ال)?(?:مقال|مقاله|خبر|تقرير|صفحه|محتوي|معلومات|معلومه|موضوع|خدمه|اجابه|ما قرات|ما قراته)(?: (?:مفيدا|مفيده|مفيد|لك))*(?: نعم)?(?: لا)?$|^نعم لا$|^\d+ من (?:ال)?(?:زوار|قرا|مستخدمين) (?:اعجبهم|وجدوا) .{0,200}(?:صفحه|مقال|محتوي|مفيد)/;

/** "Was this page useful? Yes No", and how many found it so. */
function isFeedback({ key, words }: Line): boolean {
  return words.length <= 14 && opinion.test(key);
}

/** Whether one of an element's links is named "here", "press here" and the like. */
export function hasHereLink(element: Element): boolean {
  return [...element.querySelectorAll('a')].some((link) =>
    /^(?:(?:اضغط|انقر|من|click|press)\s+)?(?:هنا|اينجا|اینجا|here|כאן|یہاں)$/iu.test(
      link.textContent?.trim() ?? '',
    ),
  );
}

/** "If you want to talk about it, or found a mistake, write to us at …". */
function isWriteToUs({ raw, key }: Line): boolean {
  if (/["«»“”]/.test(raw.text)) return false;
  return /^(?:اذا|ان) (?:كنت|كنتم|كان لديك|كان لديكم|اردت|اردتم|رغبت|رغبتم) .{0,200} (?:راسلنا|راسلونا|(?:اكتب|اكتبوا|ابعث|ابعثوا) (?:لنا|الينا)|(?:تواصل|تواصلوا) معنا)(?: |$)/.test(
    key,
  );
}

const callLink =
  /^(?:انضم|انضموا|اشترك|اشتركوا|ادعم|ادعموا|ادعمنا|ادعمونا|تبرع|تبرعوا|ساهم|ساهموا|donate|give|subscribe|join|support us|become a (?:member|supporter))(?: \S+){0,2}$/;

/** Whether a link's words ask to join, to subscribe or to give. */
export function isCallLink(text: string): boolean {
  return callLink.test(lineKey(text));
}

/** "This letter reached you because you subscribed. Unsubscribe": the foot of a newsletter. */
function isMailing({ raw: { element }, linked }: Line): boolean {
  if (linked === 0) return false;
  return [...element.querySelectorAll('a')].some((link) =>
    /^(?:(?:ل?الغا الاشتراك|unsubscribe)(?: \S+){0,3}|لغو اشتراك)$/.test(
      lineKey(link.textContent ?? ''),
    ),
  );
}

/** "This report is free thanks to our readers. [Join them]": the line's last words are a link that asks. */
function endsInCall({ raw: { element }, words }: Line): boolean {
  if (words.length > 16) return false;
  const link = [...element.querySelectorAll('a')].at(-1)?.textContent?.trim() ?? '';
  return (
    link !== '' &&
    isCallLink(link) &&
    /[.!؟:…]\s*$/.test(element.textContent?.trim().slice(0, -link.length) ?? '') &&
    (element.textContent?.trim().endsWith(link) ?? false)
  );
}

const visit =
  /(?:^| )و?(?:زوروا|تابعوا|تابعونا|انضم|انضموا|اشتركوا|يمكنك|يمكنكم|بيونديد|عضو شويد|היכנסו|הצטרפו|עקבו|הירשמו)(?: |$)/;

/** "For the stars' pictures visit us on Instagram": a network, a link to it, and a request that nobody is quoted with. */
function isVisit({ raw, key, words, linked }: Line): boolean {
  if (words.length > 20 || linked === 0 || !channels.test(key)) return false;
  const asked = visit.exec(key);
  if (!asked || key.slice(0, asked.index).split(' ').length > 9) return false;
  if (/^[^«"“]{0,60}:/.test(raw.text) || /^و?ل(?:ا|م|ن|كن|كل|ان) /.test(key)) return false;
  return asked.index === 0 || /^(?:و?ل|و?يمكن|ל)/.test(key);
}

/** "Print | Send to a friend | Views: 12": each part names something to do with the page, or counts. */
function isTools({ raw, words }: Line): boolean {
  if (words.length > 14 || !/[|•·]/.test(raw.text)) return false;
  const parts = raw.text.split(/[|•·]/).map(lineKey);
  return parts.some(isTool) && parts.every((part) => isTool(part) || isCount(part));
}

function isTool(key: string): boolean {
  return (
    appeals.is(key) ||
    /^(?:طباعه|اطبع|ارسل|ارسال|حفظ|نسخ|مشاركه|تكبير|تصغير)(?: \S+){0,2}$/.test(key)
  );
}

function isCount(key: string): boolean {
  return /\d/.test(key) && key.split(' ').every(isMetaWord);
}

/** "Tell us in the comments." */
function isCommentCall({ key, words }: Line): boolean {
  if (words.length > 14) return false;
  if (
    /^(?:ساهم|انضم|شارك)(?:وا| ي)? (?:في|الي) (?:النقاش|المناقشه)(?: (?:عبر|علي) \S+| هنا| الان| معنا)?$|(?:^| )شاركو?نا (?:ب)?(?:راي|تجرب)\S*(?: \S+){0,3}$|(?:^| )اترك(?:وا)? تعليق\S*(?: \S+){0,3}$/.test(
      key,
    )
  )
    return true;
  if (
    /^(?:هل )?(?:اعجبك|اعجبتك|اعجبكم|اعجبتكم) (?:هذا |هذه )?ال(?:مقال|خبر|موضوع|تقرير|قصه|تدوينه|درس|شرح|وصفه|حلقه)|^(?:אהבתם|נהניתם)\s/.test(
      key,
    )
  )
    return true;
  return (
    /^(?:شارك|شاركي|اخبر|اخبري|اكتب|اكتبي)و?نا\s|^اكتبوا لنا\s|^اترك(?:وا)? لنا\s/.test(key) &&
    /تعليق|راي|اراي|تجرب|تجارب/.test(key)
  );
}
