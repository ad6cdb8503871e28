// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { removeAllArticles, saveArticle } from '../../../src/library/articles/articles.ts';
import { storeSentences } from '../../../src/library/translations/translations.ts';
import { sourceSentences, toMemoryEntry } from '../../../src/translation/sentences.ts';
import type { TranslatedSentence } from '../../../src/translation/translation.ts';
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

test('an article that is not there is an error', async () => {
  await expect(exported('html', 'both')).rejects.toThrow('does not have');
});
