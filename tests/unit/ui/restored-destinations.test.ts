import { expect, test } from 'vitest';
import { harmlessSettings } from '../../../src/ui/library/storage/restored-destinations.ts';

test('a backup brings no leave to send text anywhere', () => {
  const found = { theme: 'dark', voices: { ar: 'v' }, onlineVoices: { v: true }, engine: 'deepl' };
  expect(harmlessSettings(found as never)).toEqual({ theme: 'dark', voices: { ar: 'v' } });
});
