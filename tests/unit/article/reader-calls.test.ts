import { describe, expect, it } from 'vitest';
import { isReaderCall } from '../../../src/article/extraction/reader-calls.ts';
import { lineKey } from '../../../src/article/extraction/wording.ts';

const asks = (text: string): boolean => {
  const key = lineKey(text);
  return isReaderCall(text, key, key.split(' '));
};

describe('a call to the reader', () => {
  it.each([
    'يسعدنا أن نقرأ آراءكم',
    'فعّل الإشعارات لتصلك أخبارنا',
    'لا تفوتوا متابعتنا على تيليغرام',
    'إذا أعجبك الخبر فانشره',
    'أرسلوا لنا ملاحظاتكم',
    'للإعلان تواصلوا معنا',
    'شارك المقال مع أحبائك',
    'للاشتراك في الخدمة أرسل 1 إلى 1010',
    'لقراءة العدد كاملا اضغط هنا',
    'عندك قصة؟ راسلنا',
    'Get breaking news in your inbox',
    'در کانال ما عضو شوید',
    'ہمارا چینل سبسکرائب کریں',
    'הצטרפו לקבוצת העדכונים שלנו',
  ])('%s', (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    'سجل الموقع زيارات قياسية',
    'وشارك اللاعب رفاقه فرحة الفوز',
    'لا تنسوا شرب الماء',
    'يرجى الاتصال بالرقم 110 عند رؤية السيل',
    'وقالت له: انضم إلينا الآن',
    'للتواصل مع الناجين خصصت الوزارة خطا ساخنا',
    'احصل المزارعون على حصتهم من الماء؟',
    '«اشترك الآن» عنوان الحملة الجديدة',
    'Support for the government fell in May',
  ])('not: %s', (text) => {
    expect(asks(text)).toBe(false);
  });
});
