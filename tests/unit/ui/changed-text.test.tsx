// @vitest-environment jsdom
import { render } from 'preact';
import { expect, test } from 'vitest';
import english from '../../../_locales/en/messages.json';
import { compareWords } from '../../../src/library/compare/compare-words.ts';
import { messagesOf } from '../../../src/platform/i18n.ts';
import { ChangedText } from '../../../src/ui/compare/changed-text.tsx';

/** What is seen of two texts' changes. */
function seen(older: string, newer: string): string | null {
  const host = document.createElement('p');
  render(<ChangedText words={compareWords(older, newer)} messages={messagesOf(english)} />, host);
  for (const said of host.querySelectorAll('.visually-hidden')) said.remove();
  return host.textContent;
}

test('what was replaced stands apart from what replaced it, wherever a text had no space', () => {
  expect(seen('قُتل ثلاثة، وأُصيب 3', 'قُتل سبعة، وأُصيب 7')).toBe('قُتل ثلاثة سبعة، وأُصيب 3 7');
  expect(seen('قال المتحدث', 'قال المتحدث أمس')).toBe('قال المتحدث أمس');
});
