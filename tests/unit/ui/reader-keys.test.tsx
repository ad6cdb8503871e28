// @vitest-environment jsdom
import { options, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaults } from '../../../src/platform/settings/settings.ts';
import { useCommands } from '../../../src/ui/reader/toolbar/use-commands.ts';

const { requestAnimationFrame: painted = setTimeout } = options;
beforeEach(() => {
  // A browser that is too busy to paint.
  options.requestAnimationFrame = () => undefined;
});
afterEach(() => {
  options.requestAnimationFrame = painted;
  render(null, document.body);
});

test('a key counts as soon as the article stands in the page, even before it is painted', () => {
  const change = vi.fn();
  const given = { change, settings: defaults, reading: {}, article: {}, place: 'page' };
  function Probe(): null {
    useCommands(given as never);
    return null;
  }
  render(<Probe />, document.body);
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, cancelable: true }),
  );
  expect(change).toHaveBeenCalledWith({ layout: 'side-by-side' });
});
