import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPages } from '../../../scripts/saved-pages.mjs';
import type { Extraction } from '../../../src/article/model.ts';

const days = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة'];
const paragraphs = days.map(
  (day) =>
    `<p>وفي يوم ${day} جرى في المدينة ما لم يجرِ من قبل، ${'إذ تحدث الناس عنه طويلاً، وكتبوا. '.repeat(3)}</p>`,
);
const article = `<h1>جسر جديد للمشاة في المدينة</h1><div>${paragraphs.join('')}</div>`;

const pages = {
  'hundred-thousand-nodes': `${article}<div>${`<div class="card"><span>نص</span><b>آخر</b></div>${' '.repeat(60)}`.repeat(34_000)}</div>`,
  'many-links': `${article}${`<p>${'<a href="/x">رابط</a> '.repeat(50)}</p>`.repeat(5400)}`,
  'list-of-links': `${article}<ul>${Array.from({ length: 50_000 }, (_, n) => `<li class="item"><a href="/${n}">رابط ${n}</a></li>`).join('')}</ul>`,
  'many-breaks': `<h1>عنوان</h1><div>${'سطر من النص هنا<br><br>'.repeat(60_000)}</div>`,
  'deep-text': `${article}<section>${`${'<div class="x">'.repeat(200)}<p>${paragraphs[0]?.repeat(60)}</p>${'</div>'.repeat(200)}`.repeat(60)}</section>`,
  headlines: `${article}${Array.from({ length: 14_000 }, (_, n) => `<h1>خبر آخر عن المدينة ${n}</h1>`).join('')}`,
  'deep-boxes': `${'<div>'.repeat(500)}${article}${'</div>'.repeat(500)}`,
};

describe.skipIf(process.env['WARRAQ_BROWSER'] === 'firefox')('pages made to hang', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-hostile-'));
  const results = new Map<string, Extraction>();

  beforeAll(async () => {
    for (const [name, body] of Object.entries(pages))
      writeFileSync(join(folder, `${name}.html`), `<!DOCTYPE html><meta charset="utf-8">${body}`);
    await openPages([folder], {}, async ({ slug }, tab) => {
      results.set(slug, (await tab.extract()).result);
    });
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['hundred-thousand-nodes', 'list-of-links', 'deep-boxes'])(
    '%s: the article is found',
    (name) => {
      const result = results.get(name);
      expect(result && 'article' in result && result.article.blocks.length).toBe(6);
    },
  );

  // Far within the time that the browser is given for a page.
  it.each(['deep-text', 'headlines'])('%s: the article is among what is read', (name) => {
    const result = results.get(name);
    const texts =
      result && 'article' in result ? result.article.blocks.map(({ text }) => text) : [];
    expect(texts.filter((text) => text.startsWith('وفي يوم')).length).toBeGreaterThanOrEqual(6);
  });

  it.each(['many-links', 'many-breaks'])('%s: refused', (name) => {
    expect(results.get(name)).toMatchObject({ failure: 'too-large' });
  });
});
