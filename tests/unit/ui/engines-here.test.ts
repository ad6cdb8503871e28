import { afterEach, expect, it, vi } from 'vitest';
import { availableEngines } from '../../../src/ui/shared/available-engines.ts';

afterEach(() => vi.unstubAllGlobals());

it('leaves Chrome’s translator out where the browser has none', () => {
  expect(availableEngines(['chrome', 'bergamot', 'deepl'])).toEqual(['bergamot', 'deepl']);
  vi.stubGlobal('Translator', {});
  expect(availableEngines(['chrome', 'bergamot'])).toEqual(['chrome', 'bergamot']);
});
