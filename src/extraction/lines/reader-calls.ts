import { matcher } from '../language/language.ts';
import { ofTheSite, platforms } from './wording.ts';

/** Words of the longest call: what says more is a sentence of the text. */
const longest = 16;

/** What a call asks for or promises, in folded letters: each form names the reader, or the site as "us". */
const forms = [
  // We would like to hear from you, we thank you.
  '^(?:يرجي|نرجو|يسعدنا|يسرنا|نرحب|ندعوك|ندعوكم|نشكرك|نشكركم|شكرا) .{0,200}(?:اراي?كم|رايكم|رايك|مقترحات(?:ك|كم)|ملاحظات(?:ك|كم)|تعليقات(?:ك|كم)|متابعت(?:ك|كم))(?: |$)',
  '^(?:شكرا|نشكرك|نشكركم) (?:ل|علي (?:ال)?)قرا(?:ه|ت(?:ك|كم))(?: |$)',
  // What it leads to is a picture.
  '^(?:تابعنا|تابعونا|شاركنا|شاركونا|انضم الينا|انضموا الينا) (?:علي|عبر|في|من خلال)$',
  '^فعل(?:وا|ي)? (?:خدمه )?(?:ال)?اشعارات',
  '^لا (?:تنس|تنسي|تنسوا|تفوت|تفوتوا) .{0,200}(?:الاشتراك|متابعت|الجرس|الاعجاب|اللايك|(?:مشاركه|نشر) (?:هذا |هذه )?ال(?:مقال|مقاله|خبر|موضوع|تدوينه|رابط|فيديو)(?: |$))',
  '^(?:اذا|ان) (?:اعجبك|اعجبكم|اعجبتك|اعجبتكم) .{0,200}(?:شارك|انشر|اضغط|تبخل)',
  '^(?:اذا|ان) (?:كان|كانت) لدي(?:ك|كم) .{0,200}(?:تعليقات|راسلنا|راسلونا|تواصل معنا)(?: |$)',
  '^(?:هل )?(?:اعجبك|اعجبكم) (?:ما قرات|هذا المحتوي|المحتوي) .{0,200}(?:اشترك|شارك|تابع)',
  '^لا تتردد(?:وا|ي)? في .{0,200}(?:معنا|مراسلتنا|التعليقات)$',
  '^(?:شارك|انشر)(?:وا|ي)? (?:هذا |هذه )?ال(?:مقال|مقاله|خبر|موضوع|تدوينه|محتوي) (?:مع|ل|الي) ?(?:من|كل من) ',
  '^(?:ارسل|اكتب|ابعث|ارسلوا|اكتبوا|ابعثوا) (?:لنا|الينا) (?:ال)?(?:ملاحظ|راي|اراي|تعليق|مقترح|اخبار|قصت|سوال|اسيل)',
  '^(?:للاعلان|للتواصل|للاستفسار|للشكاوي|لمراسلتنا) .{0,200}(?:معنا|موقعنا|بنا)(?: |$)',
  '^(?:شارك|شاركوا|شاركي|انشر|انشروا|ارسل) .{0,200}(?:اصدقاي|احباي|معارف)ك(?:م)?$',
  '^(?:للاشتراك|للانضمام|لتصلك|لتصلكم|ليصلك|ليصلكم) .{0,200}(?:اضغط|انقر|ارسل|اشترك|انضم|حمل|تابع)(?:وا)?(?: |$)',
  '(?:^| )(?:تبرعات|دعم|مساهمات|اشتراكات)كم(?: |$)',
  '^(?:راي|اراو|تعليق|تعليقات|ملاحظات|تقييم)(?:ك|كم) (?:يهمنا|تهمنا)',
  '^(?:ادعم|ادعموا|ادعمونا|ادعمنا) (?:\\S+ ){0,4}(?:ال)?(?:صحافه|اعلام)(?: ال\\S+)?$',
  '^(?:ادعم|ادعموا|ساهم|ساهموا|تبرع|تبرعوا) .{0,200}(?:^| )(?:عمل|موقع|مشروع|استمرار|صحافت|رسالت|فريق|مسيرت|استقلاليت|ل|مع)نا(?: |$)',
  '^هل (?:تريد|تريدون|ترغب|ترغبون|تود|تودون) .{0,200}(?:تصلك|يصلك|متابعتنا|متابعه (?:اخر |احدث )?(?:ال)?اخبار|الاشتراك|بريدك|نشرت(?:نا|ك)|النشره|اخبارنا)(?:م)?(?: |$)',
  '^(?:ما|كيف) (?:تقييمك|تقيم|تقيمون)(?: |$)',
  // What can be done with the page.
  '^(?:قيم|علق|انسخ|احفظ|ارسل|شارك|اطبع|اقرا|انشر)(?:وا|ي)? (?:علي |رابط )?(?:هذا |هذه )?ال(?:مقال|مقاله|خبر|موضوع|صفحه|تقرير|رابط)(?: (?:مع|عبر|علي|ب|ل|من|في)\\S*(?: \\S+){0,2}| بال\\S+| ل\\S+ \\S+)?$',
  '^(?:استمع|استمعوا|انصت) (?:الي |ل)(?:هذا |هذه )?(?:ال|ل)?(?:مقال|خبر|تقرير|ماده|نص)$',
  '^(?:اخبرنا|ابلغنا|اعلمنا|راسلنا) .{0,200}(?:خطا|خلل)',
  '^(?:اذا|ان) (?:كنت|كنتم|وجدت|وجدتم|لاحظت|لاحظتم|رايت|رايتم) .{0,200}(?:خطا|خاطيه?) .{0,200}(?:ارسل|راسل|ابلغ|بلغ|اخبر|تواصل)(?:نا|وا|ونا)?(?: |$)',
  '^(?:اضغط|انقر) (?:هنا )?(?:للانضمام|للاشتراك|للمتابعه|لمتابعه)(?: |$)',
  '^بالتسجيل (?:فانك |انت )?توافق ',
  '^للتعليق .{0,200}(?:سجل|تسجيل|دخول)',
  '^(?:اترك|اكتب|ضع)(?:وا|ي)? (?:\\S+ ){0,2}ب?تعليق(?:ك|ا|كم)?(?: هنا)?$',
  '^تصفح(?:وا)? (?:عدد|النسخه|الجريده|موقع)|^صوت(?:وا|ي)? الان(?: (?:علي|عبر|هنا)(?: \\S+){0,3})?$|^تم (?:ال)?نسخ(?: الرابط)?$',
  '^(?:للمزيد|لمزيد|لمزيد من|للمزيد من) (?:من )?(?:ال)?(?:تفاصيل|معلومات|استفسار) .{0,200}(?:تابعوا|شاهدوا|زوروا|اقراوا|اضغط|انقر|(?:تواصل|اتصل|التواصل|الاتصال)(?:وا)? (?:معنا|بنا))',
  '^(?:شاهد|شاهدوا|تابع|تابعوا) (?:ال)?(?:فيديو|حلقه|لقا|برنامج|مقابله) (?:كامل|كامله|كاملا)(?: (?:هنا|ادناه|من هنا|(?:علي|عبر) (?:ال)?(?:رابط|يوتيوب|قناتنا|موقعنا)(?: \\S+)?|في (?:ال)?(?:رابط|فيديو)(?: \\S+)?))?$',
  '^(?:تواصل مع|راسل) (?:ال)?(?:كاتب|كاتبه|محرر|مولف)$|^(?:للتواصل مع|لمراسله) (?:ال)?(?:كاتب|كاتبه|محرر|مولف)(?: \\S+){0,3}$',
  // Press here, subscribe now.
  '^اضغط(?:وا)? .{0,200}(?:الجرس|ليصلك|لتصلك)',
  '^(?:اشترك|فعل|لا تفوت)(?:وا|ي)? .{0,200}اشعارات',
  '^للحصول .{0,200}(?:اتصل|اتصلوا|تواصل|تواصلوا) (?:بنا|معنا)',
  '(?:^| )(?:اضغط|انقر)(?:وا|ي)? (?:علي )?(?:هنا|الرابط هنا)$',
  '(?:^| )و?(?:اشترك|انضم|سجل|تبرع|ادعمنا|تابعنا)(?:وا|ي)? (?:الينا |معنا )?(?:الان|معنا|مجانا)$',
  '(?:^| )(?:راسلنا|راسلونا|تواصل معنا|تواصلوا معنا|اكتب لنا|اكتبوا لنا)(?: (?:علي|عبر|الان|هنا)(?: \\S+){0,2})?$',
  '(?:^| )(?:اكتب|شارك|اترك|اخبر|دون)(?:وا|ي)?(?:نا|ها|ه)?(?: \\S+){0,3} (?:في|عبر) (?:ال)?(?:تعليق|تعليقات)(?: |$)',
  '^و?(?:لمزيد|للمزيد|لمتابعه) .{0,200}(?:زوروا|زر|اضغط|انقر)(?:وا)? (?:موقعنا|صفحتنا|هنا|علي)',
  '(?:^| )(?:يرجي|نرجو|يسعدنا) (?:الانضمام|انضمامك|انضمامكم) الينا$',
  '^(?:استمع|استمعوا) (?:الي )?(?:ال|لل)(?:حوار|حلقه|مقابله|لقا|تقرير|بودكاست) (?:كامل|كامله|كاملا|التالي|ادناه)(?: مع \\S+(?: \\S+)?)?$',
  '(?:^| )(?:يمكن|بامكان)\\S* (?:\\S+ )?متابعتنا (?:\\S+ ){0,2}(?:علي|عبر|في) ',
  // Persian, Urdu, Hebrew.
  '(?:كانال|صفحه|كروه|خبرنامه) (?:\\S+ ){0,5}(?:عضو شويد|ببيونديد|دنبال كنيد)',
  '^(?:نظر شما (?:جيست|در اين باره)|براي ما بنويسيد)',
  '(?:جينل|بيج|صفحه|فيس بك|واٹس ايب|يوٹيوب|ٹوئٹر|ايب) (?:\\S+ ){0,3}(?:فالو|سبسكرايب|جواين|لايك|ڈاون لوڈ) كريں$',
  '^(?:ابني|اس بارے ميں ابني) راي\\S* (?:كا اظهار|ديں|كمنٹس)',
  '^(?:לחצו|הקליקו|לחץ) כאן |(?:^| )(?:הורידו|הירשמו|הצטרפו|היכנסו|עקבו) (?:\\S+ ){0,3}\\S*(?:אפליקצי|ניוזלטר|קבוצ|ערוץ|עמוד)\\S*',
  '^(?:מצאתם|ראיתם) (?:טעות|שגיאה) ',
  '(?:كانال|صفحه) (?:\\S+ ){0,3}ما (?:بخوانيد|ببينيد|دنبال كنيد)$',
  '^האם ה(?:כתבה|מאמר|תוכן|מידע|עמוד) (?:\\S+ )?(?:עניי?נה?|עזרה?|סייעה?|הועילה?) (?:אותך|לך|אתכם|לכם)(?: |$)',
  '^(?:שתפו|שתף|שתפי) (?:את ה|ב)\\S+(?: \\S+)?$|^ל(?:קבלת|פרטים|מידע|הצטרפות|עדכונים) .{0,200}(?:לחצו|לחץ|הצטרפו)(?: |$)|^יש ל(?:כם|ך) (?:סיפור|מידע|תיקון) (?:\\S+ ){0,3}(?:כתבו|שלחו|ספרו) לנו(?: |$)|^לכתבה המלאה(?: |$)',
  '^לפנייה ל(?:כתב|כתבת|מערכת)(?: |$)|^לכל התגובות$|^כל הזכויות שמורות',
].map((form) => new RegExp(form));

