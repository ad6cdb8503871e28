import { expect, test } from 'vitest';
import { withoutIdleInvisible } from '../../../src/article/text/invisible.ts';

test.each([
  ['a plural behind a letter that joins none', 'موتور\u200cهای دیزل', 'موتور\u200cهای دیزل'],
  ['a verb', 'می\u200cخواهد', 'می\u200cخواهد'],
  ['a word without a letter of Persian’s own', 'خانه\u200cها', 'خانه\u200cها'],
  ['a non-joiner at the end of a word', 'موتور\u200c دیزل', 'موتور دیزل'],
  ['an Arabic word', 'متط\u200cوعون في المد\u200cينة', 'متطوعون في المدينة'],
  ['soft hyphens and spaces of no width', 'الحا\u00adفلة مكت\u200bبة', 'الحافلة مكتبة'],
])('%s keeps what its spelling needs', (_, text, shown) => {
  expect(withoutIdleInvisible(text)).toBe(shown);
});
