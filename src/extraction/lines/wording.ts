import { once } from '../../article/once.ts';
import { foldLetters, foldPlain, isPlain } from '../../article/text/arabic.ts';

const keys = new Map<string, string>();

/** A text as rules compare it: folded letters, words parted by single spaces, no punctuation. */
export function lineKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = keyOf(text);
  // Titles and labels are asked for again and again; what a page could fill the memory with is not kept.
  if (text.length <= 300 && keys.size < 2000) keys.set(text, key);
  return key;
}

function keyOf(text: string): string {
  if (isPlain(text)) return foldPlain(text).replace(plainBreaks, ' ').trim();
  const visible = text
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replaceAll('\u00a0', ' ');
  const folded = foldLetters(visible);
  return folded.replace(isPlain(folded) ? plainBreaks : breaks, ' ').trim();
}

const breaks = /[^\p{L}\p{N} ][^\p{L}\p{N}]*| [^\p{L}\p{N}]+/gu;
/** The same for folded plain texts, told with few comparisons. */
const plainBreaks =
  /[^a-z0-9\u0621-\u063a\u0641-\u064a ][^a-z0-9\u0621-\u063a\u0641-\u064a]*| [^a-z0-9\u0621-\u063a\u0641-\u064a]+/g;

/** Says whether a key is one of some words or phrases. */
export interface Entries {
  all(): readonly string[];
  is(key: string): boolean;
}

/** Says whether a line's key starts with, or is, one of the phrases. */
export interface Phrases extends Entries {
  /** Starts with a phrase of two words or more. */
  starts(key: string): boolean;
  /** Starts with any of them. */
  leads(key: string): boolean;
}

function phrases(...lists: readonly string[]): Phrases {
  const { all, is } = entries(lists, '|');
  const leading = (key: string, words: number): boolean => {
    for (let end = key.indexOf(' '), count = 1; count <= 7; count += 1) {
      if (count >= words && is(end < 0 ? key : key.slice(0, end))) return true;
      if (end < 0) return false;
      end = key.indexOf(' ', end + 1);
    }
    return false;
  };
  return { all, is, starts: (key) => leading(key, 2), leads: (key) => leading(key, 1) };
}

function words(...lists: readonly string[]): Entries {
  return entries(lists, ' ');
}

// Each list is written in one kind of letters, and a page asks for its own: the other lists are not made.
function entries(lists: readonly string[], parting: string): Entries {
  const parted = (some: readonly string[]): ReadonlySet<string> =>
    new Set(([] as string[]).concat(...some.map((list) => list.split(parting))));
  const western = once(() => parted(lists.filter(isWestern)));
  const eastern = once(() => parted(lists.filter((list) => !isWestern(list))));
  return {
    all: () => [...western(), ...eastern()],
    is: (key) => (isWestern(key) ? western() : eastern()).has(key),
  };
}

/** What Arabic and Hebrew write onto the front of a word: conjunctions, prepositions and the article. */
const clitics = '(?:[وف]?(?:[بكل]?ال|لل|[بكل])?|ו?[בלמשכ]?ה?)';

/** A pattern that finds any of some words or phrases in a key, as whole words, with what is written onto their front. */
export function wholeWords(alternatives: string): RegExp {
  return new RegExp(`(?:^| )${clitics}(?:${alternatives})(?= |$)`, 'u');
}

/** Whether a key begins with a digit or a Latin, Greek or Cyrillic letter. */
function isWestern(key: string): boolean {
  return key.charCodeAt(0) < 0x590;
}

// The lists are written as `lineKey` gives them, which spares a page the folding of hundreds of phrases: a test says which are not.