/** The same in Latin letters: English, Spanish, French. */
const latinForms = [
  '^(?:get|receive) .{0,200} (?:in|to|on) your (?:inbox|phone|email)$',
  '^click here (?:to|for) (?:subscribe|join|follow|register|sign|donate|download|read|see|watch|view|listen|learn|find|get|visit|more)',
  '^for (?:more|the latest) (?!(?:information|info|details) )(?:\\S+ ){0,4}(?:follow|visit|subscribe|click|like|check|go to|download)(?: |$)',
  '^for more (?:information|info|details) .{0,200}(?: our| us| click here)(?: |$)',
  '^(?:pin|save|bookmark) (?:this|it|me)(?: \\S+)? for later(?: |$)|(?:^| )tag us (?:on|in|at)(?: |$)',
  '^(?:want|looking for|love|need|enjoying) (?:\\S+ ){0,6}(?:subscribe|sign up|join us|follow us|check out our)(?: |$)',
  '^listen to (?:this|the) (?:story|article|episode|podcast|interview) (?:\\S+ )?(?:on|here|now|below)(?: |$)',
  '^(?:already a|not a|become a) (?:subscriber|member)(?: |$)|^you have \\d+ free (?:articles?|stories) ',
  '^(?:follow|find) (?:\\S+ ){1,3}(?:on|at) (?:instagram|facebook|twitter|x|tiktok|linkedin|youtube|threads|bluesky)(?: and \\S+)?$',
  '^(?:subscribe|sign up|register) (?:to|for) (?:our|my) ',
  '^support (?:our|independent|local|quality) (?:journalism|work|reporting|news)(?: |$)|(?:^| )(?:donate|subscribe|join us|sign up) (?:now|today)$',
  '^(?:have|got|do you have) (?:an? )?(?:\\S+ )?(?:tip|story|question|information|photo)s?(?: |$)',
  '^to read more .{0,200}(?:subscribe|sign up|visit|click)(?: |$)|^(?:stay|keep) (?:up to date|updated|informed|connected) .{0,200}(?:us|our)(?: |$)',
  '(?:^| )leave (?:us )?(?:a|your) comments?(?: \\S+)?$|(?:^| )buy (?:us|me) a coffee(?: |$)',
  '^(?:sign up|subscribe|register) (?:for|to) .{0,200} your (?:inbox|phone|email)(?: |$)',
  '^(?:have|got) (?:something|anything) to (?:add|say|share)(?: |$)|^join the (?:conversation|discussion)(?: |$)',
  '^(?:tell|give) us your |(?:^| )in the comments?(?: section)?(?: below)?$',
  '^(?:if|did) you (?:enjoyed?|liked?|loved?|find|found) (?:this|the|our) (?:article|post|story|piece|video)(?: |$)',
  '^(?:thanks|thank you)(?: so much)? for (?:reading|watching|visiting|listening|subscribing|your support)(?: |$)',
  '^stay tuned(?: |$)|^(?:print|email|e mail|save|bookmark|share) (?:this|the) (?:page|article|story|post)$',
  '^(?:what do you think|tell us what you think|let us know) .{0,200}comments',
  '^(?:siguenos|siganos|suscribete|suscribase|unete|unase) (?:\\S+ ){0,3}(?:en|a|aqui|al)(?: |$)|^escriban?os a ',
  '^compart(?:e|a|ir) (?:est[ea] (?:noticia|nota|articulo|contenido)|en (?:facebook|twitter|whatsapp|redes))',
  '^(?:haga|haz|da) clic aqui|^todos los derechos reservados|^prohibida (?:su|la) reproduccion|^articulo (?:anterior|siguiente)$',
  '^(?:abonnez|inscrivez) vous |^suivez nous |^cliquez ici |^rejoignez (?:notre|nos) |^tous droits reserves',
  '^partage[rz](?: (?:cet?|cette) (?:article|page))?(?: sur \\S+)?$|^article (?:precedent|suivant)$',
].map((form) => new RegExp(form));

