import { describe, expect, it } from 'vitest';
import { lineKey } from '../../../src/extraction/language/line-key.ts';
import { readerCall } from '../../../src/extraction/lines/calls.ts';
import { fits } from '../../../src/extraction/lines/condition.ts';

const asks = (text: string): boolean => {
  const key = lineKey(text);
  return fits(readerCall, { text, key, words: key.split(' ') }, {});
};

describe('a call to the reader', () => {
  it.each([
    'يسعدنا أن نقرأ آراءكم',
    'فعّل الإشعارات لتصلك أخبارنا',
    'قراؤنا على تويتر يمكنهم متابعتنا مجانا عبر حسابنا',
    'لا تنس مشاركة الموضوع مع من يهمه',
    'Support local journalism: become a member',
    'لا تفوتوا متابعتنا على تيليغرام',
    'إذا أعجبك الخبر فانشره',
    'أرسلوا لنا ملاحظاتكم',
    'إذا كان لديك أي سؤال فلا تتردد في تركه في خانة التعليقات',
    'إن أعجبك المقال فلا تبخل علينا بمشاركته',
    'هل أعجبك ما قرأت؟ اشترك في النشرة البريدية',
    'لا تتردد في مشاركة تجربتك معنا',
    'شارك هذا المقال مع من تعتقد أنه سيستفيد منه',
    'للإعلان تواصلوا معنا',
    'شارك المقال مع أحبائك',
    'للاشتراك في الخدمة أرسل 1 إلى 1010',
    'لقراءة العدد كاملا اضغط هنا',
    'عندك قصة؟ راسلنا',
    'قيّم هذا المقال',
    'انسخ رابط الخبر',
    'شاركوا التقرير عبر واتساب',
    'نستمر بفضل دعمكم',

    'للتعليق سجّل الدخول',
    'اترك لنا تعليقا هنا',
    'شكرا لقراءتكم حتى هنا',
    'Get breaking news in your inbox',
    'To read more stories like this, subscribe to the Gazette',
    'Stay up to date with the latest news by following us on Facebook',
    'Sign up for the letter and get the news in your inbox',
    'Pin this for later!',
    'Did you make this? Tag us on Instagram!',
    'Want more stories like this? Sign up for our newsletter.',
    'Listen to this story on Apple Podcasts or Spotify.',
    'Follow Mina Cole on Instagram and X',
    'Already a subscriber? Log in',
    'For more information, visit our website',
    'در کانال ما عضو شوید',
    'ہمارا چینل سبسکرائب کریں',
    'הצטרפו לקבוצת העדכונים שלנו',
    'שתפו את הכתבה',
    'לקבלת עדכונים בוואטסאפ לחצו כאן',
    'تابعونا على',
    'Got a news tip? Call our newsroom.',
    'If you enjoyed this article, please share it with your friends.',
    'Print this page',
    'Suscríbase aquí para recibir nuestras noticias',
    'Comparte esta noticia',
    'Abonnez-vous à notre lettre',
    'Partager cet article',
  ])('%s', (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    'سجل الموقع زيارات قياسية',
    'إذا كان لديك أي سؤال فاسأل صاحب الفرن',
    'لا تتردد في سؤال أهل القرية عن الطريق',
    'هل أعجبك ما رأيت في السوق من الأعلى',
    'شارك في بناء المقاعد نجارون من ثلاث قرى',
    'لا تنس مشاركة جارك فرحته',
    'ويمكن من الشرفة متابعة السباق على الضفة',
    'Support local bakers, the poster said',
    'وشارك اللاعب رفاقه فرحة الفوز',
    'لا تنسوا شرب الماء',
    'يرجى الاتصال بالرقم 110 عند رؤية السيل',
    'وقالت له: انضم إلينا الآن',
    'للتواصل مع الناجين خصصت الوزارة خطا ساخنا',
    'احصل المزارعون على حصتهم من الماء؟',
    '«اشترك الآن» عنوان الحملة الجديدة',
    'شكر القراء صاحب المكتبة على قراءاته',
    'Support for the government fell in May',
    'To read more of his letters the town opened the archive',
    'Stay up to date, the captain told his crew',
    'Sign up for the race by Friday at the harbour office',
    'Leave a comment book at the door, the mayor asked',
    'For more information, visit holm.example',
    'Want of rain closed the ferry for a week in May',
    'Listen to this, she told the boys on the pier',
    'Follow the lake road to the seventh bend',
    'علق الوزير على الخبر باقتضاب',
    'قيم الخبراء الجسر فوجدوه سليما',
    'تواصل مع الكاتب ناشر من الخارج',
    'صوت النواب على المشروع فجرا',
    'اكتشف المنقبون بئرا تحت السوق',
    'للحصول على البطاقة يكفي جواز السفر',
    'Click here, the sign by the lift used to say',
    'If you found this wallet, the note said, keep it',
    'Thanks for nothing, the headline read',
    'Compartir la cena en la plaza es costumbre',
    'Partager la pêche reste la règle du port',
    'שתפו פעולה זה עם זה, ביקש ראש העיר',
  ])('not: %s', (text) => {
    expect(asks(text)).toBe(false);
  });
});
