// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectedArticle, expectedRemovals } from '../../../scripts/expected-article.mjs';
import { savedPages } from '../../../scripts/saved-pages.mjs';
import { drawnPages } from '../../fixtures/drawn-pages.ts';
import { someOf } from '../share.ts';
import { layOut, openPage } from './shown-page.ts';

// Before extraction looks which functions there are.
layOut();
const { explainedExtract } = await import('../../../src/extraction/extract.ts');

const pages = savedPages(['tests/fixtures/pages']).filter(({ slug }) => !drawnPages.includes(slug));

// The browsers read some of the others.
test.each(someOf(pages, 4))('$slug: $meta.about', ({ file, url, meta }) => {
  openPage(readFileSync(file, 'utf8'), url);
  // What is right does not depend on how fast the machine is.
  const result = explainedExtract(document, { scope: 'article', unhurried: true });
  expect(expectedArticle(result)).toEqual(meta['article']);
  expect(expectedRemovals(result)).toEqual(meta['removals']);
});