/** Labels over links to other articles. */
export const related = phrases(
  'اقرا ايضا|اقرا ايضا علي|اقرا المزيد|اقرا كذلك|اقرا اكثر|اقرووا ايضا|اقراوا ايضا|اقريي ايضا|واقرا ايضا|طالع ايضا|طالع المزيد|شاهد ايضا|شاهدي ايضا|شاهد المزيد|شاهد الفيديو|شاهد بالفيديو|انظر ايضا|انظر كذلك|تابع ايضا|تصفح ايضا|قد يهمك|قد يهمك ايضا|قد يهمكم|وقد يهمك|ما قد يهمك|يهمك ايضا|قد يعجبك|قد يعجبك ايضا|ربما يعجبك|ربما يهمك|سيعجبك ايضا|قد يثير اهتمامك|يمكنك ايضا قراه|يمكنكم ايضا قراه|يمكنك قراه|يمكنك ايضا مشاهده|يمكنك ايضا الاطلاع|يمكنكم ايضا الاطلاع|قد ترغب|قد تهمك',
  'مواضيع ذات صله|مواضيع دات صله|مواضيع ذات علاقه|موضوعات ذات صله|موضوعات متعلقه|مواضيع متعلقه|مقالات ذات صله|مقالات دات صله|مقالات ذات علاقه|مقالات متعلقه|مقالات مشابهه|مواضيع مشابهه|اخبار ذات صله|اخبار متعلقه|اخبار مرتبطه|اخبار مشابهه|الاخبار المتعلقه|المواضيع المتعلقه|المقالات المتعلقه|المقالات ذات الصله|تقارير ذات صله|تقرير ذو صله|فيديوهات ذات صله|قصص ذات صله|روابط ذات صله|محتوي ذو صله|محتوي ذات صله|ذات صله|ذات علاقه|قصص مقترحه|مقالات مقترحه|مواضيع مقترحه|اخبار مقترحه|مواضيع ساخنه|مقترحات|اخترنا لك|اخترنا لكم|نرشح لك|نرشح لكم|ننصحك بقراه|ننصح بقراه|ترشيحاتنا|موصي به|مقالات موصي بها|لا تفوت|لا تفوتك|لا تفوتوا|لا يفوتك|اقرا في',
  'الاكثر قراه|الاكثر مشاهده|الاكثر شعبيه|الاكثر تداولا|الاكثر شيوعا|الاكثر تفاعلا|الاكثر تعليقا|الاعلي مشاهده|اخر الاخبار|احدث الاخبار|احدث المقالات|احدث المواضيع|اخر المقالات|المزيد من الاخبار|المزيد من المقالات|المزيد من المواضيع|المزيد حول|مزيد من الاخبار|للمزيد|للمزيد من الاخبار|لمزيد من الاخبار|لقراه المزيد|مقالات اخري|اخبار اخري|مواضيع اخري|المقال السابق|المقال التالي|المقاله السابقه|المقاله التاليه|الخبر السابق|الخبر التالي|الموضوع السابق|الموضوع التالي|السابق|التالي',
  'بيشتر بخوانيد|بيشتر بدانيد|همجنين بخوانيد|حتما بخوانيد|مطالب مرتبط|اخبار مرتبط|خبرهاي مرتبط|مطالب بيشنهادي|بيشنهاد سردبير|بيشنهاد ما|مطالب مشابه|ببينيد|اخرين اخبار|بربازديدترين|بربحث ترين|اخبار بيشنهادي|اين مطلب را هم بخوانيد|در همين زمينه|در اين باره بخوانيد|نوشته هاي مرتبط|نوشتههاي مشابه',
  'مزيد بڑھيں|مزيد بڑھييے|يه بھي بڑھيں|يه بھي بڑھيے|متعلقه خبريں|متعلقه مضامين|مزيد خبريں|تازه ترين خبريں|اهم خبريں|اسي بارے ميں',
  'קראו גם|קרא גם|קראו עוד|קרא עוד|לקריאה נוספת|כתבות נוספות|כתבות קשורות|כתבות אחרונות|עוד בנושא|אולי יעניין אותך|אולי יעניין אתכם|מומלץ עבורך|מומלצים|פוסטים קשורים|פוסטים אחרונים|מאמרים קשורים|מאמרים נוספים|עוד כתבות|הנצפות ביותר|הכתבות החמות|ראו גם|ראה גם',
  'read also|also read|also see|read more|read next|read this|see also|see more|watch also|also watch|also on|related|related articles|related article|related posts|related post|related stories|related story|related news|related topics|related content|related coverage|related links|related reading|you may also like|you might also like|you may like|you might like|you may be interested|more from|more on this|more on this story|more news|more stories|more articles|more like this|recommended|recommended for you|recommended reading|recommended articles|suggested|dont miss|don t miss|must read|most read|most popular|most viewed|popular posts|popular articles|trending|trending now|latest news|latest posts|latest articles|recent posts|recent articles|top stories|editors picks|no related posts|up next|keep reading|further reading|previous article|next article|previous post|next post|check out|check out another|click here to read|in case you missed it|here s more',
  'lea tambien|leer mas|te puede interesar|te recomendamos|tambien te puede interesar|noticias relacionadas|articulos relacionados|mas noticias|lea ademas|vea tambien|le puede interesar|lire aussi|a lire aussi|lire egalement|a lire egalement|voir aussi|articles similaires|articles lies|sur le meme sujet|lesen sie auch|mehr zum thema|leggi anche|leia tambem|leia mais|ilgili haberler|bunu da oku|baca juga|читаите также',
);

