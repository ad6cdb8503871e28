// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { defaults } from '../../../src/platform/settings/settings.ts';
import { commandOf, shortcuts } from '../../../src/ui/reader/toolbar/commands.ts';
import { settingsAfter } from '../../../src/ui/reader/toolbar/use-commands.ts';

const press = (key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...init });

test('no two commands share a key', () => {
  expect(new Set(shortcuts.map(({ key }) => key)).size).toBe(shortcuts.length);
});

test('keys work on an Arabic keyboard, and leave the browser’s own alone', () => {
  expect(commandOf(press('j'))).toBe('next-sentence');
  expect(commandOf(press('ت', { code: 'KeyJ' }))).toBe('next-sentence');
  expect(commandOf(press('؟', { code: 'Slash', shiftKey: true }))).toBe('shortcuts');
  expect(commandOf(press('p', { ctrlKey: true }))).toBeUndefined();
});

test('on a keyboard with other Latin letters the letter counts, not its place', () => {
  expect(commandOf(press('y', { code: 'KeyT' }))).toBeUndefined();
});

test('sizes stay within what can be read', () => {
  expect(settingsAfter('larger', { ...defaults, originalSize: 48 })?.originalSize).toBe(48);
  expect(settingsAfter('smaller', defaults)?.translationSize).toBe(defaults.translationSize - 1);
  expect(settingsAfter('theme', { ...defaults, theme: 'dark' })).toEqual({ theme: 'system' });
  expect(settingsAfter('save', defaults)).toBeUndefined();
});
