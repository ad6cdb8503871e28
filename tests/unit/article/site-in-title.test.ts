// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { siteInTitle } from '../../../src/extraction/metadata/titles.ts';

test.each([
  ['افتتاح جسر فوق وادي الرمان | جريدة الينابيع', 'افتتاح جسر فوق وادي الرمان', 'جريدة الينابيع'],
  [
    'جسر الرمان - عشرون عاما من الوعود | جريدة الينابيع',
    'جسر الرمان - عشرون عاما من الوعود',
    'جريدة الينابيع',
  ],
  // What JavaScript's replacement texts read as commands.
  [
    "خسارة $' في سوق العملات $& الآن | جريدة الينابيع",
    "خسارة $' في سوق العملات $& الآن",
    'جريدة الينابيع',
  ],
  ['افتتاح جسر فوق وادي الرمان', 'افتتاح جسر فوق وادي الرمان', undefined],
])('%s names its site beside its headline', (pageTitle, headline, site) => {
  expect(siteInTitle(pageTitle, headline)).toBe(site);
});