// Labels are put together from few words in many ways.
const relatedForms =
  /^(?:כתבות|ידיעות) (?:נוספות|קשורות)(?: ש\S+(?: \S+)?)?$|^(?:فيديو|صور|خبر|مقال|موضوع) (?:قد )?[يت](?:عجب|هم)كم?$|^(?:ال)?(?:اخبار|مواضيع|موضوعات|موضوع|مقالات|قصص|تقارير|روابط|فيديوهات|مواد|قراات) (?:ال)?(?:ذات (?:ال)?(?:صله|علاقه)|متعلقه|مرتبطه|مشابهه|مماثله|مقترحه|مختاره|قد تهمك|قد تعجبك|تهمك|يهمك|اخري)$|^(?:اقر[اي]|طالع|شاهد|انظر|تصفح|اكتشف|راجع)(?:وا|ي)? (?:ايضا|المزيد|كذلك|هذا التالي|التالي|الان|في السياق)$|^(?:داستان|مطالب|اخبار|خبر|موضوع|موضوعات|مقالات)(?: ?هاي)? (?:بيشنهادي|مرتبط|مشابه)$/;

/** Whether a whole line is a label over links to other articles. */
export function isRelatedLabel(key: string): boolean {
  return related.is(key) || (key.length < 40 && relatedForms.test(key));
}

const moreForms =
  /^المزيد (?:في|من|عن|حول) \S+(?: \S+)?$|^עוד ב\S+(?: \S+)?$|^(?:more|also) (?:in|from|on) \S+(?: \S+)?$|^(?:مواقيت الصلاه|اسعار العملات|حاله الطقس|درجات الحراره|دلالات|مثبت في هذا الخبر|حول هذه القصه|التحديثات الحيه|اهم الاخبار)$/;

/** Whether a label says, where links stand below it and nothing else, that they lead to other articles. */
export function isMoreLabel(key: string): boolean {
  return isRelatedLabel(key) || (key.length < 40 && moreForms.test(key));
}

/** Words that stand where an advertisement goes. */
export const advert = phrases(
  'اعلان|اعلانات|الاعلانات|اعلان تابع القراه|يتبع بعد الاعلان|ماده اعلانيه|مواد اعلانيه|فاصل اعلاني|اضافه اعلان|اعلان ممول|محتوي ممول|اعلان مدفوع|مساحه اعلانيه|اعلانات جوجل|تابع القراه بعد الاعلان|يستمر المحتوي بعد الاعلان|القراه تستمر بعد الاعلان|تبليغات|اكهي|تبليغ|اشتهار|اشتهارات|פרסומת|תוכן ממומן|פרסום',
  'ad|ads|advert|adverts|advertisement|advertisements|advertising|sponsored|sponsored content|promoted|promoted content|story continues below|story continues below advertisement|advertisement continue reading below|advertisement scroll to continue|article continues below|article continues after advertisement|article continues after this ad|article continues below this ad|story continues after this ad|continue reading below|scroll to continue|publicidad|anuncio|anuncios|publicite|anzeige|werbung|pubblicita|reklam|publicidade|реклама|iklan|advertentie|annons|annonse|mainos|hirdetes|reklama|oglas|quang cao',
);

