// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import type { Article } from '../../../src/article/model.ts';
import { earlyTarget, rememberEarlyTarget } from '../../../src/platform/translator/early-engine.ts';
import type { TranslatorClient } from '../../../src/platform/translator/translator-client.ts';
import type { TranslationEvent, TranslationState } from '../../../src/translation/translation.ts';
import { useTranslation } from '../../../src/ui/reader/translation/use-translation.ts';
import { saveSettings } from '../../../src/ui/shared/page.ts';

afterEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

const working = { status: 'working', done: 0, total: 3 } as const;

/** A reader into French that hears of a state. */
function hear(state: TranslationState, { keep = true, translates = true } = {}): void {
  const article = { id: 'a', title: '', blocks: [] } as unknown as Article;
  const translator = {
    heard: () => [],
    follow: (_: unknown, tell: (event: TranslationEvent) => void) => tell({ type: 'state', state }),
  } as unknown as TranslatorClient;
  const Page = () => {
    useTranslation(translator, { article, target: 'fr', keep, translates });
    return null;
  };
  void act(() => render(<Page />, document.body.appendChild(document.createElement('div'))));
}

test('the engine on the device is remembered with the language that it translates into', () => {
  hear({ ...working, engine: 'bergamot' });
  expect(earlyTarget()).toBe('fr');
});

test('nothing of a private window is', () => {
  hear({ ...working, engine: 'bergamot' }, { keep: false });
  expect(earlyTarget()).toBeUndefined();
});

test.each([
  ['another engine translates', { ...working, engine: 'deepl' }, true],
  ['none is ready', { status: 'setup', offers: [] }, true],
  ['the reader wants no translation', working, false],
] as const)('it is forgotten where %s', (_, state, translates) => {
  rememberEarlyTarget('fr');
  hear(state, { translates });
  expect(earlyTarget()).toBeUndefined();
});

test.each([
  [{ engine: 'deepl' }, undefined],
  [{ translates: false }, undefined],
  [{ theme: 'dark' }, 'fr'],
] as const)('it is forgotten with the settings that it goes by: %o', (change, kept) => {
  rememberEarlyTarget('fr');
  void saveSettings(change);
  expect(earlyTarget()).toBe(kept);
});
