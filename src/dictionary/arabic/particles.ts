import type { Rule } from './rule.ts';

const verbs = ['present', 'past'] as const;

/** و and ف before any word. */
export const conjunctions: readonly Rule[] = [
  { name: 'and', start: 'و', cost: 1, examples: { وقال: 'قال', والحكومة: 'الحكومة' } },
  { name: 'so', start: 'ف', cost: 1.2, examples: { فقال: 'قال' } },
];

/** Particles written as one with the noun or verb after them. */
export const particles: readonly Rule[] = [
  { name: 'with', start: 'ب', as: 'noun', cost: 1, examples: { بمدينة: 'مدينة' } },
  { name: 'like', start: 'ك', as: 'noun', cost: 1.5, examples: { كوسيلة: 'وسيلة' } },
  {
    name: 'for',
    start: 'لل',
    becomes: ['ال'],
    as: 'noun',
    cost: 0.5,
    examples: { للمدينة: 'المدينة' },
  },
  {
    name: 'for',
    start: 'لل',
    becomes: ['الل'],
    as: 'noun',
    cost: 1.5,
    examples: { للغة: 'اللغة' },
  },
  { name: 'for', start: 'ل', as: 'noun', cost: 1, examples: { لمدينة: 'مدينة' } },
  { name: 'to', start: 'ل', as: 'present', cost: 1, examples: { ليكتب: 'يكتب' } },
  { name: 'will', start: 'س', as: 'present', cost: 0.5, examples: { سيكتب: 'يكتب' } },
];

export const articles: readonly Rule[] = [
  {
    name: 'the',
    start: 'ال',
    of: ['noun'],
    as: 'noun',
    marks: 'article',
    cost: 0.2,
    examples: { الكتاب: 'كتاب' },
  },
];

/** Pronouns at the end of a noun (his), a verb (him) or a particle (from him). */
export const pronouns: readonly Rule[] = [
  ...(
    [
      ['ه', 'him', 'كتابه', 'كتاب'],
      ['ها', 'her', 'كتابها', 'كتاب'],
      ['هم', 'them', 'كتابهم', 'كتاب'],
      ['هن', 'them_women', 'كتابهن', 'كتاب'],
      ['هما', 'them_two', 'كتابهما', 'كتاب'],
      ['كم', 'you_all', 'كتابكم', 'كتاب'],
      ['كما', 'you_two', 'كتابكما', 'كتاب'],
      ['كن', 'you_women', 'كتابكن', 'كتاب'],
      ['نا', 'us', 'كتابنا', 'كتاب'],
    ] as const
  ).map(
    ([end, name, word, entry]): Rule => ({
      name,
      end,
      marks: 'pronoun',
      cost: 1,
      examples: { [word]: entry },
    }),
  ),
  { name: 'you', end: 'ك', marks: 'pronoun', cost: 2, examples: { كتابك: 'كتاب' } },
  { name: 'me', end: 'ني', of: verbs, marks: 'pronoun', cost: 1, examples: { يسألني: 'يسأل' } },
  {
    name: 'my',
    end: 'ي',
    of: ['noun'],
    as: 'noun',
    marks: 'pronoun',
    cost: 2,
    examples: { كتابي: 'كتاب' },
  },
];

/** How a word is written before a pronoun, against how it stands alone. */
export const beforePronoun: readonly Rule[] = [
  {
    name: 'feminine',
    end: 'ت',
    becomes: ['ة'],
    of: ['noun'],
    as: 'noun',
    afterPronoun: true,
    cost: 0,
    examples: { مدرست: 'مدرسة' },
  },
  {
    name: 'spelling',
    end: 'ئ',
    becomes: ['ء'],
    of: ['noun'],
    as: 'noun',
    afterPronoun: true,
    cost: 0,
    examples: { أصدقائ: 'أصدقاء' },
  },
  {
    name: 'spelling',
    end: 'ؤ',
    becomes: ['ء'],
    of: ['noun'],
    as: 'noun',
    afterPronoun: true,
    cost: 0,
    examples: { أصدقاؤ: 'أصدقاء' },
  },
  {
    name: 'spelling',
    end: 'ا',
    becomes: ['ى'],
    afterPronoun: true,
    cost: 0.5,
    examples: { مستوا: 'مستوى', رما: 'رمى' },
  },
  {
    name: 'spelling',
    end: 'تمو',
    becomes: ['تم'],
    as: 'past',
    afterPronoun: true,
    cost: 0,
    examples: { كتبتمو: 'كتبتم' },
  },
  {
    name: 'spelling',
    end: 'و',
    becomes: ['وا'],
    of: verbs,
    afterPronoun: true,
    cost: 0,
    examples: { كتبو: 'كتبوا' },
  },
];