/** Lines that ask to share, follow, subscribe, install or report. */
export const appeals = phrases(
  'شارك|شاركها|شاركه|مشاركه|شارك المقال|شارك الخبر|شارك الموضوع|شارك هذا المقال|شارك هذا الموضوع|شارك علي|شارك عبر|شارك مع|شاركنا|شارك المقاله|شارك هذه المقاله|مشاركه عبر|مشاركه علي|مشاركه المقال|مشاركه الخبر|انشر|انشر الخبر|انشر المقال|ارسل الخبر|ارسل المقال|ارسل الي صديق|ارسل لصديق|انسخ الرابط|نسخ الرابط|تم نسخ الرابط|رابط مختصر|الرابط المختصر|طباعه|اطبع|حفظ|ارسل|استمع|استمع الي المقال|استمع للمقال|حجم الخط|تصغير الخط|تكبير الخط|تغيير حجم الخط|اضغط للطباعه|اضف تعليقا|اضف تعليق|اضافه تعليق|اضف تعليقك|اكتب تعليقا|اكتب تعليقك|اترك تعليقا|اترك تعليق|اترك ردا|اترك رد|اترك لنا تعليقا|لا توجد تعليقات|لا يوجد تعليقات|كن اول من يعلق|شاركنا رايك|شاركونا رايكم|ما رايك|اخبرنا برايك',
  'تابعنا|تابعونا|تابعوا|تابع اخبارنا|تابعوا اخبارنا|تابع اخر الاخبار|تابعوا اخر الاخبار|تابع قناتنا|تابعوا قناتنا|تابعوا صفحتنا|تابع صفحتنا|لمتابعه اخبار|لمتابعه اخر|لمتابعه المزيد|ولمتابعه اخر|يمكنكم متابعه|يمكنك متابعه|يمكنكم الاطلاع|يمكنك الاشتراك|يمكنكم الاشتراك|ويمكنك الاشتراك|ويمكنكم الاشتراك|لمتابعتنا|رجا الانضمام|يرجي الانضمام|انضم الينا|انضم الي قناتنا|انضموا الي|انضم الي قناه|اشترك في|اشترك الان|اشترك بنشرتنا|اشتركوا في|اشترك|سجل الان|سجل بريدك|النشره البريديه|القايمه البريديه|حمل التطبيق|حمل الان تطبيق|حمل تطبيق|حملوا تطبيق|نزل التطبيق|تحميل التطبيق|لتحميل التطبيق|حقوق النشر محفوظه|جميع الحقوق محفوظه|كل الحقوق محفوظه|الابلاغ عن خطا|للابلاغ عن خطا|ابلغ عن خطا|بلغ عن خطا|هل وجدت خطا|هل لاحظت خطا|وجدت خطا|التجاوز الي المحتوي|تخطي الي المحتوي|انتقل الي المحتوي|وواصل القراه|مرتبط|معجب بهذه|اعجاب|جار التحميل|جاري التحميل|تحميل|تنزيل|حمل|القايمه الرييسيه|العوده الي الاعلي|تواصل معنا|اتصل بنا|كود التضمين|رابط دايم|الرابط الدايم|جار تحميل المحتوي|جاري تحميل المحتوي|لن يتم نشر عنوان بريدك|التعليقات لا تعبر|التعليقات الوارده|التعليقات المنشوره|الارا الوارده|المقالات المنشوره لا تعبر|ملاحظه التعليقات|سجل الدخول|تسجيل الدخول|سجل دخولك|شروط التعليق|سياسه التعليقات|سياسه الخصوصيه|شروط الاستخدام|انت هنا|انت الان في|الرييسيه',
  'اشتراك كذاري|به اشتراك بكذاريد|اشتراككذاري|لينك كوتاه|كبي لينك|جاب|ارسال به دوستان|نظر شما|نظر دهيد|با ما همراه باشيد|ديدكاه خود را بنويسيد|نظر خود را بنويسيد|ديدكاهتان را بنويسيد|ارسال نظر|ارسال ديدكاه|ثبت نظر|نظرات|ديدكاه ها|ما را دنبال كنيد|در تلكرام|به كانال|عضويت در|كزارش خطا|انتشار يافته|شيير كريں|فيس بك بر شيير|تبصره كريں|ابنا تبصره|هميں فالو كريں|واٹس ايب جينل|שתפו|שתף|שיתוף|שתפו בפייסבוק|הדפסה|שלח לחבר|הוסף תגובה|הוסיפו תגובה|כתוב תגובה|כתבו תגובה|כתיבת תגובה|השאר תגובה|להוספת תגובה|הירשמו|עקבו אחרינו|מצאתם טעות|טעינו נתקן|מצאת טעות|טעינו|הצטרפו|לתגובות',
  'share|share this|share on|share via|share with|share it|share article|share post|tweet|pin it|copy link|copy url|link copied|print|email this|save|listen|listen to this article|follow us|follow me|follow on|follow our|find us on|like us on|join us|join our|subscribe|subscribe to|sign up|log in|log in or register|register to post|get the app|download our app|download the app|download now|get our|leave a comment|leave a reply|leave your comment|leave your review|add a comment|add comment|post a comment|write a comment|be the first to comment|like this like loading|no comments|comments are closed|view comments|your email address will not be published|please enter|cancel reply|report an error|report a typo|found a mistake|have a tip|all rights reserved|copyright|skip to content|back to top|click to share|jetpack|embed|embed code|enable notifications|spread the love|spread the word|jump to recipe|jump to section|jump to a section|compartir|comparte|siguenos|suscribete|deja un comentario|deja una respuesta|partager|suivez nous|teilen|abonnieren',
);

