import type { Article } from '../../../src/article/model.ts';

const titles = [
  'الحكومة تعلن خطة لتوسيع شبكة القطارات بين المدن الساحلية',
  'افتتاح مكتبة عامة في حي الزهور بعد ثلاث سنوات من الترميم',
  'باحثون: أشجار الزيتون المعمّرة تحفظ سجلًا نادرًا للمناخ',
  'ارتفاع صادرات التمور إلى مستوى قياسي في الربع الثالث',
] as const;

/** Invented articles with a paragraph each. */
export const articles: readonly Article[] = titles.map((title, at) => {
  const text = `${title}. وقال المتحدث إن العمل يبدأ في مطلع العام المقبل وينتهي خلال ثلاث سنوات.`;
  return {
    id: `${at}`.repeat(32),
    url: `https://www.news${at}.example/a`,
    title,
    lang: 'ar',
    dir: 'rtl',
    siteName: 'أخبار الساحل',
    excerpt: text,
    blocks: [{ kind: 'paragraph', text, html: `<p>${text}</p>`, lang: 'ar', dir: 'rtl' }],
  };
});
