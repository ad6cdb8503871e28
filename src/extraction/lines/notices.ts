import type { Line } from './line.ts';
import { isSummaryNote } from './wording.ts';

/** "Dear visitor, you have read …", "the report itself is to be read at …": what a site says below what it copied. */
const copied =
  /^(?:عزيزي (?:ال)?(?:زاير|قاري|متابع)|(?:كما |و)?تجدر الاشاره|نود (?:ان نشير|التنويه|الاشاره)|و?(?:الان )?كانت هذه (?:هي )?تفاصيل|(?:ملحوظه|تنويه|ملاحظه)) .{0,200}(?:لقد قرات|(?:ال)?خبر (?:ال)?اصلي|مصدر(?:ه)? (?:ال)?(?:خبر )?(?:ال)?(?:اصلي|اساسي)|تفاصيل (?:ال)?خبر|مضمون هذا|قد تم نشر\S* ومتواجد)/;

/** "This report was taken from another site", "this content was paid for". */
const taken =
  /^(?:هذا|هذه) (?:ال)?(?:خبر|مقال|مقاله|محتوي|تقرير|ماده|موضوع) (?:منقول|منقوله|نقلا عن|مترجم|مترجمه|من اعداد|ممول|برعايه|اعلاني|يعبر|تعبر)(?: |$)/;

const ofRights = /(?:^| )(?:ل|ب)?حقوق (?:الملكيه|النشر|الطبع|المولف)|(?:^| )الحقوق محفوظه/;

/** "Notice: an article may be shared by its link, but copying its text …", "© 2024. All rights reserved. …". */
function isRightsNotice({ key, words }: Line): boolean {
  if (words.length <= 50 && /(?:^| )all rights reserved(?: |$)/.test(key)) return true;
  return words.length <= 70 && notice.test(key) && ofRights.test(key);
}

/** Whether a line says of the text who has its rights, where it was taken from or what it does not answer for. */
export function isNotice(line: Line): boolean {
  return isDisclaimer(line) || isRightsNotice(line);
}

const notice = /^(?:للامانه|تنويه|تنبيه|ملاحظه|ملحوظه) /;

/** "This content is for information only and replaces no doctor's advice". */
const noAdvice =
  /^(?:(?:تنويه|تنبيه|ملاحظه|ملحوظه|هام|مهم) )?(?:ان )?(?:(?:جميع |كل )?(?:ال)?(?:معلومات|محتوي|مقال|ماده|نصايح)|هذا (?:ال)?(?:مقال|محتوي|دليل)|هذه (?:ال)?(?:معلومات|ماده|مقاله|صفحه)) .{0,200}(?:(?:لا [يت]غني|ليست? بديلا?) عن (?:\S+ ){0,2}(?:ال)?(?:استشار|زيار|مراجع|تشخيص|طبيب|محام|مختص)|(?:لا [يت](?:عد|عتبر|شكل|مثل)|ليست?) .{0,200}(?:نصيحه|استشاره|توصيه)|لاغراض (?:ال)?(?:معلوماتيه|تعليميه|تثقيفيه|اعلاميه|توعويه|توعيه) فقط)/;

/** "For the record: this report was taken from another site", "Disclaimer: …". */
function isDisclaimer({ key, words }: Line): boolean {
  if (copied.test(key)) return true;
  if (words.length > 40) return false;
  if (/^(?:اخلا (?:ال)?مسووليه|disclaimer) /.test(key) || isSummaryNote(key)) return true;
  if (noAdvice.test(key)) return true;
  if (words.length <= 14 && taken.test(key)) return true;
  return (
    notice.test(key) &&
    /(?:^| )(?:نقلا عن|نقل|نشر|منقول|ورد)(?: |$)/.test(key) &&
    /(?:^| )(?:هذا|هذه|الموقع|المحتوي|الخبر|المقال)(?: |$)/.test(key)
  );
}
