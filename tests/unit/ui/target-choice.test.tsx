// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, expect, it } from 'vitest';
import arabic from '../../../_locales/ar/messages.json';
import english from '../../../_locales/en/messages.json';
import { messagesOf } from '../../../src/platform/i18n.ts';
import { rememberTargets, targetChoices } from '../../../src/ui/shared/language.ts';
import { TargetChoice } from '../../../src/ui/shared/target-choice.tsx';

beforeEach(() => {
  localStorage.clear();
  document.body.textContent = '';
});

it.each(['en', 'ar'])('sorts the languages by their names in %s', (language) => {
  const names = targetChoices(language).map(([, name]) => name);
  expect(names).toEqual([...names].sort(new Intl.Collator(language).compare));
  expect(new Set(names).size).toBe(names.length);
});

function shownFor(catalogue: Record<string, { message: string }>): HTMLSelectElement {
  const value = { target: 'fr', translates: true };
  const messages = messagesOf(catalogue);
  const host = document.body.appendChild(document.createElement('div'));
  render(<TargetChoice value={value} messages={messages} onChoice={() => {}} />, host);
  return host.querySelector('select') as HTMLSelectElement;
}

it.each([
  ['English', english],
  ['Arabic', arabic],
])('shows the languages chosen last before the others, each once (%s)', (_, catalogue) => {
  rememberTargets('de', 'en');
  rememberTargets('fr', 'de');
  const tags = [...shownFor(catalogue).options].map(({ value }) => value);
  expect(tags.slice(0, 4)).toEqual(['none', 'fr', 'de', 'en']);
  expect(new Set(tags).size).toBe(tags.length);
});

it('keeps the order of names where nothing was chosen yet', () => {
  const tags = [...shownFor(english).options].map(({ value }) => value);
  expect(tags.slice(1)).toEqual(targetChoices('en').map(([tag]) => tag));
});
