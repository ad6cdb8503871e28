// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import {
  findArticle,
  removeAllArticles,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import type { Mark } from '../../../src/library/database/records.ts';
import { chapter } from '../../../src/library/export/epub/chapter.ts';
import { keepMark, marksOf } from '../../../src/library/marks/marks.ts';
import { paneText } from '../../../src/library/marks/pane-text.ts';
import { selectorsOf } from '../../../src/library/marks/selectors.ts';
import { storeSentences } from '../../../src/library/translations/translations.ts';
import { sourceSentences } from '../../../src/translation/segment-sentences.ts';
import { toMemoryEntry } from '../../../src/translation/sentences.ts';
import type { TranslatedSentence } from '../../../src/translation/translation.ts';
import { exportedArticle, translatedArticle } from '../../../src/ui/shared/export/prepare.ts';
import { exportArticle } from '../../../src/ui/shared/export-article.ts';
import { article } from './sample.ts';

beforeEach(removeAllArticles);

/** A saved article of which the title and the first sentence are translated. */
async function translated(): Promise<void> {
  const html =
    '<p onclick="x()">وصل <a href="https://a.example/">القطار</a>. ثم غادر.<script>x()</script></p>';
  const block = {
    kind: 'paragraph',
    text: 'وصل القطار. ثم غادر.',
    html,
    lang: 'ar',
    dir: 'rtl',
  } as const;
  const made = { ...article('a', '', 'القطار'), blocks: [block] };
  await saveArticle(made);
  const english = ['The train', 'The train arrived.'];
  const kept = sourceSentences(made)
    .slice(0, 2)
    .map((sentence, at) => {
      const { source, ...place } = sentence;
      const target = {
        text: english[at] ?? '',
        marks: at ? [{ start: 4, end: 9, element: source.marks[0]?.element ?? 0 }] : [],
      };
      const done: TranslatedSentence = { ...place, target, engine: 'bergamot', model: '1' };
      return toMemoryEntry(sentence, done, 'a', 'en');
    });
  await storeSentences(kept);
}

/** The text of a file that an export gives, and its name. */
async function exported(format: 'html' | 'markdown', content: 'both' | 'original' | 'translation') {
  const { name, blob } = await exportArticle({ id: 'a', format, content, target: 'en' });
  const reader = new FileReader();
  const text = await new Promise<string>((resolve) => {
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });
  return { name, text };
}

test('both languages stand side by side, links kept, and nothing that runs', async () => {
  await translated();
  const { name, text } = await exported('html', 'both');
  expect(name).toBe('القطار.html');
  expect(text).not.toMatch(/script|onclick/);
  const page = new DOMParser().parseFromString(text, 'text/html');
  const [original, translation] = page.querySelectorAll('.pair:last-child > div');
  expect(original?.querySelector('a')?.textContent).toBe('القطار');
  expect(translation?.querySelector('a')?.textContent).toBe('train');
  expect(translation?.textContent).toContain('The train arrived.');
  expect(translation?.textContent).toContain('ثم غادر.');
});

test('the original alone and the translation alone', async () => {
  await translated();
  const original = await exported('markdown', 'original');
  expect(original.text).toContain('# القطار\n\nوصل [القطار](https://a.example/). ثم غادر.');
  expect(original.text).not.toContain('train');
  const translation = await exported('html', 'translation');
  expect(translation.name).toBe('The train.html');
  expect(translation.text).toContain('<html lang="en" dir="ltr">');
  expect(translation.text).not.toContain('القطار</h1>');
});

test('the beginning of a paid text stays known as one, and says in every file that it breaks off', async () => {
  const breaks = async (format: 'html' | 'markdown'): Promise<boolean> =>
    /\[…\\?\]/.test((await exported(format, 'both')).text);
  await saveArticle(article('a'));
  expect([await breaks('html'), await breaks('markdown')]).toEqual([false, false]);
  await removeAllArticles();
  await saveArticle({ ...article('a'), teaser: true });
  expect((await findArticle('a'))?.article.teaser).toBe(true);
  expect([await breaks('html'), await breaks('markdown')]).toEqual([true, true]);
});

