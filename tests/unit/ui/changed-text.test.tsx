// @vitest-environment jsdom
import { render } from 'preact';
import { expect, test } from 'vitest';
import english from '../../../_locales/en/messages.json';
import { compareWords } from '../../../src/library/compare/compare-words.ts';
import { messagesOf } from '../../../src/platform/i18n.ts';
import { ChangedText } from '../../../src/ui/compare/changed-text.tsx';

function shown(older: string | string[], newer: string | string[]): HTMLElement {
  const host = document.createElement('p');
  render(<ChangedText words={compareWords(older, newer)} messages={messagesOf(english)} />, host);
  return host;
}

/** What is seen of two texts' changes. */
function seen(older: string, newer: string): string | null {
  const host = shown(older, newer);
  for (const said of host.querySelectorAll('.visually-hidden')) said.remove();
  return host.textContent;
}

test('what was replaced stands apart from what replaced it, wherever a text had no space', () => {
  expect(seen('قُتل ثلاثة، وأُصيب 3', 'قُتل سبعة، وأُصيب 7')).toBe('قُتل ثلاثة سبعة، وأُصيب 3 7');
  expect(seen('قال المتحدث', 'قال المتحدث أمس')).toBe('قال المتحدث أمس');
});

test('where a paragraph was split or two were joined, a sign stands, and screen readers are told in words', () => {
  const whole = 'بدأ العمل. وقال الوزير';
  const parts = ['بدأ العمل.', 'وقال الوزير'];
  for (const [older, newer, mark, said] of [
    [whole, parts, 'ins', 'new paragraph from here'],
    [parts, whole, 'del', 'paragraphs joined here'],
  ] as const) {
    const host = shown(older as string | string[], newer as string | string[]);
    expect(Array.from(host.querySelectorAll('ins, del'), ({ localName }) => localName)).toEqual([
      mark,
    ]);
    expect(host.querySelectorAll('br')).toHaveLength(mark === 'ins' ? 1 : 0);
    expect(host.querySelector('[aria-hidden]')?.textContent).toBe('¶');
    host.querySelector('[aria-hidden]')?.remove();
    expect(host.textContent?.replace(/\s+/g, ' ')).toBe(`بدأ العمل. ${said} وقال الوزير`);
  }
});
