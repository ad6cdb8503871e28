import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, type View } from '../harness/index.ts';
import { copied } from './copied.ts';
import { articleOf, keptOf, openArticle } from './open-article.ts';

const pairs = [
  ['Google تفتح مكتبًا في الميناء', 'Google opens an office in the harbour'],
  ['عاد سوق السمك (NYSE) أمس.', 'The fish market (سوق السمك) came back.'],
] as const;
const article = articleOf(pairs[0][0], [
  { text: pairs[1][0] },
  { kind: 'list', text: 'أول ثان', html: '<ul><li>بند أول</li><li>بند ثان</li></ul>' },
  {
    kind: 'table',
    text: 'خلية',
    html: '<table><tr><td>خلية أولى</td><td>خلية ثانية</td></tr></table>',
  },
]);

const hasOffice = spawnSync('soffice', ['--version']).status === 0;

/** The paragraphs of a page as LibreOffice takes them in: their text, and whether they run from right to left. */
function paragraphsInOffice(html: string): [string, boolean][] {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-office-'));
  try {
    const page = join(folder, 'pasted.html');
    writeFileSync(page, `<!doctype html><meta charset="utf-8">${html}`);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = ['--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder];
    spawnSync('soffice', [profile, '--infilter=HTML (StarWriter)', ...convert, page]);
    const files = unzipSync(readFileSync(join(folder, 'pasted.docx')));
    const text = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    return [...text.matchAll(/<w:p(?: [^>]*)?>(.*?)<\/w:p>/gs)].flatMap(([, body = '']) => {
      const words = [...body.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
        .map(([, word]) => word)
        .join('');
      const bidi = /<w:bidi(?: w:val="(\w+)")?\/>/.exec(body);
      return words.trim()
        ? [[words.trim(), bidi !== null && bidi[1] !== '0' && bidi[1] !== 'false']]
        : [];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each(browsers)('what is copied in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, article, keptOf(article, pairs));
    await reader.until(() => document.querySelectorAll('.translation:lang(en)').length >= 2);
  });
  afterAll(() => browser?.close());

  test('has each paragraph in its own direction in LibreOffice', { timeout: 180_000 }, async ({
    skip,
  }) => {
    if (!hasOffice)
      skip('LibreOffice (soffice) is not installed: apt-get install libreoffice-writer');
    const { html } = await copied(reader, { content: 'both', form: 'rich', source: true });
    const found = new Map(paragraphsInOffice(html));
    const expected: [string, boolean][] = [
      [pairs[0][0], true],
      [pairs[0][1], false],
      [pairs[1][0], true],
      [pairs[1][1], false],
      ['بند أول', true],
      ['بند ثان', true],
      ['خلية أولى', true],
      ['ليلى حداد · صحيفة النخيل · 2026-03-14', true],
      ['https://news.example/story', false],
    ];
    expect(expected.map(([text]) => [text, found.get(text)])).toEqual(expected);
  });
});