const asking =
  /^(?:يرجي|نرجو|كن|كونوا|احصل|احصلوا|سجل|سجلوا|انقر|انقروا|اضغط|اضغطوا|لتصلك|لتصلكم|ليصلك|ليصلكم|لا (?:تنس|تنسي|تنسوا|تفوت|تفوتوا)) /;

/** Whether somebody is quoted with what a line says. */
export const saying = matcher('saying');

/** What is to be shared "with us": no text says so of others, however long the line. */
const withUs = /(?:ديدكاه|نظر|تجربه)\S{0,20} خود را با ما (?:\S+ ){0,8}(?:بكذاريد|بنويسيد)$/;

/** What asks at the end of a page, and may tell something in a text. */
const likelyForms = [
  /^(?:اكتشف|اكتشاف) المزيد من /,
  /^(?:ساهم|تبرع)(?:وا)? .{0,200}(?:صحاف|اعلام)/,
];

/** Whether a line without a sentence's end may be a call: evidence for where the text has ended. */
export function isLikelyCall(text: string, key: string): boolean {
  return !/[.؟!۔]\s*$/.test(text) && likelyForms.some((form) => form.test(key));
}

/** Whether a line asks its reader to subscribe, to write, to press or to share, in whatever words. */
export function isReaderCall(text: string, key: string, words: readonly string[]): boolean {
  if (words.length < 2 || /["«»“”]/.test(text) || saying.test(key)) return false;
  if (words.length > longest) return withUs.test(key);
  const asked = /^[a-z]/.test(key) ? latinForms : forms;
  if (asked.some((form) => form.test(key))) return true;
  return asking.test(key) && (ofTheSite.test(key) || platforms.test(key));
}