/** Labels over keywords. */
export const tags = phrases(
  'الوسوم|وسوم|الاوسمه|تاجات|تاغات|تاج|كلمات دلاليه|الكلمات الدلاليه|كلمات داله|الكلمات الداله|كلمات مفتاحيه|الكلمات المفتاحيه|كلمات البحث|العلامات|علامات|موضوعات المقال|مواضيع المقال|هاشتاق|هاشتاغ|التصنيفات|التصنيف|تصنيفات|القسم|الاقسام|برجسب ها|برجسبها|برجسب|كليدواژه ها|كليد واژه|كلمات كليدي|دسته|دسته بندي|ٹيكز|ٹيك|كيٹيكري|תגיות|תגים|מילות מפתח|קטגוריה|קטגוריות|נושאים',
  'tags|tag|tagged|tagged with|tagged in|keywords|key words|filed under|posted in|categories|category|topics|etiquetas|mots cles|schlagworter|etiketler|теги',
);

/** What a site calls its lists of reports and the pages below them. */
export const sections = phrases(
  'الاخبار|اخبار|اخر الاخبار|احدث الاخبار|تفاصيل الخبر|تفاصيل|عرض الخبر|خبر|المقالات|مقالات|تفاصيل المقال|المدونه|مدونه|البيانات الصحفيه|بيانات صحفيه|البيانات|المركز الاعلامي|الاخبار والفعاليات|اخبار وفعاليات|الاخبار والانشطه|اخبار الجامعه|اخبار الكليه|اخبار الوزاره|اخبار الشركه|اخبار عامه|الرييسيه|الصفحه الرييسيه|اخبار ها|خبرها|חדשות|כתבות',
  'news|latest news|news details|news detail|article|articles|blog|press releases|press release|media center|home',
);

