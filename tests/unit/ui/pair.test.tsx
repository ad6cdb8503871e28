// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import english from '../../../_locales/en/messages.json';
import { messagesOf } from '../../../src/platform/i18n.ts';
import type { EngineId } from '../../../src/translation/engine.ts';
import { Pair } from '../../../src/ui/reader/pane/pair.tsx';
import { createSentenceHighlighter } from '../../../src/ui/reader/sentences/sentence-highlighter.ts';
import { creditsOf, noCredits } from '../../../src/ui/reader/translation/credits.ts';
import { createTranslationStore } from '../../../src/ui/reader/translation/translation-store.ts';

const sentence = (block: number, engine: EngineId = 'bergamot') => {
  const target = { text: 'x y.', marks: [] };
  return { block, segment: 0, start: 0, end: 9, target, engine, model: '1' };
};

function translationCell(source: string, target: string): HTMLElement | null {
  const store = createTranslationStore();
  store.add([sentence(0)]);
  const html = '<p>كلام هنا.</p>';
  const block = { kind: 'paragraph', text: '', html, lang: source, dir: 'rtl' } as const;
  const cells = {
    ...{ store, light: createSentenceHighlighter(1, store), target, missing: 'source' as const },
    ...{ display: { diacritics: 'shown', digits: 'original' } as const },
    ...{ credits: noCredits, broken: '', sideways: '', enlarge: '' },
  };
  const host = document.createElement('div');
  void act(() => render(<Pair block={block} index={0} cells={cells} />, host));
  return host.querySelector<HTMLElement>('.cell.translation');
}

it.each([
  ['ar', 'fa', 'rtl'],
  ['ar', 'ur', 'rtl'],
  ['ar', 'he', 'rtl'],
  ['fa', 'ar', 'rtl'],
  ['ur', 'en', 'ltr'],
  ['he', 'de', 'ltr'],
])('a translation from %s into %s lies %s', (source, target, dir) => {
  const cell = translationCell(source, target);
  expect(cell?.dir).toBe(dir);
  expect(cell?.lang).toBe(target);
});

it('where engines followed each other, each block says it from which on another made it', () => {
  const messages = messagesOf(english);
  const store = createTranslationStore();
  store.add([sentence(0, 'deepl'), sentence(1, 'deepl'), sentence(2, 'openai')]);
  expect([...creditsOf(store, 4, messages)]).toEqual([
    [0, 'Translated by DeepL'],
    [2, 'Translated by Language model (OpenAI-compatible)'],
  ]);
  expect(creditsOf(store, 2, messages).size).toBe(0);
});
