import { afterEach, expect, it, vi } from 'vitest';
import { enginesHere } from '../../../src/ui/shared/available-engines.ts';

afterEach(() => vi.unstubAllGlobals());

it('leaves Chrome’s translator out where the browser has none', () => {
  expect(enginesHere(['chrome', 'bergamot', 'deepl'])).toEqual(['bergamot', 'deepl']);
  vi.stubGlobal('Translator', {});
  expect(enginesHere(['chrome', 'bergamot'])).toEqual(['chrome', 'bergamot']);
});
