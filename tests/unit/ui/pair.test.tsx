// @vitest-environment jsdom
import { type JSX, render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import english from '../../../_locales/en/messages.json';
import { messagesOf } from '../../../src/platform/i18n.ts';
import type { EngineId } from '../../../src/translation/engine.ts';
import { Pair } from '../../../src/ui/reader/pane/pair.tsx';
import { createSentenceHighlighter } from '../../../src/ui/reader/sentences/sentence-highlighter.ts';
import { creditsOf, noCredits } from '../../../src/ui/reader/translation/credits.ts';
import {
  createTranslationStore,
  type TranslationStore,
} from '../../../src/ui/reader/translation/translation-store.ts';

const sentence = (block: number, engine: EngineId = 'bergamot') => {
  const target = { text: 'x y.', marks: [] };
  return { block, segment: 0, start: 0, end: 9, target, engine, model: '1' };
};

/** A block from one language into another, with what the store has of its translation. */
function pair(store: TranslationStore, source: string, target: string): JSX.Element {
  const html = '<p>كلام هنا.</p>';
  const block = { kind: 'paragraph', text: '', html, lang: source, dir: 'rtl' } as const;
  const cells = {
    ...{ store, light: createSentenceHighlighter(1, store), target, missing: 'source' as const },
    ...{ display: { diacritics: 'shown', digits: 'original' } as const },
    ...{ dir: 'rtl' as const, credits: noCredits },
    messages: messagesOf(english),
  };
  return <Pair block={block} index={0} cells={cells} />;
}

function translationCell(source: string, target: string): HTMLElement | null {
  const store = createTranslationStore();
  store.add([sentence(0)]);
  const host = document.createElement('div');
  void act(() => render(pair(store, source, target), host));
  return host.querySelector<HTMLElement>('.cell.translation');
}

it('a sentence that comes between the making of the page and its first painting is painted with it', async () => {
  const store = createTranslationStore();
  const host = document.createElement('div');
  render(pair(store, 'ar', 'en'), host);
  const empty = host.querySelector('.cell.translation')?.firstChild;
  await Promise.resolve();
  expect(host.querySelector('.cell.translation')?.firstChild).toBe(empty);
  store.add([sentence(0)]);
  // Preact draws a change when the turn is over; painting comes later.
  await Promise.resolve();
  expect(host.querySelector('.cell.translation')?.textContent).toBe('x y.');
});

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
