import { foldLetters } from './arabic.ts';

/** A text as rules compare it: folded letters, words parted by single spaces, no punctuation. */
export function lineKey(text: string): string {
  const visible = text.replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  return foldLetters(visible)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Says whether a line's key starts with, or is, one of the phrases. */
export interface Phrases {
  /** Starts with a phrase of two words or more. */
  starts(key: string): boolean;
  /** Starts with any of them. */
  leads(key: string): boolean;
  is(key: string): boolean;
}

function phrases(...lists: readonly string[]): Phrases {
  const keys = new Set(foldedList(lists.join('|')));
  const leading = (key: string, words: number): boolean => {
    for (let end = key.indexOf(' '), count = 1; count <= 7; count += 1) {
      if (count >= words && keys.has(end < 0 ? key : key.slice(0, end))) return true;
      if (end < 0) return false;
      end = key.indexOf(' ', end + 1);
    }
    return false;
  };
  return {
    starts: (key) => leading(key, 2),
    leads: (key) => leading(key, 1),
    is: (key) => keys.has(key),
  };
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(foldedList(lists.join(' ').replaceAll(' ', '|')));
}

// Folded all at once: hundreds of single foldings would cost more than the reading of a page.
function foldedList(list: string): string[] {
  return lineKey(list.replaceAll('|', 'ⵏ')).replace(/ ?ⵏ ?/g, '|').split('|').filter(Boolean);
}

/** Labels over links to other articles. */
export const related = phrases(
  'اقرأ أيضا|اقرأ ايضا على|اقرأ المزيد|اقرأ كذلك|اقرأ أكثر|اقرؤوا أيضا|اقرأوا أيضا|اقرئي أيضا|وإقرأ أيضا|طالع أيضا|طالع المزيد|شاهد أيضا|شاهدي أيضا|شاهد المزيد|شاهد الفيديو|شاهد بالفيديو|انظر أيضا|انظر كذلك|تابع أيضا|تصفح أيضا|قد يهمك|قد يهمك أيضا|قد يهمكم|وقد يهمك|ما قد يهمك|يهمك أيضا|قد يعجبك|قد يعجبك أيضا|ربما يعجبك|ربما يهمك|قد ترغب|قد تهمك',
  'مواضيع ذات صلة|مواضيع دات صلة|مواضيع ذات علاقة|موضوعات ذات صلة|موضوعات متعلقة|مواضيع متعلقة|مقالات ذات صلة|مقالات دات صلة|مقالات ذات علاقة|مقالات متعلقة|مقالات مشابهة|مواضيع مشابهة|أخبار ذات صلة|أخبار متعلقة|أخبار مرتبطة|أخبار مشابهة|الأخبار المتعلقة|المواضيع المتعلقة|المقالات المتعلقة|المقالات ذات الصلة|تقارير ذات صلة|تقرير ذو صلة|فيديوهات ذات صلة|قصص ذات صلة|روابط ذات صلة|محتوى ذو صلة|محتوى ذات صلة|ذات صلة|ذات علاقة|قصص مقترحة|مقالات مقترحة|مواضيع مقترحة|أخبار مقترحة|مواضيع ساخنة|مقترحات|اخترنا لك|اخترنا لكم|نرشح لك|نرشح لكم|ننصحك بقراءة|ننصح بقراءة|ترشيحاتنا|موصى به|مقالات موصى بها|لا تفوت|لا تفوتك|لا تفوتوا|لا يفوتك|اقرأ في',
  'الأكثر قراءة|الأكثر مشاهدة|الأكثر شعبية|الأكثر تداولا|الأكثر شيوعا|الأكثر تفاعلا|الأكثر تعليقا|الأعلى مشاهدة|آخر الأخبار|أحدث الأخبار|أحدث المقالات|أحدث المواضيع|آخر المقالات|المزيد من الأخبار|المزيد من المقالات|المزيد من المواضيع|المزيد حول|مزيد من الأخبار|للمزيد|للمزيد من الأخبار|لمزيد من الأخبار|لقراءة المزيد|مقالات أخرى|أخبار أخرى|مواضيع أخرى|المقال السابق|المقال التالي|المقالة السابقة|المقالة التالية|الخبر السابق|الخبر التالي|الموضوع السابق|الموضوع التالي|السابق|التالي',
  'بیشتر بخوانید|بیشتر بدانید|همچنین بخوانید|حتما بخوانید|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|مطالب پیشنهادی|پیشنهاد سردبیر|پیشنهاد ما|مطالب مشابه|ببینید|آخرین اخبار|پربازدیدترین|پربحث ترین|اخبار پیشنهادی|این مطلب را هم بخوانید|در همین زمینه|در این باره بخوانید|نوشته های مرتبط|نوشته‌های مشابه',
  'مزید پڑھیں|مزید پڑھئیے|یہ بھی پڑھیں|یہ بھی پڑھیے|متعلقہ خبریں|متعلقہ مضامین|مزید خبریں|تازہ ترین خبریں|اہم خبریں|اسی بارے میں',
  'קראו גם|קרא גם|קראו עוד|קרא עוד|לקריאה נוספת|כתבות נוספות|כתבות קשורות|כתבות אחרונות|עוד בנושא|אולי יעניין אותך|אולי יעניין אתכם|מומלץ עבורך|מומלצים|פוסטים קשורים|פוסטים אחרונים|מאמרים קשורים|מאמרים נוספים|עוד כתבות|הנצפות ביותר|הכתבות החמות|ראו גם|ראה גם',
  'read also|also read|also see|read more|read next|read this|see also|see more|watch also|also watch|also on|related|related articles|related article|related posts|related post|related stories|related story|related news|related topics|related content|related coverage|related links|related reading|you may also like|you might also like|you may like|you might like|you may be interested|more from|more on this|more on this story|more news|more stories|more articles|more like this|recommended|recommended for you|recommended reading|recommended articles|suggested|dont miss|don t miss|must read|most read|most popular|most viewed|popular posts|popular articles|trending|trending now|latest news|latest posts|latest articles|recent posts|recent articles|top stories|editors picks|no related posts|up next|keep reading|further reading|previous article|next article|previous post|next post|check out|check out another|click here to read|in case you missed it|here s more',
  'lea también|lea tambien|leer más|te puede interesar|te recomendamos|también te puede interesar|noticias relacionadas|artículos relacionados|más noticias|lire aussi|à lire aussi|a lire aussi|lire également|voir aussi|articles similaires|articles liés|sur le même sujet|lesen sie auch|mehr zum thema|leggi anche|leia também|leia mais|ilgili haberler|bunu da oku|baca juga|читайте также',
);

/** Words that stand where an advertisement goes. */
export const advert = phrases(
  'إعلان|إعلانات|اعلان ممول|محتوى ممول|إعلان مدفوع|مساحة إعلانية|اعلانات جوجل|تابع القراءة بعد الإعلان|يستمر المحتوى بعد الإعلان|القراءة تستمر بعد الإعلان|تبلیغات|آگهی|تبلیغ|اشتہار|اشتہارات|פרסומת|תוכן ממומן|פרסום',
  'ad|ads|advert|adverts|advertisement|advertisements|advertising|sponsored|sponsored content|promoted|promoted content|story continues below|story continues below advertisement|article continues below|article continues after advertisement|continue reading below|scroll to continue|publicidad|anuncio|anuncios|publicité|anzeige|werbung|pubblicità|reklam|publicidade|реклама',
);

/** Lines that ask to share, follow, subscribe, install or report. */
export const appeals = phrases(
  'شارك|شاركها|شاركه|مشاركة|مشاركه|شارك المقال|شارك الخبر|شارك الموضوع|شارك هذا المقال|شارك هذا الموضوع|شارك على|شارك عبر|شارك مع|شاركنا|شارك المقالة|شارك هذه المقالة|مشاركة عبر|مشاركة على|مشاركة المقال|مشاركة الخبر|انشر|أرسل إلى صديق|ارسل لصديق|انسخ الرابط|نسخ الرابط|تم نسخ الرابط|رابط مختصر|الرابط المختصر|طباعة|اطبع|حفظ|أرسل|استمع|استمع إلى المقال|استمع للمقال|حجم الخط|تصغير الخط|تكبير الخط|تغيير حجم الخط|اضغط للطباعة|أضف تعليقا|أضف تعليق|إضافة تعليق|اضف تعليقك|اكتب تعليقا|اكتب تعليقك|اترك تعليقا|اترك تعليق|اترك ردا|اترك رد|اترك لنا تعليقا|لا توجد تعليقات|لا يوجد تعليقات|كن أول من يعلق|شاركنا رأيك|شاركونا رأيكم|ما رأيك|أخبرنا برأيك',
  'تابعنا|تابعونا|تابعوا|تابع أخبارنا|تابعوا أخبارنا|تابع آخر الأخبار|تابعوا آخر الأخبار|تابع قناتنا|تابعوا قناتنا|تابعوا صفحتنا|تابع صفحتنا|لمتابعة أخبار|لمتابعة آخر|لمتابعة المزيد|ولمتابعة آخر|يمكنكم متابعة|يمكنك متابعة|يمكنكم الاطلاع|لمتابعتنا|انضم إلينا|انضم إلى قناتنا|انضموا إلى|انضم الى قناة|اشترك في|اشترك الآن|اشترك بنشرتنا|اشتركوا في|اشترك|إشترك|سجل الآن|سجل بريدك|النشرة البريدية|القائمة البريدية|حمل التطبيق|حمل الآن تطبيق|حمل تطبيق|حملوا تطبيق|حمّل التطبيق|نزل التطبيق|تحميل التطبيق|لتحميل التطبيق|حقوق النشر محفوظة|جميع الحقوق محفوظة|كل الحقوق محفوظة|يمنع نقل|يحظر نقل|الإبلاغ عن خطأ|أبلغ عن خطأ|بلغ عن خطأ|هل وجدت خطأ|وجدت خطأ|التجاوز إلى المحتوى|تخطى إلى المحتوى|انتقل إلى المحتوى|تخطي إلى المحتوى|وواصل القراءة|مرتبط|معجب بهذه|إعجاب|جار التحميل|جاري التحميل|تحميل|حمّل|القائمة الرئيسية|العودة إلى الأعلى|تواصل معنا|اتصل بنا|لن يتم نشر عنوان بريدك|التعليقات لا تعبر|التعليقات الواردة|التعليقات المنشورة|الآراء الواردة|المقالات المنشورة لا تعبر|ملاحظة التعليقات|شروط التعليق|سياسة التعليقات|أنت هنا|أنت الآن في|الرئيسية',
  'اشتراک گذاری|به اشتراک بگذارید|اشتراک‌گذاری|لینک کوتاه|کپی لینک|چاپ|ارسال به دوستان|نظر شما|نظر دهید|دیدگاهتان را بنویسید|ارسال نظر|ارسال دیدگاه|ثبت نظر|نظرات|دیدگاه ها|ما را دنبال کنید|در تلگرام|به کانال|عضویت در|گزارش خطا|انتشار یافته|شیئر کریں|فیس بک پر شیئر|تبصرہ کریں|اپنا تبصرہ|ہمیں فالو کریں|واٹس ایپ چینل|שתפו|שתף|שיתוף|שתפו בפייסבוק|הדפסה|שלח לחבר|הוסף תגובה|הוסיפו תגובה|כתוב תגובה|כתבו תגובה|כתיבת תגובה|השאר תגובה|להוספת תגובה|הירשמו|עקבו אחרינו|מצאתם טעות|מצאת טעות|טעינו|הצטרפו|לתגובות',
  'share|share this|share on|share via|share with|share it|share article|share post|tweet|pin it|copy link|copy url|link copied|print|email this|save|listen|listen to this article|follow us|follow me|follow on|follow our|find us on|like us on|join us|join our|subscribe|subscribe to|sign up|get the app|download our app|download the app|download now|get our|leave a comment|leave a reply|leave your comment|leave your review|add a comment|add comment|post a comment|write a comment|be the first to comment|no comments|comments are closed|view comments|your email address will not be published|please enter|cancel reply|report an error|report a typo|found a mistake|have a tip|all rights reserved|copyright|skip to content|back to top|click to share|jetpack|enable notifications|compartir|comparte|síguenos|suscríbete|deja un comentario|deja una respuesta|partager|suivez nous|teilen|abonnieren',
);

/** Labels over keywords. */
export const tags = phrases(
  'الوسوم|وسوم|الأوسمة|تاجات|تاغات|تاج|كلمات دلالية|الكلمات الدلالية|كلمات مفتاحية|الكلمات المفتاحية|كلمات البحث|العلامات|علامات|موضوعات المقال|مواضيع المقال|هاشتاق|هاشتاغ|التصنيفات|التصنيف|تصنيفات|القسم|الأقسام|برچسب ها|برچسب‌ها|برچسب|کلیدواژه ها|کلید واژه|کلمات کلیدی|دسته بندی|ٹیگز|ٹیگ|کیٹیگری|תגיות|תגים|מילות מפתח|קטגוריה|קטגוריות|נושאים',
  'tags|tag|tagged|tagged with|tagged in|keywords|key words|filed under|posted in|categories|category|topics|etiquetas|mots clés|schlagwörter|etiketler|теги',
);

/** Labels over sources. */
export const sources = phrases(
  'المصدر|المصادر|مصدر|مصادر|المرجع|المراجع|مراجع|المصادر والمراجع|مصدر الخبر|مصدر الصورة|مصدر المقال|المصدر والصور|روابط المصادر|روابط خارجية|منبع|منابع|منبع خبر|ماخذ|ذریعہ|מקור|מקורות|source|sources|via|references|fuente|fuentes|quelle|quellen',
);

/** Labels after which nothing of the article comes. */
export const endings = phrases(
  'التعليقات|تعليقات|تعليقات القراء|تعليقات الزوار|تعليقات فيسبوك|اترك تعليقا|اترك تعليق|اترك ردا|اترك رد|أضف تعليقا|أضف تعليق|اضف تعليقك|إضافة تعليق|اكتب تعليقا|اكتب تعليقك|عن الكاتب|عن المؤلف|حول الكاتب|نبذة عن الكاتب|كاتب المقال|عن الناشر|نظرات|نظر شما|نظرات کاربران|نظرات شما|دیدگاه ها|دیدگاهتان را بنویسید|ارسال نظر|درباره نویسنده|تبصرے|مصنف کے بارے میں|תגובות|הוספת תגובה|כתיבת תגובה|על הכותב|אודות הכותב|אודות המחבר',
  'comments|leave a comment|leave a reply|post a comment|add a comment|about the author|about author|author|about the writer|join the conversation|newsletter|comentarios|deja una respuesta|commentaires|laisser un commentaire|kommentare|yorumlar',
);

/** Lines that close a report and say nothing more. */
export const signOffs = phrases(
  'انتهى|انتهي|تمت|يتبع|انتهای پیام|پایان پیام|انتهای خبر|ختم|end|ends|the end|with reports from|with files from|with input from|with inputs from|with agency inputs|additional reporting by|reporting by|editing by|edited by|this story was developed in partnership|this story has been updated|this article was originally published|this article was produced|this content is|sponsored by|con información de|avec agences',
  'المصدر وكالات|تحرير|إعداد وتحرير|خاص|وكالات|متابعات|نقلا عن',
);

/** Words that a line of dates, times, counts and the like is made of, besides numbers. */
export const metaWords = words(
  'نشر نشرت نشره منشور النشر تاريخ بتاريخ تم تحديث تحديثه حدث التحديث محدث محدثة آخر اخر أخر الخبر المقال في يوم من إلى على عند الساعة ساعة بتوقيت توقيت غرينتش جرينتش مكة المكرمة القاهرة بيروت دبي الرياض أبوظبي عمان بغداد الدوحة الموافق ميلادي ميلادية هجري هجرية هـ م ص صباحا مساء ظهرا فجرا عصرا ليلا AM PM منذ قبل الآن أمس اليوم البارحة أيام يوم يومين أسبوع أسابيع أسبوعين شهر أشهر شهرين سنة سنوات سنتين عام ساعات ساعتين دقيقة دقيقتين دقائق الدقائق ثانية ثواني وقت مدة زمن القراءة قراءة للقراءة تقرأ مشاهدة مشاهدات مشاهده المشاهدات زيارة زيارات قارئ تعليق تعليقات التعليقات لا يوجد بدون إعجاب كتب كتبه كتبت بقلم بواسطة الكاتب المحرر عدد مرات',
  'الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أحد اثنين ثلاثاء أربعاء خميس جمعة سبت يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون الثاني الأول شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت ماي غشت شتنبر نونبر دجنبر يوليوز محرم صفر ربيع الآخر جمادى الأولى الآخرة الثانية رجب شعبان رمضان شوال ذو ذي القعدة الحجة',
  'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند شنبه یکشنبه دوشنبه سه‌شنبه سه چهارشنبه چهار پنجشنبه پنج جمعه ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر تاریخ انتشار زمان مطالعه دقیقه کد خبر بازدید ساعت جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر پیر منگل بدھ جمعرات ہفتہ اتوار بجے شائع',
  'תאריך פורסם עודכן ב בשעה בתאריך ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר דקות קריאה זמן צפיות תגובות מאת',
  'published posted updated modified last first created date time on at by in the of and ago now today yesterday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm gmt utc est edt pst cet ist est min mins minute minutes hour hours hr hrs day days week weeks month months year years second seconds read reading time views view comments comment shares share likes st nd rd th enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre de',
  'انسخ نسخ الرابط شارك مشاركة طباعة',
);

/** News agencies and what else a line of sources is made of. */
export const agencyWords = words(
  'رويترز أف أ ف ب فرانس برس فرانس24 فرانس الفرنسية وكالات الوكالات وكالة وكالات الأنباء للأنباء أنباء الأناضول الاناضول د ب أ الألمانية أسوشيتد أسوشييتد برس آب بلومبرغ بلومبيرغ سانا واس وام قنا كونا بترا وفا نوفا إرنا فارس تسنيم مهر إيسنا تاس نوفوستي سبوتنيك شينخوا أش أ ش يونهاب كيودو إفي أنسا بي سي مواقع إلكترونية صحف صحيفة الصحافة التواصل الاجتماعي وسائل إعلام متابعات خاص مع نقلا عن المصدر مصادر',
  'reuters afp ap dpa ansa efe irna anadolu bloomberg xinhua tass interfax kyodo agencies agency wires associated press and with source via',
);

const networks =
  'google news|جوجل نيوز|غوغل نيوز|أخبار جوجل|تيليجرام|تيليغرام|تلغرام|تلجرام|تليجرام|تليغرام|واتساب|واتس اب|فيسبوك|فيس بوك|انستغرام|انستجرام|تويتر|يوتيوب|نبض|تطبيق|تلگرام|اینستاگرام|واتساپ|ایتا|بله|telegram|whatsapp|facebook|twitter|instagram|youtube|tiktok|newsletter|google play|app store|טלגרם|פייסבוק|ווטסאפ|ٹیلیگرام|واٹس ایپ|فیس بک|یوٹیوب';

/** Networks and shops where a line asks the reader to follow the site. */
export const platforms = new RegExp(networks.split('|').map(lineKey).join('|'), 'u');

/** First words of lines that ask the reader to follow. */
export const following = words(
  'تابعوا تابعونا تابعنا تابع لمتابعة ولمتابعة متابعة انضموا انضم اشتركوا اشترك حملوا حمل يمكنكم يمكنك للمزيد للاشتراك ما را به با follow join subscribe download get our הצטרפו עקבו',
);

/** What a byline starts with. */
export const bylineStarts = phrases(
  'كتب|كتبت|كتبه|كتبته|بقلم|الكاتب|تحرير|إعداد|اعداد|أعده|أعدته|أعد التقرير|تقرير|حوار|ترجمة|تصوير|مراسل|مراسلة|المحرر|بواسطة|نویسنده|نوشته|خبرنگار|گزارشگر|تحریر|رپورٹ|מאת|כתב|by|written by|posted by|author|reporter|reported by|por|par|von',
);

/** Words of photograph credits. */
export const credits = phrases(
  'صدر الصورة|تصوير|الصورة|صورة|صور|مصدر الصورة|حقوق الصورة|الصور من|عدسة|عکس|عکاس|תמונה|צילום|צילומים|קרדיט|photo|photos|photo by|photo credit|photograph|photographer|image|image credit|image source|picture|getty images|reuters|afp|epa|file photo|foto|crédit photo',
);