/** Labels over sources. */
export const sources = phrases(
  'المصدر|المصادر|مصدر|مصادر|المرجع|المراجع|مراجع|المصادر والمراجع|مصدر الخبر|مصدر الصوره|مصدر المقال|المصدر والصور|روابط المصادر|روابط خارجيه|منبع|منابع|منبع خبر|ماخذ|ذريعه|بشكريه|מקור|מקורות',
  'source|sources|via|references|fuente|fuentes|quelle|quellen|kaynak|kaynaklar|sumber|fonte|fonti|fontes|bron|nguon|kilde|zrodlo|zdroj|izvor|источник',
);

/** Labels after which nothing of the article comes. */
export const endings = phrases(
  'التعليقات|تعليقات|الردود|تعليقات القرا|ارا القرا|ردود القرا|ارا الزوار|اراوكم|تعليقاتكم|تعليقات الزوار|تعليقات فيسبوك|اترك تعليقا|اترك تعليق|اترك ردا|اترك رد|اضف تعليقا|اضف تعليق|اضف تعليقك|اضافه تعليق|اكتب تعليقا|اكتب تعليقك|عن الكاتب|عن المولف|حول الكاتب|نبذه عن الكاتب|كاتب المقال|عن الناشر|انضم الي المناقشه|انضم ي الي المناقشه|انضموا الي المناقشه|نظرات|نظر شما|نظرات كاربران|نظرات شما|ديدكاه ها|ديدكاهتان را بنويسيد|ارسال نظر|درباره نويسنده|تبصرے|مصنف كے بارے ميں|תגובות|הוספת תגובה|כתיבת תגובה|על הכותב|אודות הכותב|אודות המחבר',
  'comments|leave a comment|leave a reply|post a comment|add a comment|about the author|about author|author|about the writer|join the conversation|newsletter|comentarios|deja una respuesta|commentaires|laisser un commentaire|kommentare|yorumlar',
);

/** A label without the number of what it stands over: "5 comments", "Comments 5". */
export function bareLabel(key: string): string {
  return key.replace(/^\d+ | \d+$/g, '');
}

/** Whether a note says that a machine wrote the summary that it stands beside. */
export function isSummaryNote(key: string): boolean {
  return /^(?:تم )?(?:انشا|توليد|اعداد|انتاج) هذا الملخص .*الاصطناعي|^(?:هذا )?(?:ال)?(?:ملخص|تلخيص) (?:مولد |منشا |معد )?(?:بال|بواسطه ال)ذكا الاصطناعي|^(?:ai (?:generated )?summary|summary generated by ai)/.test(
    key,
  );
}

const aboutSite =
  /^(?:عن|حول) ال(?:موقع|صحيفه|جريده|مجله|شبكه|منصه)$|^من نحن$|^about us$|^درباره ما$|^אודות(?:ינו)?$/;

const poll =
  /^(?:استطلاع|استفتا|تصويت)(?: (?:ال)?راي| للراي| اليوم| الاسبوع)?$|^poll$|^نظرسنجي$|^סקר$/;

/** Whether a box that opens with a label holds readers' words, or says who the writer or the site is. */
export function opensForeign(key: string): boolean {
  return endings.is(bareLabel(key)) || aboutSite.test(key) || poll.test(key);
}

/** Whether a label stands over what readers wrote. */
export function isCommentLabel(key: string): boolean {
  return /تعليق|نظرات|ديدكاه|تبصر|תגוב|comment/.test(key);
}

/** Lines that close a report and say nothing more. */
export const signOffs = phrases(
  'انتهي|تمت|تم بحمد الله|يتبع|انتهاي بيام|بايان بيام|انتهاي خبر|ختم',
  'end|ends|the end|with reports from|with files from|with input from|with inputs from|with agency inputs|additional reporting by|reporting by|editing by|edited by|this story was developed in partnership|this story has been updated|this article was originally published|this article was produced|this content is|sponsored by|con informacion de|avec agences',
  'المصدر وكالات|تحرير|اعداد وتحرير|خاص|وكالات|متابعات|نقلا عن',
);

