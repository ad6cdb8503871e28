import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawBlocks } from '../../../src/extraction/blocks/blocks.ts';
import { dropClutterLines } from '../../../src/extraction/lines/drop-clutter-lines.ts';

/** Paragraphs of an invented article. */
export const paragraphs = [
  'أعلن مجلس بلدة السدر صباح اليوم أن أعمال الجسر تنتهي قبل حلول الشتاء، وأن السير يعود إليه تدريجا.',
  'وقال مهندس المشروع إن الفريق استبدل الأعمدة القديمة كلها، وإن الجسر يحتمل ضعف ما كان يحتمله من قبل.',
  'وعبر سكان الضفتين عن ارتياحهم، بعدما كانوا يقطعون خمسة كيلومترات كل يوم للوصول إلى السوق والمدرسة.',
  'وكانت سيول الربيع الماضي قد جرفت جزءا من الجسر، فعزلت ثلاث قرى وأتلفت محاصيل القمح والشعير فيها.',
  'وتبلغ كلفة المشروع نحو أربعة ملايين، تحملت الوزارة نصفها، وجمع المغتربون من أبناء البلدة ما بقي منها.',
  'ومن المقرر أن يفتتح الجسر في العاشر من الشهر المقبل، في حفل يحضره طلاب المدارس وأهالي القرى المجاورة.',
] as const;

const file = join(import.meta.dirname, '../../fixtures/wording/ordinary.txt');

/** Sentences that use the words of calls and labels, and are none. */
export const ordinary: readonly string[] = readFileSync(file, 'utf8').split('\n').filter(Boolean);

/** What the page says of itself. */
export const facts = {
  titles: ['جسر السدر يعود قبل الشتاء'],
  articleBody: '',
  description: undefined,
  byline: 'سلمى الحداد',
  siteName: 'دفتر السدر',
  day: '2026-11-27',
  host: 'sidr.example',
};

/** What is left of some lines that stand among an article's paragraphs, `before` of them above the first and one between two. */
export function kept(lines: readonly string[], before = 3): string {
  const texts = paragraphs.map((text) => `<p>${text}</p>`);
  const apart = lines.flatMap((line, at) =>
    at === 0 ? [line] : [`<p>${paragraphs[at % 6]} (${at})</p>`, line],
  );
  texts.splice(before, 0, ...apart);
  const box = document.createElement('div');
  box.append(
    ...new DOMParser().parseFromString(`<body>${texts.join('')}`, 'text/html').body.childNodes,
  );
  const blocks = dropClutterLines(rawBlocks(box, 'https://sidr.example/news/1'), facts);
  return blocks.map(({ text }) => text).join('\n');
}

/** Lines that stand in one article: more would make most of it. */
const together = 12;

/** Which of some lines are lost; in mid-text many stand in one article. */
export function lost(
  texts: readonly string[],
  form: (text: string) => string,
  before = 3,
): string[] {
  const most = before === 3 ? together : 1;
  const missing: string[] = [];
  for (let at = 0; at < texts.length; at += most) {
    const some = texts.slice(at, at + most);
    const left = kept(some.map(form), before);
    missing.push(...some.filter((text) => !left.includes(withoutStop(text))));
  }
  return missing;
}

/** A sentence without its full stop. */
export const withoutStop = (text: string): string => text.replace(/[.۔]$/, '');

/** A sentence as a paragraph of its own. */
export const asParagraph = (text: string): string => `<p>${text}</p>`;