test('an article that is not there is an error', async () => {
  await expect(exported('html', 'both')).rejects.toThrow('does not have');
});

/** Marks in both panes, one of them over two blocks and one that stands nowhere. */
async function marked(): Promise<void> {
  await translated();
  const [source, english] = [
    paneText(['القطار', 'وصل القطار. ثم غادر.']),
    paneText(['The train', 'The train arrived.']),
  ];
  const keep = (pane: Mark['pane'], words: string, note = ''): Promise<void> => {
    const text = pane === 'source' ? source : english;
    const start = text.text.lastIndexOf(words);
    const about = { id: words, articleId: 'a', pane, lang: pane === 'source' ? 'ar' : 'en' };
    const selectors = selectorsOf(text, { start, end: start + words.length });
    return keepMark({ ...about, ...selectors, note, createdAt: 1, changedAt: 1 });
  };
  await keep('source', 'القطار. ثم', 'سطر أول\nسطر *ثان*');
  await keep('source', 'القطار\nوصل');
  await keep('translation', 'train arrived', '<b>when?</b>');
  const gone = { ...(await marksOf('a'))[0], id: 'gone', note: 'lost & found' };
  const quote = { exact: 'كلام لم يعد فيه شيء من هذا', prefix: '', suffix: '' };
  await keepMark({ ...gone, quote, position: { start: 50, end: 76 } });
}

test('HTML has the reader’s marks, and their notes with the way to them and back', async () => {
  await marked();
  const { text } = await exported('html', 'both');
  const page = new DOMParser().parseFromString(text, 'text/html');
  const marks = Array.from(page.querySelectorAll('mark'), (mark) => mark.textContent);
  expect(marks.join('|')).toBe('القطار|وصل|القطار|. ثم|train| arrived');
  const notes = [...page.querySelectorAll('.reader-notes li')];
  expect(notes).toHaveLength(3);
  for (const link of page.querySelectorAll('.reader-note a, .reader-notes a'))
    expect(page.querySelector(link.getAttribute('href') ?? ''), link.outerHTML).not.toBeNull();
  expect(notes.map((note) => note.textContent)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('سطر أول'),
      expect.stringContaining('<b>when?</b>'),
      expect.stringMatching(/كلام لم يعد فيه شيء من هذا lost & found/),
    ]),
  );
  expect(page.querySelector('b')).toBeNull();
});

test('Markdown has marks, and notes as footnotes; of one pane what stands in the other is at the end', async () => {
  await marked();
  const both = (await exported('markdown', 'both')).text;
  expect(both).toContain('<mark>ثم</mark>'.replace('ثم', '. ثم'));
  expect(both).toMatch(/\[\^reader-note-1\](?!:)/);
  expect(both).toMatch(/^\[\^reader-note-1\]: سطر أول\\\nسطر \\\*ثان\\\*$/m);
  expect(both).toMatch(/^\[\^reader-note-2\]: \\<b>when\?\\?<\/b>$/m);
  const original = (await exported('markdown', 'original')).text;
  expect(original).toMatch(/<mark>train arrived<\/mark> \\<b>when/);
  expect(original).toMatch(/<mark>كلام لم يعد فيه شيء من هذا<\/mark> lost & found/);
});

test('a book’s page has marks, and its notes lead to them and back', async () => {
  await marked();
  const record = await findArticle('a');
  if (!record) throw new Error('no article');
  const source = await translatedArticle(record, 'en');
  const text = chapter(exportedArticle(source, { content: 'both', target: 'en' }));
  const page = new DOMParser().parseFromString(text, 'application/xhtml+xml');
  expect(page.querySelector('parsererror')).toBeNull();
  expect(page.querySelector('mark')?.textContent).toBe('القطار');
  const links = [...page.querySelectorAll('a[href^="#"]')];
  expect(links).toHaveLength(4);
  for (const link of links)
    expect(page.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
});