/** Words that a line of dates, times, counts and the like is made of, besides numbers. */
export const metaWords = words(
  'و نشر نشرت نشره منشور النشر تاريخ بتاريخ تم تحديث تحديثه حدث التحديث محدث محدثه اخر الخبر المقال في يوم من الي علي عند الساعه ساعه بتوقيت توقيت غرينتش جرينتش مكه المكرمه القاهره بيروت دبي الرياض ابوظبي عمان بغداد الدوحه الموافق ميلادي ميلاديه هجري هجريه ه م ص صباحا مسا ظهرا فجرا عصرا ليلا منذ قبل الان امس اليوم البارحه ايام يومين اسبوع اسابيع اسبوعين شهر اشهر شهرين سنه سنوات سنتين عام ساعات ساعتين دقيقه دقيقتين دقايق الدقايق ثانيه ثواني دقيقتان ساعتان يومان اسبوعان شهران كود رقم رمز وقت مده زمن القراه قراه للقراه تقرا قراات مشاهده مشاهدات المشاهدات زياره زيارات قاري قري قرا تعليق تعليقات التعليقات لا يوجد بدون اعجاب كتب كتبه كتبت بقلم بواسطه الكاتب المحرر عدد مره مرات',
  'am pm',
  'الاحد الاثنين الثلاثا الاربعا الخميس الجمعه السبت احد اثنين ثلاثا اربعا خميس جمعه سبت يناير فبراير مارس ابريل مايو يونيو يونيه يوليو يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون الثاني الاول شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين جانفي فيفري افريل ماي جوان جويليه اوت غشت شتنبر نونبر دجنبر يوليوز محرم صفر ربيع الاخر جمادي الاولي الاخره الثانيه رجب شعبان رمضان شوال ذو ذي القعده الحجه',
  'فروردين ارديبهشت خرداد تير مرداد شهريور مهر ابان اذر دي بهمن اسفند شنبه يكشنبه دوشنبه سهشنبه سه جهارشنبه جهار بنجشنبه بنج ژانويه فوريه اوريل مه ژوين ژوييه سبتامبر اكتبر نوامبر دسامبر انتشار زمان مطالعه كد خبر بازديد ساعت جنوري فروري مارج ميي جون جولايي اكست ستمبر نومبر دسمبر بير منكل بدھ جمعرات هفته اتوار بجے شايع',
  'תאריך פורסם עודכן לאחרונה ב בשעה בתאריך ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר דקות קריאה זמן צפיות תגובות מאת',
  'post published posted updated modified last first created date time on at by in the of and ago now today yesterday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun gmt utc est edt pst cet ist min mins minute minutes hour hours hr hrs day days week weeks month months year years second seconds read reading views view comments comment shares share likes st nd rd th enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre de',
  'publie publiee le la mis mise jour a maj modifie lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'انسخ نسخ الرابط شارك مشاركه طباعه د ث',
);

/** Labels of the fields in which readers write a comment. */
export const commentFields = words(
  'اسم الاسم اسمك الكامل بريد البريد بريدك الالكتروني ايميل الايميل عنوان العنوان الدوله البلد الموقع تعليق التعليق تعليقك التعليقات نص ارسل ارسال اضف رمز التحقق الكود الصوره نام نظر شما שם אימייל תגובה',
  'name email mail website comment your message title send submit captcha code',
);

/** What those who make a newspaper are called as one. */
export const deskWords = words(
  'قسم الاخبار فريق هييه التحرير المحررون المحررين غرفه اسره',
  'staff desk newsroom bureau reports report editorial team wire services writer reporter correspondent news the by from redaccion redaction la',
);

/** News agencies and what else a line of sources is made of. */
export const agencyWords = words(
  'الوكاله رويترز اف ا ف ب فرانس برس فرانس24 الفرنسيه وكالات الوكالات وكاله الانبا للانبا انبا الاناضول د الالمانيه اسوشيتد اسوشييتد اب بلومبرغ بلومبيرغ سانا واس وام قنا كونا بترا وفا نوفا ارنا فارس تسنيم مهر ايسنا تاس نوفوستي سبوتنيك شينخوا اش ش ومع يونهاب كيودو افي انسا بي سي مواقع الكترونيه صحف صحيفه الصحافه التواصل الاجتماعي وسايل اعلام متابعات خاص مع نقلا عن المصدر مصادر',
  'reuters afp ap dpa ansa efe irna anadolu bloomberg xinhua tass interfax kyodo agencies agency wires associated press and with source via',
);

