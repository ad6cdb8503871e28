/** Sentences of an article and their translations; the first is the title. */
export const pairs = [
  ['سوق السمك يعود إلى الميناء القديم', 'The fish market returns to the old harbour'],
  ['عاد سوق السمك صباح أمس إلى رصيفه.', 'The fish market came back to its quay yesterday.'],
  [
    'وقال الباعة إن البيع كان أوفر من العام الماضي.',
    'Vendors said they had sold more than last year.',
  ],
  ['ويفتح السوق أبوابه عند الفجر كل يوم.', 'The market opens at dawn every day.'],
] as const;

/** A sentence by its number: the original (0) or its translation (1). */
export const said = (index: number, side: 0 | 1): string => pairs[index]?.[side] ?? '';
