import { once } from '../../article/once.ts';
import { type WordForms, wordsOf } from './words.ts';

/**
 * Words that reports of anything share: a library of few articles cannot tell that by counting them. Written as dictionaries list
 * them, since clitics are taken off before they are looked for; in English what Arabic papers' English texts share.
 */
const words = `
على إلى عن مع منذ حتى خلال بعد قبل عند بين دون حول ضد نحو فوق تحت عبر أمام وسط لدى ضمن وفق وفقا بحسب حسب بسبب
الذي التي الذين اللذين هذا هذه ذلك تلك هناك هنا كان كانت يكون تكون ليس ليست لكن كما أيضا كذلك قد لقد سوف حيث حين عندما بينما
إذا أنه أنها إنه إنها إنهم كل جميع بعض غير أكثر أقل أي ما ماذا لم لن لا إلا أو ثم فقط جدا مثل أحد إحدى
قال قالت قالوا يقول تقول ذكر ذكرت أعلن أعلنت أكد أكدت أضاف أضافت أوضح أوضحت أشار أشارت أفاد أفادت صرح كشف كشفت
اعتبر دعا دعت نقل نقلت شدد شددت طالب طالبت قرر قررت يهدف تهدف
بيان تصريح تصريحات متحدث باسم مصدر مصادر وكالة رسمي رسمية أنباء وزير وزارة رئيس حكومة دولة مجلس هيئة سلطات
يوم أيام أمس اليوم غدا صباح مساء فجر ظهر ساعة ساعات أسبوع أسابيع شهر أشهر عام أعوام عامين سنة سنوات
أحد اثنين ثلاثاء أربعاء خميس جمعة سبت ماضي ماضية مقبل مقبلة حالي حالية جاري سابق سابقة
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
مدينة مدن منطقة محافظة بلاد عاصمة جديد جديدة كبير كبيرة أول أولى ثاني ثانية ثالث ثالثة عدد نسبة مئة مليون ألف آلاف
واحد واحدة ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرين
the and for with from that this which was were has have had will would been its his her their they said says told
after before during over about into more than year month week day new first also not but who
`;

const common = once(() => new Set(wordsOf(words).map(({ forms }) => forms.full)));

/** Whether a word stands in reports of anything, alone or with clitics. */
export function isCommon({ full, stripped }: WordForms): boolean {
  return common().has(full) || stripped.some((form) => common().has(form));
}