const networks =
  'google news|جوجل نيوز|غوغل نيوز|اخبار جوجل|اخبار غوغل|تيليجرام|تيليغرام|تلغرام|تلجرام|تليجرام|تليغرام|واتساب|واتس اب|فيسبوك|فيس بوك|انستغرام|انستجرام|تويتر|يوتيوب|تيك توك|تيكتوك|سناب شات|انستقرام|تلكرام|اينستاكرام|telegram|whatsapp|facebook|twitter|instagram|youtube|tiktok|google play|app store|טלגרם|פייסבוק|ווטסאפ|ٹيليكرام|واٹس ايب|فيس بك|يوٹيوب';

/** Networks and shops where a line asks the reader to follow the site; none of their names says anything else. */
export const platforms = wholeWords(networks);

/** The same, and the names among them that are common words too: "pulse", "application", "yes". */
export const channels = wholeWords(
  `${networks}|نبض|تطبيق|تطبيقات|بله|ايتا|اثير|كانال|كروه|newsletter|podcast|بودكاست`,
);

/** What a site says of its own channels and of its reader's address. */
export const ofTheSite = wholeWords(
  '(?:قنات|قنوات|صفحت|صفحات|حساب|حسابات|تطبيق|موقع|نشرت|نشرات|مجموعت|منصت|منصات|خدمات|اخبار|برامج)نا|بريدك|هاتفك',
);

/** First words of lines that ask the reader to follow. */
export const following = words(
  'تابعوا تابعونا تابعنا تابع لمتابعه ولمتابعه متابعه انضموا انضم اشتركوا اشترك حملوا حمل يمكنكم يمكنك للمزيد للاشتراك ما را به با הצטרפו עקבו',
  'follow join subscribe download get our ikuti simak bizi suivez rejoignez seguici siga acompanhe folgen volg подписываитесь присоединяитесь',
);

/** What a byline starts with. */
export const bylineStarts = phrases(
  'كتب|كتبت|حرر بواسطه|نشر بواسطه|كزارش از|مترجم|تدقيق لغوي|التدقيق اللغوي|مراجعه لغويه|تغطيه صحفيه|كتبه|كتبته|حرره|حررته|بقلم|الكاتب|تحرير|اعداد|اعده|اعدته|اعد التقرير|تقرير|حوار|ترجمه|تصوير|مراسل|مراسله|المحرر|بواسطه|تمت المراجعه الطبيه|تمت مراجعته|راجعه طبيا|مراجعه طبيه|نويسنده|نوشته|خبرنكار|كزارشكر|ربورٹ|מאת|כתב',
  'by|written by|posted by|reviewed by|medically reviewed|author|reporter|reported by|editor|editors|edited by|story by|words by|text by|photos by|story and photos by|photography by|special to|por|par|von',
);

/** Words of photograph credits. */
export const credits = phrases(
  'صدر الصوره|ارشيفيه|صوره ارشيفيه|تصوير|الصوره|صوره|صور|مصدر الصوره|حقوق الصوره|الصور من|عدسه|عكس|عكاس|תמונה|צילום|צילומים|קרדיט',
  'photo|photos|photo by|photo credit|photograph|photographer|image|image credit|image source|picture|pictures|images|getty images|reuters|afp|epa|file photo|foto|credit photo',
);

/** What those who write are called, as alternatives of a pattern. */
export const trades =
  'كاتبه?|صحافيه?|صحفيه?|باحثه?|اكاديميه?|استاذه?|محلله?|خبيره?|اعلاميه?|شاعره?|روائيه?';

/** What somebody who writes, edits or photographs is. */
export const trade = new RegExp(`^(?:${trades}|مراسله?|محرره?|مدونه?|مصوره?)$`);
